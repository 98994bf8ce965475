package io.github.stepscale.descriptor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.scenario.Scenario;
import io.github.stepscale.service.DelayRange;
import io.github.stepscale.service.DelayRanges;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.traffic.TrafficSource;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.SourcePosition;
import io.github.stepscale.yaml.Utf8Decoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DescriptorReaderTest {
    private static final String GOOD = Corpus.with("steps:", "  - { lower: 100, change: 1 }");

    @Test
    void theSampleSaysWhatTheBuilderSays() {
        String text = """
                endpointName: object-detection
                variantName: AllTraffic            # default
                minCapacity: 1
                maxCapacity: 10
                metric: InvocationsPerInstance     # default for a real-time endpoint
                steps:
                  - { upper: 20, change: -1 }
                  - { lower: 20, upper: 50, change: 0 }
                  - { lower: 50, change: +1 }
                cooldown: 60
                """;
        ScalingDescription built = ScalingDescription.endpoint("object-detection")
                .minCapacity(1)
                .maxCapacity(10)
                .step(Step.upper(20).change(-1))
                .step(Step.lower(20).upper(50).change(0))
                .step(Step.lower(50).change(+1))
                .settings(settings -> settings.cooldown(60))
                .build();

        assertThat(Corpus.read(text).descriptor().orElseThrow().scaling()).isEqualTo(built);
    }

    @Test
    void overridesReplaceWhatTheFileSays() {
        ReadResult reading = read(GOOD, Map.of("endpointName", "0815", "maxCapacity", "20", "stackName", "other"));

        ScalingDescription scaling = reading.descriptor().orElseThrow().scaling();
        assertThat(scaling.target().endpoint()).contains("0815");
        assertThat(scaling.capacity()).isEqualTo(new CapacityRange(1, 20));
        assertThat(scaling.stackName()).isEqualTo("other");
    }

    @Test
    void overridesHideMistakesOfTheFile() {
        String text = GOOD.replace("endpointName: e", "endpointName: [not, a, name]");

        assertThat(read(text, Map.of("endpointName", "e")).findings()).isEmpty();
    }

    @Test
    void overridesAddWhatTheFileDoesNotSay() {
        String text = GOOD.replace("endpointName: e\n", "");

        assertThat(read(text, Map.of("inferenceComponentName", "c"))
                        .descriptor()
                        .orElseThrow()
                        .scaling()
                        .stackName())
                .isEqualTo("stepscale-c");
    }

    @Test
    void mistakesInOverridesStandAtTheOption() {
        ReadResult reading = read(GOOD, Map.of("endpointName", "my_endpoint", "minCapacity", "many"));

        assertThat(reading.findings())
                .extracting(LocatedFinding::toString)
                .containsExactlyInAnyOrder(
                        "-Dstepscale.endpointName endpointName: 'my_endpoint' is not a name: letters, digits and inner"
                                + " hyphens, 1 to 63 characters. Write the name as SageMaker shows it.",
                        "-Dstepscale.minCapacity minCapacity: 'many' is not allowed: a whole number such as 3 is."
                                + " Write plain digits.");
    }

    @Test
    void aDelayCanBeARange() {
        String text = GOOD + "service: { scaleOutDelay: 4m..9m, scaleInDelay: 240s..5, metricDelay: 2 }\n";
        Service service = Corpus.read(text).descriptor().orElseThrow().service();

        assertThat(service.delays())
                .isEqualTo(new DelayRanges(new DelayRange(4, 9), new DelayRange(4, 5), new DelayRange(2, 2)));
        assertThat(service.scaleOutDelay()).isEqualTo(9);
        assertThat(service.scaleInDelay()).isEqualTo(5);
        assertThat(service.toBuilder().build()).isEqualTo(service);
    }

    @Test
    void anOptionCanGiveARangeOfADelay() {
        assertThat(read(GOOD, Map.of("scaleOutDelay", "4m..9m"))
                        .descriptor()
                        .orElseThrow()
                        .service()
                        .delays()
                        .scaleOut())
                .isEqualTo(new DelayRange(4, 9));
        assertThat(read(GOOD, Map.of("metricDelay", "3..1")).findings())
                .extracting(LocatedFinding::toString)
                .containsExactly(
                        "-Dstepscale.metricDelay service.metricDelay: runs from 3 down to 1 minutes: the shorter"
                                + " delay comes first. Write 1..3.");
    }

    @Test
    void mistakesInARangeStandAtItsPlace() {
        assertThat(Corpus.findings(
                        GOOD + "service:\n  scaleOutDelay: 9m..4m\n  scaleInDelay: 4m..soon\n  metricDelay: 1 - 2m\n"))
                .containsExactly(
                        "7:3 service.scaleOutDelay: runs from 9 down to 4 minutes: the shorter delay comes first. Write"
                                + " 4m..9m.",
                        "8:3 service.scaleInDelay: 'soon' is not allowed: a number of minutes, or a duration such as 5m"
                                + " or 300s is. Write plain digits.",
                        "9:3 service.metricDelay: '1 - 2m' is not allowed: a delay such as 5m, or a range such as 4m..9m"
                                + " is. Write 1..2m.");
        assertThat(Corpus.findings(GOOD + "service: { scaleOutDelay: 4..2000 }\n"))
                .containsExactly("6:12 service.scaleOutDelay: 4 to 2000 minutes are not allowed: 0 to 1440 are. Write a"
                        + " number in that range.");
    }

    @Test
    void otherKeysCannotBeOverridden() {
        assertThat(read(GOOD, Map.of("cooldown", "60")).findings())
                .extracting(LocatedFinding::toString)
                .containsExactly(
                        "-Dstepscale.cooldown cooldown: cannot be overridden: only endpointName, variantName,"
                                + " inferenceComponentName, stackName, minCapacity, maxCapacity, requestsPerInstance, scaleOutDelay, scaleInDelay, metricDelay, initialCapacity can be. Change the file.");
    }

    @Test
    void findingsOfOthersAreLocatedByTheirPath() {
        Descriptor descriptor = Corpus.read(GOOD).descriptor().orElseThrow();

        assertThat(place(descriptor, "steps[0].change")).isEqualTo("stepscale.yaml:5:19");
        assertThat(place(descriptor, "steps[0].upper")).isEqualTo("stepscale.yaml:5:5");
        assertThat(place(descriptor, "steps[7].upper")).isEqualTo("stepscale.yaml:4:1");
        assertThat(place(descriptor, "metric.period")).isEqualTo("stepscale.yaml:1:1");
        assertThat(place(descriptor, "")).isEqualTo("stepscale.yaml:1:1");
    }

    @Test
    void aFindingIsOneLineWithACodeForTheLog() {
        Finding finding = new Finding("S13", Severity.WARNING, "steps[0].change", "is\nodd", "Change it");

        LocatedFinding located = Corpus.read(GOOD).descriptor().orElseThrow().locate(finding);

        assertThat(located.toString()).isEqualTo("stepscale.yaml:5:19 steps[0].change: is?odd. Change it.");
        assertThat(located.code()).isEqualTo("W-S13");
        assertThat(located.isError()).isFalse();
    }

    @Test
    void garbageIsNotReportedWithoutEnd() {
        String text = "nonsense: 1\n".repeat(1000);

        List<LocatedFinding> findings = Corpus.read(text).findings();

        assertThat(findings).hasSize(MistakeCollector.MAX_REPORTED + 1);
        assertThat(findings.get(MistakeCollector.MAX_REPORTED))
                .hasToString("stepscale.yaml: has 904 more mistakes than the 100 shown here. Correct these first.");
    }

    @Test
    @Timeout(30)
    void aFullFileOfUnknownKeysTakesNoLongTime() {
        StringBuilder text = new StringBuilder(GOOD);
        for (int i = 0; text.length() < Utf8Decoder.MAX_BYTES - 50; i++) {
            text.append("minCapacitie").append(i).append(": 1\n");
        }

        assertThat(Corpus.read(text.toString()).findings()).hasSize(MistakeCollector.MAX_REPORTED + 1);
    }

    @Test
    void readsTheKeysOfTheSimulation() {
        Descriptor descriptor = Corpus.read(Corpus.with(
                        "steps: [{ lower: 1, change: 1 }]",
                        "service: { requestsPerInstance: 120 }",
                        "traffic: peak.csv",
                        "objective: { maxWait: 5 }",
                        "expect: [{ name: idle, when: 0 for 30 minutes, then: no scaling }]"))
                .descriptor()
                .orElseThrow();

        assertThat(descriptor.service().requestsPerInstance()).hasValue(120);
        assertThat(descriptor.traffic()).contains(new TrafficSource.File("peak.csv"));
        assertThat(descriptor.objective().maxWait()).hasValue(5);
        assertThat(descriptor.scenarios()).extracting(Scenario::name).containsExactly("idle");
    }

    @Test
    void readsTheIntervalOfATrafficFile() {
        assertThat(traffic("{ file: peak.csv, interval: 5m }"))
                .contains(new TrafficSource.File("peak.csv", Optional.of(Duration.ofMinutes(5))));
        assertThat(traffic("{ file: peak.csv }")).contains(new TrafficSource.File("peak.csv"));
        assertThat(mistakesIn("{ file: peak.csv, interval: 61m }"))
                .containsExactly(
                        "stepscale.yaml:5:28 traffic.interval: 61 min is not allowed: whole minutes from 1 to 60 are."
                                + " Use rows of at most an hour: longer ones hide the peaks.");
        assertThat(mistakesIn("{ interval: 5m }")).hasSize(1);
    }

    private static Optional<TrafficSource> traffic(String value) {
        return Corpus.read(Corpus.with("steps: [{ lower: 1, change: 1 }]", "traffic: " + value))
                .descriptor()
                .orElseThrow()
                .traffic();
    }

    private static List<String> mistakesIn(String value) {
        return Corpus.read(Corpus.with("steps: [{ lower: 1, change: 1 }]", "traffic: " + value)).findings().stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void hasDefaultsForTheKeysOfTheSimulation() {
        Descriptor descriptor = Corpus.read(Corpus.with("steps: [{ lower: 1, change: 1 }]"))
                .descriptor()
                .orElseThrow();

        assertThat(descriptor.service()).isEqualTo(Service.standard());
        assertThat(descriptor.traffic()).isEmpty();
        assertThat(descriptor.objective()).isEqualTo(Objective.NONE);
        assertThat(descriptor.scenarios()).isEmpty();
    }

    @Test
    void reportsMistakesOfTheSimulationWithThoseOfTheScaling() {
        String text = Corpus.with(
                "steps: [{ lower: x, change: 1 }]", "service:", "  requestsPerInstances: 120", "  metricDelay: -1m");

        assertThat(Corpus.read(text).findings())
                .extracting(found -> found.line() + " " + found.finding().path())
                .containsExactly("4 steps[0].lower", "6 service.requestsPerInstances", "7 service.metricDelay");
    }

    private static ReadResult read(String text, Map<String, String> overrides) {
        return DescriptorReader.read("stepscale.yaml", text.getBytes(UTF_8), overrides);
    }

    private static String place(Descriptor descriptor, String path) {
        LocatedFinding located = descriptor.locate(new Finding("S13", Severity.WARNING, path, "is odd", "Change it"));
        return new SourcePosition(located.file(), located.line(), located.column()).toString();
    }
}
