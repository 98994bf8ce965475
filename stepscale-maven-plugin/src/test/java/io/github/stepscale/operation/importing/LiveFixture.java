package io.github.stepscale.operation.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.scripted.ScriptedAws;

/** Scaling that a team made by hand, without a stack. */
public final class LiveFixture {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String TARGET = """
            {"ServiceNamespace": "sagemaker", "ResourceId": "%s", "ScalableDimension": "%s",
             "MinCapacity": 1, "MaxCapacity": 8,
             "RoleARN": "arn:aws:iam::123456789012:role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/\
            AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint"}""";

    private static final String POLICY = """
            {"PolicyName": "%s", "PolicyType": "StepScaling", "ServiceNamespace": "sagemaker",
             "ResourceId": "%s", "ScalableDimension": "%s",
             "StepScalingPolicyConfiguration": {"AdjustmentType": "ChangeInCapacity", "Cooldown": %d,
               "MetricAggregationType": "Average", "StepAdjustments": [%s]}}""";

    private static final String ALARM = """
            {"AlarmName": "%s", "ActionsEnabled": true, "AlarmActions": ["%s"], "Namespace": "AWS/SageMaker",
             "MetricName": "InvocationsPerInstance", "Statistic": "Sum", "Period": 60, "EvaluationPeriods": %d,
             "Threshold": %s, "ComparisonOperator": "%s", "TreatMissingData": "notBreaching",
             "Dimensions": [{"Name": "EndpointName", "Value": "%s"}, {"Name": "VariantName", "Value": "%s"}]}""";

    public static final String INSTANCES = "sagemaker:variant:DesiredInstanceCount";

    private final ScriptedAws aws;

    public LiveFixture(ScriptedAws aws) {
        this.aws = aws;
    }

    public static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException mistake) {
            throw new IllegalArgumentException(mistake);
        }
    }

    /** Registers a variant of an endpoint. */
    public LiveFixture target(String endpoint, String variant) {
        aws.scaling().putTarget(tree(TARGET.formatted(resourceId(endpoint, variant), INSTANCES)));
        return this;
    }

    /** Adds a policy and the alarm {@code <policy>-alarm} that runs it above a threshold. */
    public LiveFixture scaleOut(String endpoint, String variant, String policy, String threshold) {
        putPolicy(endpoint, variant, policy, "{\"MetricIntervalLowerBound\": 0, \"ScalingAdjustment\": 1}");
        putAlarm(endpoint, variant, policy, threshold, "GreaterThanOrEqualToThreshold", 1);
        return this;
    }

    /** The same below a threshold. */
    public LiveFixture scaleIn(String endpoint, String variant, String policy, String threshold) {
        putPolicy(endpoint, variant, policy, "{\"MetricIntervalUpperBound\": 0, \"ScalingAdjustment\": -1}");
        putAlarm(endpoint, variant, policy, threshold, "LessThanOrEqualToThreshold", 15);
        return this;
    }

    /** Adds a policy of target tracking. */
    public LiveFixture tracking(String endpoint, String variant, String policy) {
        ObjectNode tracking = tree(POLICY.formatted(policy, resourceId(endpoint, variant), INSTANCES, 300, ""));
        tracking.remove("StepScalingPolicyConfiguration");
        tracking.put("PolicyType", "TargetTrackingScaling");
        tracking.set(
                "TargetTrackingScalingPolicyConfiguration",
                tree("{\"TargetValue\": 70.5, \"PredefinedMetricSpecification\": {\"PredefinedMetricType\":"
                        + " \"SageMakerVariantInvocationsPerInstance\"}}"));
        aws.scaling().putPolicy(tracking);
        return this;
    }

    /** Adds a policy that no alarm runs. */
    public void putPolicy(String endpoint, String variant, String policy, String steps) {
        aws.scaling().putPolicy(tree(POLICY.formatted(policy, resourceId(endpoint, variant), INSTANCES, 300, steps)));
    }

    private void putAlarm(
            String endpoint, String variant, String policy, String threshold, String comparison, int periods) {
        String arn = aws.scaling().policy(policy).path("PolicyARN").asText();
        aws.alarms()
                .putAlarm(tree(
                        ALARM.formatted(policy + "-alarm", arn, periods, threshold, comparison, endpoint, variant)));
    }

    public static String resourceId(String endpoint, String variant) {
        return "endpoint/" + endpoint + "/variant/" + variant;
    }
}
