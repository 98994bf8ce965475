package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.Emulator;
import io.github.stepscale.operation.importing.LiveFixture;
import io.github.stepscale.scripted.ScriptedAws;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page docs/migrate.md shows what the goals make of examples/import: the files, and every line that it quotes. */
class MigrationPageTest {
    private static final Path EXAMPLE = Path.of("../examples/import");
    private static final Path PAGE = Path.of("../docs/migrate.md");
    private static final Pattern SECTION = Pattern.compile("^## (.*)\\R(?s:(.*?))(?=^## |\\z)", Pattern.MULTILINE);
    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\\R(?s:(.*?))^```$", Pattern.MULTILINE);
    private static final URI NO_AWS = URI.create("http://127.0.0.1:1");

    @TempDir
    Path module;

    @BeforeEach
    void copyTheExample() throws IOException {
        Files.createDirectory(module.resolve("cdk.out"));
        for (String file : List.of("template.yaml", "tracking.yaml", "cdk.out/TranslationStack.template.json")) {
            Files.copy(EXAMPLE.resolve(file), module.resolve(file));
        }
    }

    @Test
    void theSectionOfATemplateShowsItsImport() throws Exception {
        List<String> unknown = linesOfTemplate("template.yaml");
        List<String> lines = linesOfTemplate("template.yaml", "BusyThreshold=600");

        check("From a template", "orders", List.of(unknown, lines));
    }

    @Test
    void theSectionOfTargetTrackingShowsItsImport() throws Exception {
        TuneMojo tune = new TuneMojo();
        tune.families = List.of("capacityLadder", "targetTracking");

        check(
                "From target tracking",
                "website",
                List.of(linesOfTemplate("tracking.yaml"), linesOfTracking(new SimulateMojo()), linesOfTracking(tune)));
    }

    @Test
    void theSectionOfTheCdkShowsTheImportOfWhatItSynthesizes() throws Exception {
        List<String> lines =
                linesOfTemplate("cdk.out/TranslationStack.template.json", "Endpoint.EndpointName=translation");

        check("From the CDK", "translation", List.of(lines));
    }

    @Test
    void theSectionOfTerraformShowsThatItsResourcesAreTakenOver() throws Exception {
        try (ScriptedAws aws = ScriptedAws.quick()) {
            aws.sageMaker().endpoint("forecast", "InService", "AllTraffic", 2, 2);
            new LiveFixture(aws)
                    .target("forecast", "AllTraffic")
                    .scaleOut("forecast", "AllTraffic", "forecast-out", "600")
                    .scaleIn("forecast", "AllTraffic", "forecast-in", "200");
            MojoFixture goals = new MojoFixture(module, aws.endpoint());
            ImportMojo adopt = goals.importing();
            adopt.importAdopt = true;

            check("From Terraform", "forecast", List.of(lines(goals, adopt)));

            DeployMojo execute = goals.deploy();
            execute.changeSet = "execute:stepscale-import";
            execute.descriptor = module.resolve("stepscale-forecast-AllTraffic.imported.yaml")
                    .toFile();
            execute.execute();
            assertThat(goals.lines()).anyMatch(line -> line.endsWith("IMPORT_COMPLETE"));
        }
    }

    @Test
    void theSectionOfBoto3ShowsTheImportOfWhatItsScriptMakes() throws Exception {
        try (ScriptedAws aws = ScriptedAws.quick()) {
            aws.sageMaker().endpoint("search", "InService", "AllTraffic", 2, 2);
            List<String> requests = requestsOfTheScript();
            requests.forEach(line -> send(LiveFixture.tree(line), aws));
            MojoFixture goals = new MojoFixture(module, aws.endpoint());

            check("From boto3", "search", List.of(lines(goals, goals.importing())));

            takesOverOnlyWhatIsCorrected(
                    goals,
                    () -> requests.stream()
                            .map(line -> line.replace("\"Average\"", "\"Sum\""))
                            .forEach(line -> send(LiveFixture.tree(line), aws)));
        }
    }

    private void takesOverOnlyWhatIsCorrected(MojoFixture goals, Runnable correction) throws Exception {
        Path imported = module.resolve("stepscale-search-AllTraffic.imported.yaml");
        ImportMojo adopt = goals.importing();
        adopt.importAdopt = true;
        Files.delete(imported);
        assertThatThrownBy(adopt::execute).hasMessageContaining("2 errors");
        assertThat(goals.lines()).noneMatch(line -> line.contains("resources to change"));

        Files.delete(imported);
        correction.run();
        adopt.execute();
        assertThat(goals.lines()).contains("INFO 5 resources to change");
    }

    private List<String> requestsOfTheScript() throws IOException, InterruptedException {
        assumeTrue(Emulator.succeeds("python3", "--version"), "skipped: no Python");
        Path requests = module.resolve("requests");
        ProcessBuilder script = new ProcessBuilder(
                        "python3", EXAMPLE.resolve("scaling.py").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(requests.toFile());
        script.environment().put("PYTHONPATH", "src/test/resources/boto3");
        script.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        assertThat(script.start().waitFor()).isZero();
        return Files.readAllLines(requests);
    }

    private static void send(ObjectNode call, ScriptedAws aws) {
        ObjectNode request = (ObjectNode) call.get("request");
        switch (call.get("operation").asText()) {
            case "register_scalable_target" -> aws.scaling().putTarget(request);
            case "put_scaling_policy" -> aws.scaling().putPolicy(request);
            case "put_metric_alarm" -> aws.alarms().putAlarm(withArn(request, aws));
            default -> throw new AssertionError(call);
        }
    }

    private static ObjectNode withArn(ObjectNode alarm, ScriptedAws aws) {
        String policy = alarm.at("/AlarmActions/0").asText().replace("ARN of ", "");
        alarm.putArray("AlarmActions").add(aws.scaling().policy(policy).get("PolicyARN"));
        return alarm.put("ActionsEnabled", true);
    }

    private <T extends AbstractSimulationMojo> List<String> linesOfTracking(T goal) {
        Path example = EXAMPLE.toAbsolutePath().normalize();
        MojoFixture goals = new MojoFixture(module, NO_AWS);
        goals.offline(goal).startDirectory = example.toFile();
        goal.execution = new MojoExecution(new MojoDescriptor(), "default");
        goal.descriptor = example.resolve("website.yaml").toFile();
        goal.template = example.resolve("tracking.yaml").toFile();
        goal.outputDirectory = module.resolve("target").toFile();
        return lines(goals, goal);
    }

    private List<String> linesOfTemplate(String template, String... parameters) {
        MojoFixture goals = new MojoFixture(module, NO_AWS);
        ImportMojo goal = goals.importing();
        goal.region = null;
        goal.template = module.resolve(template).toFile();
        goal.importParameters = List.of(parameters);
        return lines(goals, goal);
    }

    /** What a goal logs, as Maven prints it. */
    private static List<String> lines(MojoFixture goals, AbstractStepscaleMojo goal) {
        try {
            goal.execute();
        } catch (MojoFailureException failure) {
            assertThat(failure).hasMessageMatching("(?s)\\d errors? and \\d warnings?\\..*");
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
        return goals.lines().stream()
                .map(line -> line.replaceFirst("^(INFO|ERROR) ", "[$1] ").replaceFirst("^WARN ", "[WARNING] "))
                .toList();
    }

    /** The file is that of the example, the section quotes lines of the runs in their order, and leaves no warning out. */
    private void check(String section, String endpoint, List<List<String>> runs) throws IOException {
        String file = "stepscale-" + endpoint + "-AllTraffic.imported.yaml";
        if (Boolean.getBoolean("stepscale.examples.write")) {
            runs.forEach(run -> System.out.println(String.join("\n", run) + "\n"));
        }
        String text = Files.readString(module.resolve(file));
        if (Boolean.getBoolean("stepscale.examples.write")) {
            Files.writeString(EXAMPLE.resolve(file), text);
        }
        assertThat(EXAMPLE.resolve(file)).content().isEqualTo(text);
        List<String> quoted = blocks(section, "text").flatMap(String::lines).toList();
        List<String> printed = runs.stream().flatMap(List::stream).toList();
        assertThat(printed).containsSubsequence(quoted);
        assertThat(quoted)
                .containsAll(printed.stream()
                        .filter(line -> line.matches("\\[(WARNING|ERROR)\\].*"))
                        .toList());
        String files = text + Files.readString(EXAMPLE.resolve("orders.yaml"));
        assertThat(blocks(section, "yaml"))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(files).contains(block));
    }

    private static Stream<String> blocks(String section, String language) throws IOException {
        String text = SECTION.matcher(Files.readString(PAGE))
                .results()
                .filter(match -> match.group(1).equals(section))
                .map(match -> match.group(2))
                .findFirst()
                .orElseThrow();
        return BLOCK.matcher(text)
                .results()
                .filter(match -> match.group(1).equals(language))
                .map((MatchResult match) -> match.group(2));
    }
}
