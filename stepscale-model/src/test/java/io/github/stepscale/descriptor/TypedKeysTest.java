package io.github.stepscale.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.stepscale.yaml.LocatedFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type is answered by the key to write, once, and the answer can be typed. */
class TypedKeysTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String STEPS = "steps: [{ upper: 20, percent: -10 }, { lower: 50, percent: 10 }]\n";
    private static final String BASE = "{ endpointName: e, minCapacity: 1, maxCapacity: 9,";
    private static final String EXPLICIT =
            "{ name: out, alarm: { comparisonOperator: GreaterThanThreshold, threshold: 50,"
                    + " evaluationPeriods: 2 }, policy: { adjustmentType: PercentChangeInCapacity, stepAdjustments: [{"
                    + " metricIntervalLowerBound: 0, scalingAdjustment: 1 }] } }";

    private static final String PROM_QL =
            "{ name: out, alarm: { promQl: max(queue) > 5, evaluationInterval: 60, pendingPeriod: 60 }, policy: {"
                    + " adjustmentType: PercentChangeInCapacity, stepAdjustments: [{ scalingAdjustment: 1 }] } }";

    /** A file of each place, and where the place is in it. */
    private static final Map<Place, List<String>> FILES = Map.ofEntries(
            Map.entry(Place.TOP, List.of(BASE + STEPS + "}", "")),
            Map.entry(
                    Place.STEP,
                    List.of(
                            BASE + "steps: [{ lower: 40, upper: 60, change: 1 }, { lower: 60, change: 3 }] }",
                            "/steps/0")),
            Map.entry(
                    Place.SCHEDULE,
                    List.of(
                            BASE + STEPS
                                    + ", schedules: [{ name: n, schedule: rate(1 day), minCapacity: 2, maxCapacity: 6 }] }",
                            "/schedules/0")),
            Map.entry(Place.SUSPENDED, List.of(BASE + STEPS + ", suspended: {} }", "/suspended")),
            Map.entry(Place.METRIC, List.of(BASE + STEPS + ", metric: { name: Invocations } }", "/metric")),
            Map.entry(Place.SIDE, List.of(BASE + STEPS + ", layout: split, scaleOut: {} }", "/scaleOut")),
            Map.entry(
                    Place.STEPS_RULE,
                    List.of(BASE + "rules: [{ name: out, steps: [{ lower: 50, percent: 1 }] }] }", "/rules/0")),
            Map.entry(Place.ANY_RULE, List.of(BASE + "rules: [{ name: out, cooldown: 60 }] }", "/rules/0")),
            Map.entry(Place.EXPLICIT_RULE, List.of(BASE + "rules: [" + EXPLICIT + "] }", "/rules/0")),
            Map.entry(Place.ALARM, List.of(BASE + "rules: [" + EXPLICIT + "] }", "/rules/0/alarm")),
            Map.entry(Place.POLICY, List.of(BASE + "rules: [" + EXPLICIT + "] }", "/rules/0/policy")),
            Map.entry(
                    Place.STEP_ADJUSTMENT,
                    List.of(
                            BASE + "rules: ["
                                    + EXPLICIT.replace("Bound: 0,", "Bound: 10, metricIntervalUpperBound: 20,")
                                            .replace(
                                                    "1 }] }",
                                                    "1 }, { metricIntervalLowerBound: 20, scalingAdjustment: 2 }] }")
                                    + "] }",
                            "/rules/0/policy/stepAdjustments/0")),
            Map.entry(Place.PROM_QL_ALARM, List.of(BASE + "rules: [" + PROM_QL + "] }", "/rules/0/alarm")),
            Map.entry(Place.PROM_QL_POLICY, List.of(BASE + "rules: [" + PROM_QL + "] }", "/rules/0/policy")),
            Map.entry(
                    Place.PROM_QL_STEP,
                    List.of(BASE + "rules: [" + PROM_QL + "] }", "/rules/0/policy/stepAdjustments/0")),
            Map.entry(Place.SERVICE, List.of(BASE + STEPS + ", service: {} }", "/service")),
            Map.entry(
                    Place.SERVICE_MODEL,
                    List.of(
                            BASE + STEPS + ", service: { model: { workers: 2, serviceTime: 80ms } } }",
                            "/service/model")),
            Map.entry(
                    Place.UTILIZATION,
                    List.of(
                            BASE + STEPS
                                    + ", service: { model: { workers: 2, serviceTime: 80ms }, utilization: { CPUUtilization:"
                                    + " { idle: 5, full: 92 } } } }",
                            "/service/utilization/CPUUtilization")),
            Map.entry(Place.OBJECTIVE, List.of(BASE + STEPS + ", objective: {} }", "/objective")),
            Map.entry(
                    Place.LATENCY_OBJECTIVE,
                    List.of(
                            BASE + STEPS
                                    + ", objective: { latency: { statistic: p95, atMost: 800ms, requests: 99% } } }",
                            "/objective/latency")),
            Map.entry(
                    Place.SCENARIO,
                    List.of(
                            BASE + STEPS
                                    + ", expect: [{ name: calm, when: 30 requests per minute for 60 minutes, then: no scaling }] }",
                            "/expect/0")),
            Map.entry(
                    Place.TRACKING,
                    List.of(
                            BASE + " layout: tracking, tracking: { metric: SageMakerVariantInvocationsPerInstance,"
                                    + " target: 50 } }",
                            "/tracking")),
            Map.entry(Place.TRAFFIC_FILE, traffic("file: traffic.csv")),
            Map.entry(Place.PROFILE, traffic("profile: constant, requestsPerMinute: 30, minutes: 60")),
            Map.entry(Place.CONSTANT, traffic("profile: constant, requestsPerMinute: 30, minutes: 60")),
            Map.entry(
                    Place.RAMP,
                    traffic(
                            "profile: ramp, startRequestsPerMinute: 30, requestStep: 30, minutesPerStep: 10, steps: 8")),
            Map.entry(
                    Place.DAILY,
                    traffic("profile: daily, lowestRequestsPerMinute: 20, highestRequestsPerMinute: 900, peakHour: 14,"
                            + " days: 2")),
            Map.entry(
                    Place.SPIKE,
                    traffic("profile: spike, requestsPerMinute: 30, spikeRequestsPerMinute: 900, minutesBefore: 9,"
                            + " spikeMinutes: 5, minutesAfter: 9")),
            Map.entry(Place.DASHBOARD, List.of(BASE + STEPS + ", dashboard: { name: x } }", "/dashboard")),
            Map.entry(
                    Place.PHYSICAL_NAMES,
                    List.of(BASE + STEPS + ", names: { Scaling: { policy: x, alarm: y } } }", "/names/Scaling")));

    private static List<String> traffic(String keys) {
        return List.of(BASE + STEPS + ", traffic: { " + keys + " } }", "/traffic");
    }

    /** A word in its place. */
    record Typed(TypedKey entry, String word) {
        @Override
        public String toString() {
            return entry.place() + " " + word + ": " + entry.example();
        }
    }

    static Stream<Typed> words() {
        return TypedKeys.standard().entries().stream()
                .flatMap(entry -> entry.words().stream().map(word -> new Typed(entry, word)));
    }

    @ParameterizedTest
    @MethodSource("words")
    void isAnsweredByOneMistakeThatNamesTheKey(Typed typed) throws IOException {
        List<LocatedFinding> findings = Corpus.read(file(typed)).findings();

        assertThat(findings).as(findings.toString()).hasSize(1);
        assertThat(findings.get(0).code()).isEqualTo("E-D02");
        assertThat(findings.get(0).toString())
                .contains("is not a key here. ")
                .contains(
                        typed.entry().keys().isEmpty()
                                ? List.of("")
                                : typed.entry().keys())
                .doesNotContain("Correct or remove it");
    }

    @ParameterizedTest
    @MethodSource("words")
    void theAnswerCanBeWritten(Typed typed) throws IOException {
        ObjectNode root = tree(typed);
        ObjectNode place = (ObjectNode) root.at(FILES.get(typed.entry().place()).get(1));
        JsonNode value = place.remove(typed.word());
        String fix = Corpus.read(file(typed)).findings().get(0).finding().fix();
        if (!typed.entry().advice().isEmpty()) {
            return;
        }
        List<String> keys = typed.entry().keys();
        for (int i = 0; i < keys.size(); i++) {
            String start = keys.get(i) + ": ";
            int at = fix.indexOf(start);
            boolean printed = at >= 0;
            String rest = printed ? fix.substring(at + start.length()) : "";
            String end = i + 1 < keys.size() ? " and " + keys.get(i + 1) : "";
            String text = end.isEmpty() ? rest : rest.substring(0, Math.max(0, rest.indexOf(end)));
            place.set(keys.get(i), printed ? YAML.readTree(text) : value);
        }

        assertThat(Corpus.findings(YAML.writeValueAsString(root))).as(fix).isEmpty();
    }

    @Test
    void noWordIsAnAllowedKeyOfItsPlace() {
        assertThat(words())
                .allSatisfy(typed -> assertThat(typed.entry().place().keys().names())
                        .noneMatch(key -> key.equalsIgnoreCase(typed.word())));
    }

    @Test
    void everyKeyToWriteIsAllowedInItsPlace() {
        assertThat(TypedKeys.standard().entries())
                .allSatisfy(entry -> assertThat(entry.place().keys().names()).containsAll(entry.keys()));
    }

    @Test
    void aFirstGuessIsAnsweredLineByLine() {
        String text = """
                endpoint: detection
                name: detection-scaling
                async: true
                min: 0
                max: 10
                metrics: [{ id: m1, name: ApproximateBacklogSize }]
                steps:
                  - { to: 20, remove: 1 }
                  - { above: 50, add: 2 }
                """;

        assertThat(Corpus.findings(text))
                .containsExactly(
                        "1:1 endpoint: is not a key here. Write endpointName: detection.",
                        "2:1 name: is not a key here. Write stackName: detection-scaling.",
                        "3:1 async: is not a key here. Write inferenceType: async.",
                        "4:1 min: is not a key here. Write minCapacity: 0.",
                        "5:1 max: is not a key here. Write maxCapacity: 10.",
                        "6:1 metrics: is not a key here. Write metric: one name; several metrics belong in rules, or in"
                                + " metric: { expression: …, metrics: { m1: … } }.",
                        "8:7 steps[0].to: is not a key here. Write upper: 20.",
                        "8:15 steps[0].remove: is not a key here. Write change: -1.",
                        "9:7 steps[1].above: is not a key here. Write lower: 50.",
                        "9:18 steps[1].add: is not a key here. Write change: +2.");
    }

    @Test
    void anAlarmAndAPolicyOfTerraformAreAnswered() {
        String text = """
                name: out
                policy_type: StepScaling
                resource_id: endpoint/detector/variant/AllTraffic
                min_capacity: 1
                max_capacity: 10
                step_scaling_policy_configuration:
                  cooldown: 60
                metric_name: ModelLatency
                statistic: p90
                comparison_operator: GreaterThanThreshold
                evaluation_periods: 2
                """;

        assertThat(Corpus.findings(text))
                .containsExactly(
                        "1:1 name: is not a key here. Write stackName: out.",
                        "2:1 policy_type: is not a key here. Leave it out: it follows from the target and the metric.",
                        "3:1 resource_id: is not a key here. Write endpointName: detector and variantName: AllTraffic.",
                        "4:1 min_capacity: is not a key here. Write minCapacity: 1.",
                        "5:1 max_capacity: is not a key here. Write maxCapacity: 10.",
                        "6:1 step_scaling_policy_configuration: is not a key here. Write its keys at the top: steps,"
                                + " cooldown.",
                        "8:1 metric_name: is not a key here. Write metric: ModelLatency.",
                        "9:1 statistic: is not a key here. Write metric: { name: ModelLatency, statistic: p90 }.",
                        "10:1 comparison_operator: is not a key here. Leave it out: each step says it by lower and"
                                + " upper.",
                        "11:1 evaluation_periods: is not a key here. Write evaluationPeriods: 2.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ path: week.csv, resolution: 5m } | path: is not a key here. Write file: week.csv. |"
                        + " resolution: is not a key here. Write interval: 5m.",
                "{ type: ramp, start: 30, step: 30, stepDuration: 10m, count: 8 } |"
                        + " type: is not a key here. Write profile: ramp. |"
                        + " start: is not a key here. Write startRequestsPerMinute: 30. |"
                        + " step: is not a key here. Write requestStep: 30. |"
                        + " stepDuration: is not a key here. Write minutesPerStep: 10. |"
                        + " count: is not a key here. Write steps: 8.",
                "{ shape: sine, min: 20, max: 900, peakHour: 14, days: 2 } |"
                        + " shape: is not a key here. Write profile: sine. |"
                        + " profile: 'sine' is not allowed: one of ramp, constant, daily, spike is. Write daily.",
                "{ flat: 500, duration: 2h } | flat: is not a key here. Write profile: constant and requestsPerMinute: 500. |"
                        + " duration: is not a key here. Write minutes: 120.",
                "{ rps: 5 } | rps: is not a key here. Write profile: constant, with requestsPerMinute and minutes."
            })
    void trafficIsAnsweredKeyByKey(String line) {
        List<String> parts = List.of(line.split(" \\| ?"));

        assertThat(Corpus.findings(Corpus.with(
                        "steps: [{ lower: 50, change: 1 }]",
                        "traffic: " + parts.get(0).strip())))
                .extracting(finding -> finding.substring(finding.indexOf("traffic.") + "traffic.".length()))
                .containsExactlyElementsOf(
                        parts.stream().skip(1).map(String::strip).toList());
    }

    @Test
    void theKeysOfAProfileAreListedOnceAndOnlyItsOwn() {
        assertThat(Corpus.findings(Corpus.with(
                        "steps: [{ lower: 50, change: 1 }]",
                        "traffic: { profile: constant, requestsPerMinute: 5, minutes: 5, xyz: 1 }")))
                .containsExactly("5:65 traffic.xyz: is not a key here: allowed are profile, requestsPerMinute, minutes,"
                        + " noise, seed. Correct or remove it.");
    }

    @Test
    void anotherFormatIsNotFollowedByWhatIsMissing() {
        assertThat(Corpus.findings("AWSTemplateFormatVersion: 2010-09-09\nResources:\n  Target: { Type: x }\n"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("the file says endpointName, minCapacity"));
    }

    @Test
    void theUnitOfAMetricThatIsMeantIsKnown() {
        assertThat(Corpus.findings(Corpus.with("metric: latency", "steps: [{ above: 50ms, change: 1 }]")))
                .containsExactly(
                        "4:1 metric: 'latency' is not a metric of the catalogue. Write ModelLatency.",
                        "5:11 steps[0].above: is not a key here. Write lower: 50ms.",
                        "5:11 steps[0].lower: '50ms' is not allowed: ModelLatency is in microseconds, and a number"
                                + " without a unit is needed. Write 50000.");
    }

    @Test
    void theValueOfAWrongKeyIsReadToo() {
        assertThat(Corpus.findings(Corpus.with("steps: [{ above: 50, change: 1 }]", "cooldown_seconds: soon")))
                .containsExactly(
                        "4:11 steps[0].above: is not a key here. Write lower: 50.",
                        "5:1 cooldown_seconds: is not a key here. Write cooldown: soon.",
                        "5:1 cooldown: 'soon' is not allowed: a number of seconds, or a duration such as 90s or 5m is."
                                + " Write plain digits.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MinCapacity: 1 | Write minCapacity: 1",
                "min_capacity: 1 | Write minCapacity: 1",
                "minCapacty: 1 | Did you mean minCapacity?",
                "metricc: CPUUtilization | Did you mean metric?",
                "min: 1 | Remove it, or correct minCapacity"
            })
    void lettersAndMisspellings(String line, String fix) {
        assertThat(Corpus.read(Corpus.with("steps: [{ lower: 50, change: 1 }]", line))
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.finding().fix())
                        .isEqualTo(line.startsWith("metric") ? fix : "Remove it, or correct minCapacity"));
        assertThat(Corpus.read(Corpus.with("steps: [{ lower: 50, change: 1 }]", line)
                                .replace("minCapacity: 1\nmax", "max"))
                        .findings())
                .hasSizeBetween(1, 2)
                .anySatisfy(finding -> assertThat(finding.finding().fix())
                        .isEqualTo(fix.startsWith("Remove") ? "Write minCapacity: 1" : fix));
    }

    @Test
    void theAllowedKeysAreListedOnce() {
        String text = Corpus.with(
                "steps: [{ lower: 50, change: 1, zzz: 1 }, { upper: 5, change: -1, yyy: 1 }]", "xxx: 1", "www: 1");

        assertThat(Corpus.findings(text).stream().filter(line -> line.contains("allowed are lower, upper")))
                .hasSize(1);
        assertThat(Corpus.findings(text).stream().filter(line -> line.contains("allowed are endpointName")))
                .hasSize(1);
        assertThat(Corpus.findings(text)).hasSize(4);
    }

    @Test
    void theAllowedKeysAreListedOnceInARunOfSeveralFiles(@TempDir Path directory) throws IOException {
        for (String name : List.of("a", "b", "c")) {
            String text =
                    Corpus.with("steps: [{ lower: 50, change: 1 }]", "xxx: 1").replace(": e", ": " + name);
            Files.writeString(directory.resolve(name + ".yaml"), text);
        }

        List<String> findings = new DescriptorFiles(directory)
                .read(directory, Map.of()).stream()
                        .flatMap(result -> result.findings().stream())
                        .map(LocatedFinding::toString)
                        .toList();

        assertThat(findings).hasSize(3);
        assertThat(findings.get(0)).startsWith("a.yaml:5:1 xxx: is not a key here: allowed are endpointName");
        assertThat(findings.subList(1, 3))
                .containsExactly(
                        "b.yaml:5:1 xxx: is not a key here. Correct or remove it.",
                        "c.yaml:5:1 xxx: is not a key here. Correct or remove it.");
    }

    private static String file(Typed typed) throws IOException {
        return YAML.writeValueAsString(tree(typed));
    }

    /** The file of the place with the word and its example in place of the keys that it stands for. */
    private static ObjectNode tree(Typed typed) throws IOException {
        List<String> file = FILES.get(typed.entry().place());
        ObjectNode root = (ObjectNode) YAML.readTree(file.get(0).replace("\n", ""));
        ObjectNode place = (ObjectNode) root.at(file.get(1));
        place.remove(typed.entry().keys());
        if (typed.entry().keys().contains("rules")) {
            root.remove("steps");
        }
        if (typed.entry().place() == Place.STEP) {
            prepare(typed.entry(), place, (ObjectNode) root.at("/steps/1"));
        }
        place.set(typed.word(), YAML.readTree(typed.entry().example()));
        return root;
    }

    /** Makes the steps fit what a word of a step means. */
    private static void prepare(TypedKey entry, ObjectNode first, ObjectNode second) {
        for (String type : List.of("percent", "capacity")) {
            if (entry.keys().contains(type)) {
                first.remove("change");
                second.remove("change");
                second.put(type, 3);
            }
        }
        boolean removes = entry.values().stream().anyMatch(value -> value.startsWith("-"));
        if (removes || entry.keys().contains("capacity")) {
            first.remove("lower");
        }
    }
}
