package io.github.stepscale.synth.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.tuning.TuningVerdict;
import io.github.stepscale.yaml.LocatedFinding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people may give: each is tuned, or refused with its place, the fact and what to do. */
class TuningInputTest {
    private static final String TARGET = "endpointName: e\nminCapacity: 1\nmaxCapacity: 10\n";
    private static final String STEPS = "steps:\n  - { upper: 40, change: -1 }\n  - { lower: 80, change: +1 }\n";
    private static final String SERVICE = "service: { requestsPerInstance: 100, scaleOutDelay: 4 }\n";
    private static final String OBJECTIVE = "objective: { maxExcess: 5% }\n";
    private static final String TRAFFIC = RandomTraffic.csv(3, 300);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "steps:\n  - { upper: 40%, change: -1 }\n  - { lower: 80%, change: +1 }\n",
                "steps:\n  - { upper: 40, percent: -10 }\n  - { lower: 80, percent: +50 }\n",
                "rules:\n  - name: busy\n    steps:\n      - { lower: 80, change: +1 }\n"
                        + "  - name: slow\n    metric: { name: ModelLatency, statistic: p90 }\n"
                        + "    steps:\n      - { lower: 500000, change: +1 }\n",
                "rules:\n  - name: busy\n    alarm: { comparisonOperator: GreaterThanOrEqualToThreshold, threshold: 80,"
                        + " evaluationPeriods: 1 }\n    policy:\n      adjustmentType: ChangeInCapacity\n"
                        + "      stepAdjustments: [{ metricIntervalLowerBound: 0, scalingAdjustment: 1 }]\n",
                "metric: { expression: m * 2, metrics: { m: Invocations } }\nthreshold: 0\n"
                        + "steps:\n  - { upper: 100, capacity: 1 }\n  - { lower: 100, capacity: 5 }\n",
                "schedules:\n  - { name: day, schedule: \"cron(0 8 * * ? *)\", minCapacity: 2 }\n" + STEPS,
                "schedules:\n  - { name: night, schedule: \"cron(0 20 * * ? *)\", maxCapacity: 2 }\n" + STEPS,
                "layout: tracking\ntracking: { target: 70 }\n",
            })
    void everyFormOfAPolicyIsTuned(String policy) {
        TuningOutcome outcome = run(TARGET + policy + SERVICE + OBJECTIVE, TRAFFIC);
        assertThat(outcome.findings()).isEmpty();
        TunedFiles files = outcome.files().orElseThrow();
        assertThat(files.texts()).containsKeys(TunedFiles.REPORT, TunedFiles.FRONT);
        assertThat(files.sentences()).isNotEmpty();
    }

    @Test
    void withoutAnObjectiveThereIsNothingToKeep() {
        assertThat(findings(TARGET + STEPS + SERVICE, TRAFFIC))
                .singleElement()
                .asString()
                .startsWith("a.yaml:1:1 objective.maxExcess: is missing: ")
                .contains("Write the share of requests that may come above capacity");
    }

    @Test
    void trafficWithoutRequestsOrTooShortIsRefused() {
        String descriptor = TARGET + STEPS + "traffic: may.csv\n" + SERVICE + OBJECTIVE;
        assertThat(findings(descriptor, csv("0", 300)))
                .containsExactly("a.yaml:7:1 traffic: has no requests. Record traffic with requests.");
        assertThat(findings(descriptor, csv("330", 9)))
                .containsExactly(
                        "a.yaml:7:1 traffic: is 9 minutes long: at least 10 are needed, for two scale-outs. Record at least a day.");
    }

    @Test
    void constantTrafficNeedsAFixedCount() {
        TunedFiles files = run(TARGET + STEPS + SERVICE + OBJECTIVE, csv("330", 300))
                .files()
                .orElseThrow();
        assertThat(files.texts().get(TunedFiles.DESCRIPTOR))
                .contains(
                        "\nminCapacity: 4  # 3 does not qualify, with 9.09 % of the requests above capacity, 5 costs 25 %"
                                + " more\n# maxCapacity: 10\nmaxCapacity: 4\n");
        assertThat(files.sentences()).anyMatch(sentence -> sentence.startsWith("The choice is of the family fixed"));
    }

    @Test
    void aFixedCountThatChangesTheMaximumAloneHasItsReasonThere() {
        TunedFiles files = run(TARGET + STEPS + SERVICE + OBJECTIVE, csv("90", 300))
                .files()
                .orElseThrow();
        assertThat(files.texts().get(TunedFiles.DESCRIPTOR))
                .contains("\nminCapacity: 1\n# maxCapacity: 10\nmaxCapacity: 1  # 2 costs 100 % more\n");
    }

    @Test
    void anObjectiveThatNothingMeetsNamesTheLowestShare() {
        TunedFiles files = run(TARGET + STEPS + SERVICE + OBJECTIVE, csv("1500", 300))
                .files()
                .orElseThrow();
        assertThat(files.verdict()).isEqualTo(TuningVerdict.NOTHING_QUALIFIES);
        assertThat(files.sentences().get(0))
                .contains("the lowest share is 33.3333 %", "Raise maxExcess or maxCapacity");
    }

    @Test
    void gapsInTheTrafficAreToldOnThePage() {
        String traffic = TRAFFIC.replaceAll("2026-03-02T01:[0-9:]+Z,\\d+\n", "");
        TunedFiles files =
                run(TARGET + STEPS + SERVICE + OBJECTIVE, traffic).files().orElseThrow();
        assertThat(files.texts().get(TunedFiles.REPORT)).contains("60 minutes");
    }

    @Test
    void aRangeOfDelaysUpsideDownIsRefused() {
        String service = "service: { requestsPerInstance: 100, scaleOutDelay: 9m..4m }\n";
        assertThat(findings(TARGET + STEPS + service + OBJECTIVE, TRAFFIC))
                .singleElement()
                .asString()
                .startsWith("a.yaml:7:");
    }

    private static String csv(String requests, int minutes) {
        return RandomTraffic.csv(3, minutes).replaceAll("(?m),\\d+$", "," + requests);
    }

    private static List<String> findings(String descriptor, String traffic) {
        TuningOutcome outcome = run(descriptor, traffic);
        assertThat(outcome.files()).isEmpty();
        return outcome.findings().stream().map(LocatedFinding::toString).toList();
    }

    private static TuningOutcome run(String descriptor, String traffic) {
        return new TuningText("a.yaml", descriptor, "a.csv", traffic, Map.of(), Map.of(), Map.of("families", "fixed"))
                .run();
    }
}
