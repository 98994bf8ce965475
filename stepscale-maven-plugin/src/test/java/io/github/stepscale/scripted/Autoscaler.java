package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Runs the policies of an alarm that came into ALARM, by the value that the reason data tell; the capacity follows at once. */
final class Autoscaler {
    private final AutoScaling scaling;
    private final SageMaker sageMaker;
    private final Script script;

    Autoscaler(AutoScaling scaling, SageMaker sageMaker, Script script) {
        this.scaling = scaling;
        this.sageMaker = sageMaker;
        this.script = script;
    }

    /** The alarm as DescribeAlarms shows it; the reason data as SetAlarmState has them. */
    void run(ObjectNode alarm, String reasonData) {
        double value = Json.read(reasonData).path("recentDatapoints").path(0).asDouble();
        double above = value - alarm.path("Threshold").asDouble();
        for (JsonNode arn : alarm.path("AlarmActions")) {
            scale(scaling.policyOf(arn.asText()), alarm, above);
        }
    }

    private void scale(ObjectNode policy, ObjectNode alarm, double above) {
        String target = policy.path("ResourceId").asText();
        int capacity = sageMaker.desired(target) + change(policy.path("StepScalingPolicyConfiguration"), above);
        sageMaker.scale(target, capacity);
        String unit = target.startsWith("inference-component/") ? "copy" : "instance";
        Instant now = script.now();
        scaling.addActivity(Json.object()
                .put("ActivityId", script.uuid())
                .put("ServiceNamespace", "sagemaker")
                .put("ResourceId", target)
                .put("ScalableDimension", policy.path("ScalableDimension").asText())
                .put("StatusCode", "Successful")
                .put("Description", "Setting desired " + unit + " count to " + capacity + ".")
                .put(
                        "Cause",
                        "monitor alarm " + alarm.path("AlarmName").asText() + " in state ALARM triggered policy "
                                + policy.path("PolicyName").asText())
                .putPOJO("StartTime", now)
                .putPOJO("EndTime", now));
    }

    /** Of a policy that changes by a number, and of an alarm that fires above its threshold: no test needs another. */
    private static int change(JsonNode policy, double above) {
        for (JsonNode step : policy.path("StepAdjustments")) {
            if (above >= step.path("MetricIntervalLowerBound").asDouble(Double.NEGATIVE_INFINITY)
                    && above < step.path("MetricIntervalUpperBound").asDouble(Double.POSITIVE_INFINITY)) {
                return step.path("ScalingAdjustment").asInt();
            }
        }
        throw new IllegalStateException("No step adjustment found for " + above + " above the threshold");
    }
}
