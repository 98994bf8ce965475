package io.github.stepscale.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.descriptor.ReadResult;
import io.github.stepscale.importing.link.LinkedTarget;
import io.github.stepscale.importing.link.ResourceLinker;
import io.github.stepscale.importing.template.TemplateReader;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.template.StackTemplate;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A text that says anything else than the source is refused, whatever the key. */
class ImportProofTest {
    private static final String RULES = """
            endpointName: shop
            variantName: blue
            inferenceType: async
            minCapacity: 0
            maxCapacity: 10
            suspended:
              scaleIn: true
              scaleOut: false
              scheduled: true
            schedules:
              - name: morning
                schedule: "rate(1 day)"
                timezone: Europe/Berlin
                startTime: "2026-01-31T08:00:00Z"
                endTime: "2026-12-31T08:00:00Z"
                minCapacity: 2
                maxCapacity: 8
            wakeFromZero: true
            rules:
              - name: out
                alarm:
                  metric:
                    expression: "m1 + m2"
                    metrics:
                      m1: { name: ApproximateBacklogSize, namespace: AWS/SageMaker, statistic: Average, period: 60 }
                      m2: { name: Depth, namespace: Own, dimensions: { Queue: left }, statistic: p90, period: 60 }
                  fill: 7
                  comparisonOperator: GreaterThanOrEqualToThreshold
                  threshold: 60.5
                  evaluationPeriods: 4
                  datapointsToAlarm: 3
                  treatMissingData: notBreaching
                policy:
                  adjustmentType: PercentChangeInCapacity
                  cooldown: 120
                  metricAggregationType: Maximum
                  minAdjustmentMagnitude: 2
                  stepAdjustments:
                    - { metricIntervalLowerBound: 0, metricIntervalUpperBound: 20, scalingAdjustment: 10 }
                    - { metricIntervalLowerBound: 20, scalingAdjustment: 50 }
              - name: in
                alarm:
                  metric: { name: Depth, namespace: Own, dimensions: { Queue: left }, statistic: Sum, period: 60 }
                  comparisonOperator: LessThanThreshold
                  threshold: 9
                  evaluationPeriods: 15
                  datapointsToAlarm: 15
                  treatMissingData: missing
                policy:
                  adjustmentType: ChangeInCapacity
                  cooldown: 300
                  metricAggregationType: Average
                  stepAdjustments:
                    - { metricIntervalUpperBound: 0, scalingAdjustment: -1 }
              - name: query
                alarm:
                  promQl: "max(depth) > 5"
                  evaluationInterval: 30
                  pendingPeriod: 60
                  recoveryPeriod: 90
                policy:
                  adjustmentType: ChangeInCapacity
                  cooldown: 240
                  stepAdjustments:
                    - { scalingAdjustment: 4 }
            """;

    private static final String TRACKING = """
            inferenceComponentName: model
            minCapacity: 1
            maxCapacity: 4
            layout: tracking
            tracking:
              metric: SageMakerInferenceComponentInvocationsPerCopy
              target: 70
              scaleOutCooldown: 60
              scaleInCooldown: 240
            """;

