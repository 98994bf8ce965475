package io.github.stepscale.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.validation.Decimals;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The deployed steps of one policy, with the threshold that their bounds are relative to. Other tools may have written
 * them, so they are read as AWS stores them and not validated.
 *
 * @param metric the metric of the alarm, without its fill; equal metrics have bounds in the same unit
 * @param type the meaning of the adjustments
 */
public record DeployedSteps(String metric, AdjustmentType type, BigDecimal threshold, List<Step> steps) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Pattern FILL = Pattern.compile("FILL\\([a-z]\\w*, -?[0-9.]+\\)");

    public DeployedSteps {
        steps = List.copyOf(steps);
    }

    /**
     * A step with bounds relative to the threshold. AWS stores them as IEEE doubles; each bound here is the shortest
     * decimal that is read back as the same double, such as 0.30000000000000004.
     *
     * @param lower no limit below if absent
     * @param upper no limit above if absent
     */
    public record Step(Optional<BigDecimal> lower, Optional<BigDecimal> upper, int adjustment) {
        public Step {
            lower = lower.map(Decimals::normalize);
            upper = upper.map(Decimals::normalize);
        }

        /** Converts a planned step. */
        public static Step of(StepAdjustment step) {
            return new Step(step.lowerBound(), step.upperBound(), step.scalingAdjustment());
        }

        /**
         * Creates a step from the bounds of AWS or of a template. Infinity means no limit. Empty if the step can
         * contain no value, because a bound is NaN or infinite on the wrong side.
         */
        public static Optional<Step> of(Optional<Double> lower, Optional<Double> upper, int adjustment) {
            boolean none =
                    lower.filter(bound -> !(bound < Double.POSITIVE_INFINITY)).isPresent()
                            || upper.filter(bound -> !(bound > Double.NEGATIVE_INFINITY))
                                    .isPresent();
            return none ? Optional.empty() : Optional.of(new Step(finite(lower), finite(upper), adjustment));
        }

        private static Optional<BigDecimal> finite(Optional<Double> bound) {
            return bound.filter(Double::isFinite).map(Decimals::of);
        }

        boolean contains(BigDecimal offset) {
            return StepAdjustment.contains(lower, upper, offset);
        }
    }

    /**
     * The steps of every policy, by logical id. Policies that stepscale cannot have rendered are left out: they may
     * have been changed by hand or made by another tool.
     */
    public static Map<String, DeployedSteps> of(String template) {
        return parse(template).map(DeployedSteps::ofTree).orElseGet(Map::of);
    }

    /** Whether a template can be read at all, as JSON or as YAML. */
    public static boolean isReadable(String template) {
        return parse(template).isPresent();
    }

    private static Map<String, DeployedSteps> ofTree(JsonNode template) {
        JsonNode resources = template.path("Resources");
        Map<String, DeployedSteps> byPolicy = new LinkedHashMap<>();
        resources.fieldNames().forEachRemaining(id -> {
            if (id.endsWith(LogicalIds.POLICY)) {
                String rule = id.substring(0, id.length() - LogicalIds.POLICY.length());
                read(resources.path(id), resources.path(rule + LogicalIds.ALARM))
                        .ifPresent(steps -> byPolicy.put(id, steps));
            }
        });
        return byPolicy;
    }

    /**
     * Parses a template.
     *
     * @param template JSON, which YAML's parser refuses where it is indented with tabs, or YAML
     * @return empty if it is neither, or no mapping
     */
    static Optional<JsonNode> parse(String template) {
        boolean json = template.stripLeading().startsWith("{");
        return (json ? parse(JSON, template) : Optional.<JsonNode>empty()).or(() -> parse(YAML, template));
    }

    private static Optional<JsonNode> parse(ObjectMapper mapper, String template) {
        try {
            return Optional.of(mapper.readTree(template)).filter(JsonNode::isObject);
        } catch (JsonProcessingException | RuntimeException unreadable) {
            // The parser below Jackson throws some of its own.
            return Optional.empty();
        }
    }

    private static Optional<DeployedSteps> read(JsonNode policy, JsonNode alarm) {
        JsonNode configuration = policy.path("Properties").path("StepScalingPolicyConfiguration");
        JsonNode threshold = alarm.path("Properties").path("Threshold");
        Optional<AdjustmentType> type = Stream.of(AdjustmentType.values())
                .filter(known -> known.awsName()
                        .equals(configuration.path("AdjustmentType").asText()))
                .findFirst();
        if (!threshold.isNumber() || !Double.isFinite(threshold.doubleValue())) {
            return Optional.empty();
        }
        return type.map(known -> new DeployedSteps(
                metric(alarm.path("Properties")),
                known,
                Decimals.of(threshold.doubleValue()),
                steps(configuration.path("StepAdjustments").elements())));
    }

    private static String metric(JsonNode properties) {
        JsonNode queries = properties.path("Metrics");
        return queries.isMissingNode()
                ? text(properties, "Namespace", "MetricName", "Statistic", "ExtendedStatistic")
                : StreamSupport.stream(queries.spliterator(), false)
                        .map(DeployedSteps::query)
                        .collect(Collectors.joining());
    }

    private static String query(JsonNode query) {
        String expression = query.path("Expression").asText();
        return FILL.matcher(expression).replaceAll("")
                + text(query.path("MetricStat").path("Metric"), "Namespace", "MetricName")
                + text(query.path("MetricStat"), "Stat");
    }

    private static String text(JsonNode properties, String... names) {
        return Stream.of(names)
                .map(name -> properties.path(name).asText())
                .filter(text -> !text.isEmpty())
                .map(text -> text + " ")
                .collect(Collectors.joining());
    }

    private static List<Step> steps(Iterator<JsonNode> steps) {
        Iterable<JsonNode> all = () -> steps;
        return StreamSupport.stream(all.spliterator(), false)
                .filter(step -> step.path("ScalingAdjustment").canConvertToInt())
                .flatMap(step -> Step.of(
                        bound(step, "MetricIntervalLowerBound"),
                        bound(step, "MetricIntervalUpperBound"),
                        step.path("ScalingAdjustment").intValue())
                        .stream())
                .toList();
    }

    private static Optional<Double> bound(JsonNode step, String name) {
        return Optional.of(step.path(name)).filter(JsonNode::isNumber).map(JsonNode::doubleValue);
    }

    /** Describes the adjustment at a metric value; empty if no step applies. */
    public Optional<String> at(BigDecimal value) {
        return steps.stream()
                .filter(step -> step.contains(value.subtract(threshold)))
                .findFirst()
                .map(step -> type.describe(step.adjustment()));
    }

    /** The bounds of all steps in the unit of the metric. */
    public Stream<BigDecimal> edges() {
        return steps.stream()
                .flatMap(step -> Stream.of(step.lower(), step.upper()))
                .flatMap(Optional::stream)
                .map(threshold::add);
    }
}
