package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.maven.failure.DisplayedCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateAndValidateGoalsTest {
    private static final String GOOD = """
            endpointName: object-detection
            minCapacity: 1
            maxCapacity: 10
            steps:
              - { upper: 20, change: -1 }
              - { lower: 50, change: +1 }
            """;
    private static final String BAD = GOOD.replace("maxCapacity: 10", "maxCapacity: 0");
    private static final String WARNED = GOOD + "evaluationPeriods: 1\nmetricAggregationType: Average\n";
    private static final String TEMPLATE = "stepscale-object-detection-AllTraffic.template.yaml";

    @TempDir
    Path module;

    private final RecordedLog log = new RecordedLog();
    private final Map<Object, Object> context = new HashMap<>();
    private Path output;

    @BeforeEach
    void setOutput() {
        output = module.resolve("target/stepscale");
    }

    @Test
    void generateWritesTheTemplateOfTheStack() throws Exception {
        describe(GOOD);
        generate().execute();
        assertThat(output.resolve(TEMPLATE))
                .content()
                .startsWith("# Made by stepscale.")
                .endsWith("\n");
        assertThat(files()).containsExactly(TEMPLATE);
        assertThat(log.lines()).contains("INFO Wrote " + Path.of("target", "stepscale", TEMPLATE));
    }

    @Test
    void generateLeavesAnUnchangedFileAlone() throws Exception {
        describe(GOOD);
        generate().execute();
        var before = Files.getLastModifiedTime(output.resolve(TEMPLATE));
        generate().execute();
        assertThat(Files.getLastModifiedTime(output.resolve(TEMPLATE))).isEqualTo(before);
        assertThat(log.lines()).contains("INFO Unchanged: " + Path.of("target", "stepscale", TEMPLATE));
    }

    @Test
    void pathsAreToldFromTheFolderOfTheUserAndTheFilesAreTheSame() throws Exception {
        describe(WARNED);
        generate().execute();
        byte[] before = Files.readAllBytes(output.resolve(TEMPLATE));
        Files.delete(output.resolve(TEMPLATE));
        context.clear();
        GenerateMojo goal = generate();
        goal.startDirectory = module.getParent().toFile();

        goal.execute();

        Path seen = module.getParent().relativize(module);
        assertThat(log.lines())
                .contains("INFO Wrote "
                        + seen.resolve("target").resolve("stepscale").resolve(TEMPLATE))
                .anyMatch(line -> line.startsWith("WARN " + seen.resolve("stepscale.yaml") + ":"));
        assertThat(output.resolve(TEMPLATE)).hasBinaryContent(before);
    }

    @Test
    void parametersOverrideTheDescriptor() throws Exception {
        describe(GOOD);
        GenerateMojo goal = generate();
        goal.endpointName = "staging";
        goal.maxCapacity = "3";
        goal.execute();
        assertThat(output.resolve("stepscale-staging-AllTraffic.template.yaml"))
                .content()
                .contains("Default: staging\n", "Default: 3\n");
    }

    @Test
    void aBadDescriptorFailsTheBuildAndNothingIsWritten() throws IOException {
        describe(BAD);
        assertThatThrownBy(() -> generate().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("1 error in the descriptor. Correct it, then run mvn stepscale:validate.")
                .hasNoCause();
        assertThat(log.lines()).anyMatch(line -> line.startsWith("ERROR stepscale.yaml:3:1 maxCapacity: 0 is below 1"));
        assertThat(output).doesNotExist();
    }

    @Test
    void oneBadDescriptorOfSeveralKeepsAllFromBeingWritten() throws IOException {
        Path folder = Files.createDirectory(module.resolve("scaling"));
        Files.writeString(folder.resolve("a.yaml"), GOOD);
        Files.writeString(folder.resolve("b.yaml"), BAD.replace("object-detection", "other"));
        GenerateMojo goal = generate();
        goal.descriptor = folder.toFile();
        assertThatThrownBy(goal::execute).hasMessageStartingWith("1 error in 2 descriptors.");
        assertThat(output).doesNotExist();
    }

    @Test
    void twoDescriptorsOfOneTargetKeepAllFromBeingWritten() throws IOException {
        Path folder = Files.createDirectory(module.resolve("scaling"));
        Files.writeString(folder.resolve("a.yaml"), GOOD);
        Files.writeString(folder.resolve("b.yaml"), "stackName: other\n" + GOOD);
        GenerateMojo goal = generate();
        goal.descriptor = folder.toFile();
        assertThatThrownBy(goal::execute).hasMessageStartingWith("1 error in 2 descriptors.");
        assertThat(log.lines())
                .anyMatch(line -> line.startsWith("ERROR " + Path.of("scaling", "b.yaml")
                        + ":2:1 endpointName: this file"
                        + " and " + Path.of("scaling", "a.yaml") + ":1:1 both scale variant AllTraffic of endpoint"
                        + " object-detection: one file is allowed. Write one file with rules, one for each metric;"));
        assertThat(output).doesNotExist();
    }

    @Test
    void aNumberLineIsShownForEachMetric() throws Exception {
        describe("""
                endpointName: object-detection
                minCapacity: 1
                maxCapacity: 10
                rules:
                  - { name: busy, steps: [{ lower: 600, change: +1 }] }
                  - { name: idle, metric: CPUUtilizationNormalized, steps: [{ upper: 20, change: -1 }] }
                """);
        validate().execute();
        assertThat(log.lines())
                .containsSubsequence(
                        "INFO   InvocationsPerInstance, Sum of 60 s",
                        "INFO     (-inf, 600)  hold (no alarm)",
                        "INFO     [600, +inf)  +1",
                        "INFO   CPUUtilizationNormalized, Average of 60 s",
                        "INFO     (-inf, 20)  -1",
                        "INFO     [20, +inf)  hold (no alarm)");
    }

    @Test
    void warningsFailTheBuildOnlyWithFailOnWarning() throws Exception {
        describe(WARNED);
        generate().execute();
        assertThat(log.lines()).anyMatch(line -> line.startsWith("WARN stepscale.yaml:") && line.endsWith(" [W-A09]"));
        GenerateMojo strict = generate();
        strict.failOn = "warning";
        assertThatThrownBy(strict::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageMatching(
                        "\\d+ warnings? in the descriptor\\. Correct (it|them), accept (it|them) under 'allow', .*");
    }

    /** Findings below the severity of failOn do not count, however many there are. */
    @Test
    void findingsMilderThanFailOnDoNotFailTheBuild() throws Exception {
        describe(GOOD);
        GenerateMojo strict = generate();
        strict.failOn = "warning";
        strict.execute();
        assertThat(log.lines())
                .noneMatch(line -> line.startsWith("WARN "))
                .anyMatch(line -> line.startsWith("INFO stepscale.yaml:"));
    }

    @Test
    void anUnknownSeverityIsRefused() throws IOException {
        describe(GOOD);
        GenerateMojo goal = generate();
        goal.failOn = "info";
        assertThatThrownBy(goal::execute).hasMessage("stepscale.failOn is 'info': error or warning is allowed.");
    }

    @Test
    void findingsAreLoggedOnceInABuildOfAModule() throws Exception {
        describe(WARNED);
        validate().execute();
        generate().execute();
        assertThat(log.lines().stream().filter(line -> line.endsWith("[W-A09]")))
                .hasSize(1);
    }

    @Test
    void validatePrintsTheNumberLineAndWritesNothing() throws Exception {
        describe(GOOD);
        validate().execute();
        assertThat(log.lines())
                .containsSubsequence(
                        "INFO stepscale-object-detection-AllTraffic: 1 to 10 instances",
                        "INFO   InvocationsPerInstance, Sum of 60 s",
                        "INFO     (-inf, 0)   hold (no alarm)",
                        "INFO     [0, 20)     -1",
                        "INFO     [20, 50)    hold",
                        "INFO     [50, +inf)  +1");
        assertThat(module.resolve("target")).doesNotExist();
    }

    @Test
    void validateSaysWhatARuleOnAPromQlQueryDoes() throws Exception {
        describe("""
                endpointName: orders
                minCapacity: 1
                maxCapacity: 10
                rules:
                  - name: queue
                    alarm: { promQl: max(queue) > 5, evaluationInterval: 60 }
                    policy:
                      adjustmentType: ChangeInCapacity
                      stepAdjustments: [{ scalingAdjustment: 1 }]
                """);
        validate().execute();
        assertThat(log.lines())
                .contains("INFO   Queue: +1 while a PromQL query returns a series (every 60 s), at every value")
                .anyMatch(line -> line.startsWith("WARN stepscale.yaml:6:14 rules[0].alarm.promQl: passes no value")
                        && line.endsWith(" [W-M25]"));
    }

    @Test
    void skipComesBeforeEverythingElse() throws Exception {
        GenerateMojo all = generate();
        all.skip = true;
        all.failOn = "nonsense";
        all.execute();
        ValidateMojo one = validate();
        one.validateSkip = true;
        one.execute();
        assertThat(log.lines())
                .containsExactly(
                        "INFO Skipped: stepscale.skip is true.", "INFO Skipped: stepscale.validate.skip is true.");
    }

    @Test
    void anUnwritableTargetIsReportedWithoutAStackTrace() throws IOException {
        describe(GOOD);
        Files.writeString(module.resolve("target"), "a file");
        assertThatThrownBy(() -> generate().execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("Cannot write " + Path.of("target", "stepscale", TEMPLATE) + ": ")
                .hasMessageEndingWith("choose another with <outputDirectory> or -Dstepscale.outputDirectory.")
                .hasCauseInstanceOf(DisplayedCause.class);
    }

    @Test
    void twoExecutionsMayNotWriteDifferentThingsToOneFile() throws Exception {
        describe(GOOD);
        generate().execute();
        GenerateMojo second = generate();
        second.execution = execution("second");
        second.execute();
        GenerateMojo third = generate();
        third.execution = execution("third");
        third.maxCapacity = "2";
        assertThatThrownBy(third::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("Execution 'third' would overwrite ")
                .hasMessageEndingWith(
                        " If they scale different targets, give one of them another <stackName>. If they scale the"
                                + " same target, write one descriptor with rules, or give one of them another <outputDirectory>.");
        assertThat(output.resolve(TEMPLATE)).content().contains("Default: 10\n");
    }

    private void describe(String yaml) throws IOException {
        Files.writeString(module.resolve("stepscale.yaml"), yaml);
    }

    private GenerateMojo generate() {
        GenerateMojo goal = common(new GenerateMojo());
        goal.outputDirectory = output.toFile();
        goal.execution = execution("default");
        return goal;
    }

    private ValidateMojo validate() {
        return common(new ValidateMojo());
    }

    private <T extends AbstractStepscaleMojo> T common(T goal) {
        goal.setLog(log);
        goal.setPluginContext(context);
        goal.startDirectory = module.toFile();
        goal.descriptor = module.resolve("stepscale.yaml").toFile();
        goal.failOn = "error";
        return goal;
    }

    private static MojoExecution execution(String id) {
        return new MojoExecution(new Plugin(), "generate", id);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(output)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