    /** A key with a value of one word, at the start of a line or in braces. */
    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9]+): (\"[^\"\\n]*\"|[^ ,{}\\n]+)");

    /** What an endpoint, a query or a schedule is called says nothing about how it scales; a rule's name is its own. */
    private static final Set<String> NAMES_OF_RULES = Set.of("name: out", "name: in", "name: query");

    private static final Map<String, String> OTHER_WORDS = Map.ofEntries(
            Map.entry("async", "realtime"),
            Map.entry("true", "false"),
            Map.entry("false", "true"),
            Map.entry("Europe/Berlin", "Asia/Tokyo"),
            Map.entry("\"rate(1 day)\"", "\"rate(2 days)\""),
            Map.entry("\"2026-01-31T08:00:00Z\"", "\"2026-01-30T08:00:00Z\""),
            Map.entry("\"2026-12-31T08:00:00Z\"", "\"2026-12-30T08:00:00Z\""),
            Map.entry("\"m1 + m2\"", "\"m2 + m1\""),
            Map.entry("\"max(depth) > 5\"", "\"max(depth) > 6\""),
            Map.entry("p90", "p91"),
            Map.entry("Average", "Minimum"),
            Map.entry("Maximum", "Average"),
            Map.entry("Sum", "Average"),
            Map.entry("missing", "ignore"),
            Map.entry("notBreaching", "breaching"),
            Map.entry("GreaterThanOrEqualToThreshold", "GreaterThanThreshold"),
            Map.entry("LessThanThreshold", "LessThanOrEqualToThreshold"),
            Map.entry("ChangeInCapacity", "PercentChangeInCapacity"),
            Map.entry(
                    "SageMakerInferenceComponentInvocationsPerCopy",
                    "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution"));

    static Stream<String> texts() {
        return Stream.of(RULES, TRACKING);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textThatMeansTheSameIsProved(String text) {
        assertThat(new Source(text).differences(text)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textWithAnotherValueIsRefusedWhateverTheKey(String text) {
        Source source = new Source(text);
        Set<String> changed = new TreeSet<>();
        for (MatchResult value : VALUE.matcher(text).results().toList()) {
            for (String other : others(value.group(2))) {
                String mutant = text.substring(0, value.start(2)) + other + text.substring(value.end(2));
                if (!NAMES_OF_RULES.contains(value.group()) && isReadable(mutant)) {
                    assertThat(source.differences(mutant)).as(mutant).isNotEmpty();
                    changed.add(value.group(1));
                }
            }
        }
        assertThat(changed).containsAll(keys(text));
    }

    @Test
    void textWithoutARuleOrWithAnotherOneIsRefused() {
        Source source = new Source(RULES);
        assertThat(source.differences(RULES.replace("wakeFromZero: true", "wakeFromZero: false")))
                .isNotEmpty();
        assertThat(source.differences(RULES.substring(0, RULES.indexOf("  - name: query"))))
                .isNotEmpty();
        String more = RULES.substring(RULES.indexOf("  - name: query")).replace("name: query", "name: more");
        assertThat(source.differences(RULES + more)).isNotEmpty();
    }

    @Test
    void textThatIsNoDescriptorIsRefused() {
        Source source = new Source(RULES);
        assertThat(source.differences("")).isNotEmpty();
        assertThat(source.differences("rules: []")).isNotEmpty();
        assertThat(source.differences(TRACKING)).isNotEmpty();
    }

    @Test
    void namesDescriptionsTagsAndTheDashboardMakeNoDifference() {
        Source source = new Source(RULES);
        assertThat(source.differences(
                        RULES + "stackName: other\ndescription: words\ntags: { a: b }\ndashboard: false\n"))
                .isEmpty();
    }

    /** Keys whose value can be changed to another that a descriptor can have; the names of dimensions are none. */
    private static Set<String> keys(String text) {
        Set<String> keys = new TreeSet<>();
        Matcher matcher = VALUE.matcher(text);
        while (matcher.find()) {
            keys.add(matcher.group(1));
        }
        // Without the other values these are no descriptor: an async endpoint may be at zero, a kind has its metrics.
        keys.removeAll(Set.of("inferenceType", "layout", "m1", "m2"));
        return keys;
    }

    private static List<String> others(String value) {
        if (OTHER_WORDS.containsKey(value)) {
            return List.of(OTHER_WORDS.get(value));
        }
        if (!value.matches("-?[0-9.]+")) {
            return List.of(value + "x");
        }
        BigDecimal number = new BigDecimal(value);
        return Stream.of("1", "-1", "60", "0.25")
                .map(change -> number.add(new BigDecimal(change)).toPlainString())
                .toList();
    }

    private static boolean isReadable(String text) {
        return read(text).descriptor().isPresent();
    }

    private static ReadResult read(String text) {
        return DescriptorReader.read("stepscale.yaml", bytes(text), Map.of());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The template of a descriptor as the source of an import. */
    private static final class Source {
        private final LinkedTarget target;
        private final List<ImportedRule> rules;

        Source(String text) {
            String template = StackTemplate.of(
                            ScalingPlan.of(read(text).descriptor().orElseThrow().scaling()))
                    .yaml();
            target = ResourceLinker.link(TemplateReader.read("template.yaml", bytes(template), Map.of()))
                    .targets()
                    .get(0);
            rules = target.policies().stream()
                    .filter(linked -> !linked.alarms().isEmpty())
                    .map(linked -> new ImportedRule(
                            linked.policy().name().replaceAll("Policy$", ""),
                            linked.policy(),
                            linked.alarms().get(0)))
                    .toList();
        }

        List<?> differences(String text) {
            return new ImportProof(target, Map.of())
                    .differences(
                            text,
                            rules,
                            rules.isEmpty()
                                    ? Optional.of(target.policies().get(0).policy())
                                    : Optional.empty());
        }
    }
}
