package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.synth.Synthesis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Validate, simulate and tune on a template in place of a descriptor. */
class TemplateGoalsTest {
    private static final String SCALING = """
            endpointName: orders
            minCapacity: 1
            maxCapacity: 10
            layout: split
            steps:
              - { upper: 40, change: -1 }
              - { lower: 80, change: +1 }
            """;
    private static final String GOALS = """
            # what a template does not say
            service: { requestsPerInstance: 100, scaleOutDelay: 4 }
            traffic: may.csv   # recorded
            objective: { maxExcess: 1% }
            """;
    private static final String STACK = "stepscale-orders-AllTraffic";
    private static final String SUMMARY = "target/stepscale/" + STACK + ".simulation/summary.json";
    private static final String TUNED = "target/stepscale/" + STACK + ".tuning/stepscale.yaml";
    private static final int DAY = 1_440;

    @TempDir
    Path module;

    private final RecordedLog log = new RecordedLog();
    private OfflineGoals goals;

    @BeforeEach
    void writeTemplate() throws IOException {
        goals = new OfflineGoals(log, module);
        byte[] descriptor = SCALING.getBytes(StandardCharsets.UTF_8);
        Synthesis synthesis = Synthesis.of(DescriptorReader.read("stepscale.yaml", descriptor, Map.of()));
        write("old/template.yaml", synthesis.stack().orElseThrow().template());
        StringBuilder traffic = new StringBuilder("timestamp,requests\n");
        Instant start = Instant.parse("2026-03-02T00:00:00Z");
        for (int minute = 0; minute < 2 * DAY; minute++) {
            traffic.append(start.plusSeconds(60L * minute))
                    .append(',')
                    .append(Math.rint(350 - 250 * Math.cos(2 * Math.PI * minute / DAY)))
                    .append('\n');
        }
        write("goals/may.csv", traffic.toString());
        write("goals/goals.yaml", GOALS);
    }

    @Test
    void simulatesATemplateAsTheDescriptorThatItWasMadeOf() throws Exception {
        SimulateMojo ofTemplate = ofTemplate(new SimulateMojo());
        ofTemplate.failOnObjective = false;
        ofTemplate.execute();
        String summary = Files.readString(module.resolve(SUMMARY));
        Files.delete(module.resolve(SUMMARY));

        write("goals/stepscale.yaml", SCALING + GOALS);
        SimulateMojo ofDescriptor = started(new SimulateMojo());
        ofDescriptor.descriptor = module.resolve("goals/stepscale.yaml").toFile();
        ofDescriptor.failOnObjective = false;
        ofDescriptor.execute();

        assertThat(figures(summary))
                .isEqualTo(figures(Files.readString(module.resolve(SUMMARY))))
                .contains("instanceHours");
    }

    @Test
    void tuningATemplateWritesAnImportedDescriptorThatSimulates() throws Exception {
        TuneMojo tune = ofTemplate(new TuneMojo());
        tune.families = List.of("fixed", "capacityLadder");
        tune.execute();

        assertThat(module.resolve(TUNED))
                .content()
                .startsWith("# Imported from old/template.yaml: endpoint/orders/variant/AllTraffic.\n")
                .contains("traffic: \"../../../goals/may.csv\"   # recorded\n")
                .contains("objective: { maxExcess: 1% }\n");
        SimulateMojo simulate = started(new SimulateMojo());
        simulate.descriptor = module.resolve(TUNED).toFile();
        simulate.failOn = "warning";
        simulate.failOnObjective = true;
        simulate.execute();
    }

    @Test
    void findingsHaveTheLinesOfTheTemplate() throws Exception {
        Path template = module.resolve("old/template.yaml");
        String before = Files.readString(template);
        String wrong = before.replaceFirst("MetricIntervalLowerBound: 0", "MetricIntervalLowerBound: 20");
        assertThat(wrong).isNotEqualTo(before);
        Files.writeString(template, wrong);
        long line = wrong.substring(0, wrong.indexOf("MetricIntervalLowerBound: 20"))
                        .lines()
                        .count()
                - 1;
        ValidateMojo validate = ofTemplate(new ValidateMojo());
        validate.failOn = "warning";

        assertThatThrownBy(validate::execute).isInstanceOf(MojoFailureException.class);
        assertThat(log.lines())
                .anyMatch(text -> text.matches("(WARN|ERROR) old/template\\.yaml:" + line
                        + ":\\d+ Resources\\.ScaleOutPolicy\\.Properties\\..*StepAdjustments: .*"));
    }

    @Test
    void withoutADescriptorBesideItOptionsSayWhatAnInstanceServes() throws Exception {
        SimulateMojo simulate = ofTemplate(new SimulateMojo());
        simulate.descriptor = module.resolve("stepscale.yaml").toFile();
        simulate.requestsPerInstance = "100";
        simulate.traffic = module.resolve("goals/may.csv").toFile();
        simulate.execute();

        assertThat(module.resolve(SUMMARY)).exists();
    }

    @Test
    void whatIsNoTemplateOrHasNoStepsIsSaidInOneLine() throws Exception {
        write("old/template.yaml", "Resources: {}\n");
        assertThatThrownBy(ofTemplate(new ValidateMojo())::execute).isInstanceOf(MojoFailureException.class);
        assertThat(log.lines()).anyMatch(line -> line.contains("old/template.yaml:1:1"));

        Files.delete(module.resolve("old/template.yaml"));
        assertThatThrownBy(ofTemplate(new ValidateMojo())::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("old/template.yaml does not exist");

        SimulateMojo without = started(new SimulateMojo());
        without.importParameters = List.of("A=1");
        assertThatThrownBy(without::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("stepscale.import.parameters gives values to a template");

        writeTemplate();
        ValidateMojo folder = ofTemplate(new ValidateMojo());
        folder.descriptor = module.resolve("goals").toFile();
        assertThatThrownBy(folder::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("goals cannot be read: beside a template, stepscale.descriptor is one file");
    }

    /** All but the edits, which name the lines of a file: an imported descriptor has others than one that was written by hand. */
    private static String figures(String summary) {
        assertThat(summary).contains("\"edits\"");
        return summary.substring(0, summary.indexOf("\"edits\""));
    }

    private <T extends AbstractTemplateMojo> T ofTemplate(T goal) {
        T started = started(goal);
        started.template = module.resolve("old/template.yaml").toFile();
        started.descriptor = module.resolve("goals/goals.yaml").toFile();
        return started;
    }

    private <T extends AbstractTemplateMojo> T started(T goal) {
        return goals.started(goal);
    }

    private void write(String file, String text) throws IOException {
        Path path = module.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
