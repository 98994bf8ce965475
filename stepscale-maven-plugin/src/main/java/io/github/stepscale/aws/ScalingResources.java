package io.github.stepscale.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingPoliciesResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScheduledActionsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/**
 * Reads what scales SageMaker in an account and Region as AWS has it: each resource is a tree with every field that AWS sent,
 * under the names of its API and with exact values. Every method throws {@link AwsException} if AWS refuses.
 */
public final class ScalingResources {
    /** Amazon CloudWatch API Reference, DescribeAlarms. */
    private static final int MAX_NAMES = 100;

    private static final PagedList<DescribeScalableTargetsResponse, ScalableTarget> TARGETS = new PagedList<>(
            "ScalableTargets",
            DescribeScalableTargetsResponse::hasScalableTargets,
            DescribeScalableTargetsResponse::scalableTargets,
            DescribeScalableTargetsResponse::nextToken);

    private static final PagedList<DescribeScalingPoliciesResponse, ScalingPolicy> POLICIES = new PagedList<>(
            "ScalingPolicies",
            DescribeScalingPoliciesResponse::hasScalingPolicies,
            DescribeScalingPoliciesResponse::scalingPolicies,
            DescribeScalingPoliciesResponse::nextToken);

    private static final PagedList<DescribeScheduledActionsResponse, ScheduledAction> SCHEDULED_ACTIONS =
            new PagedList<>(
                    "ScheduledActions",
                    DescribeScheduledActionsResponse::hasScheduledActions,
                    DescribeScheduledActionsResponse::scheduledActions,
                    DescribeScheduledActionsResponse::nextToken);

    private static final PagedList<DescribeAlarmsResponse, MetricAlarm> ALARMS = new PagedList<>(
            "MetricAlarms",
            DescribeAlarmsResponse::hasMetricAlarms,
            DescribeAlarmsResponse::metricAlarms,
            DescribeAlarmsResponse::nextToken);

    private final ApplicationAutoScalingClient scaling;
    private final CloudWatchClient cloudWatch;
    private final Paginator pages;

    ScalingResources(ApplicationAutoScalingClient scaling, CloudWatchClient cloudWatch, Paginator pages) {
        this.scaling = scaling;
        this.cloudWatch = cloudWatch;
        this.pages = pages;
    }

    /**
     * A scalable target.
     *
     * @param resourceId such as {@code endpoint/orders/variant/AllTraffic}
     * @param dimension such as {@code sagemaker:variant:DesiredInstanceCount}
     */
    public record TargetKey(String resourceId, String dimension) {}

    /** Reads all scalable targets, in AWS's order. */
    public List<JsonNode> targets() {
        return read(
                "list the scalable targets of SageMaker",
                TARGETS,
                token -> scaling.describeScalableTargets(request ->
                        request.serviceNamespace(ServiceNamespace.SAGEMAKER).nextToken(token)),
                List.of("ResourceId", "ScalableDimension"));
    }

    /**
     * Reads scaling policies of any type.
     *
     * @param target whose they are; absent: those of all targets
     */
    public List<JsonNode> policies(Optional<TargetKey> target) {
        return read(
                "read the scaling policies of " + words(target),
                POLICIES,
                token -> scaling.describeScalingPolicies(request -> request.serviceNamespace(ServiceNamespace.SAGEMAKER)
                        .resourceId(resourceId(target))
                        .scalableDimension(dimension(target))
                        .nextToken(token)),
                List.of("PolicyName", "PolicyARN", "PolicyType", "ResourceId", "ScalableDimension"));
    }

    /**
     * Reads scheduled actions.
     *
     * @param target whose they are; absent: those of all targets
     */
    public List<JsonNode> scheduledActions(Optional<TargetKey> target) {
        return read(
                "read the scheduled actions of " + words(target),
                SCHEDULED_ACTIONS,
                token ->
                        scaling.describeScheduledActions(request -> request.serviceNamespace(ServiceNamespace.SAGEMAKER)
                                .resourceId(resourceId(target))
                                .scalableDimension(dimension(target))
                                .nextToken(token)),
                List.of("ScheduledActionName", "ResourceId", "ScalableDimension"));
    }

    /** Reads the metric alarms of these names that exist; any number of names. */
    public List<JsonNode> alarms(List<String> names) {
        List<JsonNode> found = new ArrayList<>();
        for (int from = 0; from < names.size(); from += MAX_NAMES) {
            found.addAll(alarmsOfOneCall(names.subList(from, Math.min(from + MAX_NAMES, names.size()))));
        }
        return found;
    }

    private List<JsonNode> alarmsOfOneCall(List<String> names) {
        return read(
                names.size() == 1 ? "read the alarm " + names.get(0) : "read " + names.size() + " alarms",
                ALARMS,
                token -> cloudWatch.describeAlarms(
                        request -> request.alarmNames(names).nextToken(token)),
                List.of("AlarmName", "AlarmArn"));
    }

    /** Reads the metric alarms with an action of this ARN, in any state. */
    public List<JsonNode> alarmsWithAction(String arn) {
        return read(
                "find the alarms that run " + arn,
                ALARMS,
                token -> cloudWatch.describeAlarms(
                        request -> request.actionPrefix(arn).nextToken(token)),
                List.of("AlarmName", "AlarmArn"));
    }

    /** Reads the tags of an alarm, each with {@code Key} and {@code Value}. */
    public List<JsonNode> tags(String alarmArn) {
        return SdkCalls.call(
                "read the tags of " + alarmArn,
                () -> cloudWatch.listTagsForResource(request -> request.resourceARN(alarmArn)).tags().stream()
                        .<JsonNode>map(SdkTrees::of)
                        .toList());
    }

    /** @param required the fields without which an item cannot be used */
    private <P, I extends SdkPojo> List<JsonNode> read(
            String task, PagedList<P, I> list, Function<String, P> request, List<String> required) {
        return SdkCalls.call(
                task,
                () -> pages.items(list, request)
                        .<JsonNode>map(SdkTrees::of)
                        .peek(item -> required.forEach(field -> JsonFields.id(item, field)))
                        .toList());
    }

    private static String words(Optional<TargetKey> target) {
        return target.map(TargetKey::resourceId).orElse("SageMaker");
    }

    private static @Nullable String resourceId(Optional<TargetKey> target) {
        return target.map(TargetKey::resourceId).orElse(null);
    }

    private static @Nullable String dimension(Optional<TargetKey> target) {
        return target.map(TargetKey::dimension).orElse(null);
    }
}
