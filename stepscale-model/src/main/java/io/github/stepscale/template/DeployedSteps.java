package io.github.stepscale.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.stepscale.policy.AdjustmentType;
import io.github.stepscale.policy.StepAdjustment;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The steps of one policy in a template of ours, with the threshold that they are relative to.
 *
 * @param type what the numbers of the steps mean
 */
public record DeployedSteps(AdjustmentType type, BigDecimal threshold, List<StepAdjustment> steps) {
    private static final ObjectMapper YAML = new YAMLMapper();

    public DeployedSteps {
        steps = List.copyOf(steps);
    }

    /**
     * The steps of every policy, by its logical id. What is not as in a template of ours is left out: someone may have
     * changed it by hand, or another tool have made it.
     */
    public static Map<String, DeployedSteps> of(String template) {
        JsonNode resources = parsed(template).path("Resources");
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

    /** A template as a tree; one without anything in it where it cannot be read. */
    static JsonNode parsed(String template) {
        try {
            return YAML.readTree(template);
        } catch (JsonProcessingException | RuntimeException foreign) {
            // The parser below Jackson throws some of its own.
            return YAML.createObjectNode();
        }
    }

    private static Optional<DeployedSteps> read(JsonNode policy, JsonNode alarm) {
        JsonNode configuration = policy.path("Properties").path("StepScalingPolicyConfiguration");
        JsonNode threshold = alarm.path("Properties").path("Threshold");
        Optional<AdjustmentType> type = Stream.of(AdjustmentType.values())
                .filter(known -> known.awsName()
                        .equals(configuration.path("AdjustmentType").asText()))
                .findFirst();
        if (!threshold.isNumber()) {
            return Optional.empty();
        }
        return type.map(known -> new DeployedSteps(
                known,
                decimal(threshold),
                steps(configuration.path("StepAdjustments").elements())));
    }

    private static List<StepAdjustment> steps(Iterator<JsonNode> steps) {
        Iterable<JsonNode> all = () -> steps;
        return StreamSupport.stream(all.spliterator(), false)
                .filter(step -> step.path("ScalingAdjustment").canConvertToInt())
                .map(step -> new StepAdjustment(
                        bound(step, "MetricIntervalLowerBound"),
                        bound(step, "MetricIntervalUpperBound"),
                        step.path("ScalingAdjustment").intValue()))
                .toList();
    }

    private static Optional<BigDecimal> bound(JsonNode step, String name) {
        return Optional.of(step.path(name)).filter(JsonNode::isNumber).map(DeployedSteps::decimal);
    }

    /** Through the text, since a tree of numbers holds doubles. */
    private static BigDecimal decimal(JsonNode number) {
        return new BigDecimal(number.asText());
    }

    /** What the policy does at a metric value; empty where no step applies. */
    public Optional<String> at(BigDecimal value) {
        return steps.stream()
                .filter(step -> step.matches(value.subtract(threshold)))
                .findFirst()
                .map(step -> type.describe(step.scalingAdjustment()));
    }

    /** The bounds of all steps in the metric's own unit. */
    public Stream<BigDecimal> edges() {
        return steps.stream()
                .flatMap(step -> Stream.of(step.lowerBound(), step.upperBound()))
                .flatMap(Optional::stream)
                .map(threshold::add);
    }
}
