package io.github.stepscale.aws;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.Alarm;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.applicationautoscaling.model.StepScalingPolicyConfiguration;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;

/** Application Auto Scaling of SageMaker. Every method throws {@link AwsException} if AWS refuses. */
public final class Scaling {
    /** Application Auto Scaling API, DescribeScalingActivities. */
    private static final int MOST_RESULTS = 50;

    private final ApplicationAutoScalingClient client;

    Scaling(ApplicationAutoScalingClient client) {
        this.client = client;
    }

    /** The policies of a target, whoever made them. */
    public List<ScalingPolicy> policies(String resourceId, String dimension) {
        return Calls.call(
                "read the scaling policies of " + resourceId,
                () -> client
                        .describeScalingPoliciesPaginator(
                                request -> request.serviceNamespace(ServiceNamespace.SAGEMAKER)
                                        .resourceId(resourceId)
                                        .scalableDimension(dimension))
                        .scalingPolicies()
                        .stream()
                        .map(Scaling::policy)
                        .toList());
    }

    /** The target itself; empty if it is not registered. */
    public Optional<ScalableTarget> target(String resourceId, String dimension) {
        return Calls.call(
                "read the scalable target " + resourceId,
                () -> client
                        .describeScalableTargets(request -> request.serviceNamespace(ServiceNamespace.SAGEMAKER)
                                .resourceIds(resourceId)
                                .scalableDimension(dimension))
                        .scalableTargets()
                        .stream()
                        .findFirst()
                        .map(Scaling::target));
    }

    /**
     * What was done lately, newest first, with the reasons for not scaling.
     *
     * @param most how many, at most 50
     */
    public List<ScalingActivity> activities(String resourceId, String dimension, int most) {
        return Calls.call(
                "read the scaling activities of " + resourceId,
                () -> client
                        .describeScalingActivities(request -> request.serviceNamespace(ServiceNamespace.SAGEMAKER)
                                .resourceId(resourceId)
                                .scalableDimension(dimension)
                                .includeNotScaledActivities(true)
                                .maxResults(most))
                        .scalingActivities()
                        .stream()
                        .map(Scaling::activity)
                        .toList());
    }

    /**
     * What was done since a moment, newest first, with the reasons for not scaling. AWS keeps six weeks.
     *
     * @param from the earliest start
     */
    public List<ScalingActivity> activities(String resourceId, String dimension, Instant from) {
        return Calls.call(
                "read the scaling activities of " + resourceId,
                () -> client
                        .describeScalingActivitiesPaginator(
                                request -> request.serviceNamespace(ServiceNamespace.SAGEMAKER)
                                        .resourceId(resourceId)
                                        .scalableDimension(dimension)
                                        .includeNotScaledActivities(true)
                                        .maxResults(MOST_RESULTS))
                        .scalingActivities()
                        .stream()
                        // The pages go back in time: the first that is too old ends the reading.
                        .takeWhile(activity -> !activity.startTime().isBefore(from))
                        .map(Scaling::activity)
                        .toList());
    }

    private static ScalingActivity activity(
            software.amazon.awssdk.services.applicationautoscaling.model.ScalingActivity activity) {
        return new ScalingActivity(
                activity.startTime(),
                Optional.ofNullable(activity.endTime()),
                activity.statusCodeAsString(),
                text(activity.description()),
                text(activity.cause()),
                text(activity.statusMessage()),
                activity.notScaledReasons().stream()
                        .map(reason -> new ScalingActivity.NotScaled(
                                reason.code(),
                                Optional.ofNullable(reason.currentCapacity()),
                                Optional.ofNullable(reason.maxCapacity()),
                                Optional.ofNullable(reason.minCapacity())))
                        .toList());
    }

    private static ScalableTarget target(
            software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget target) {
        // Left out, nothing is suspended.
        SuspendedState suspended = Optional.ofNullable(target.suspendedState())
                .orElseGet(() -> SuspendedState.builder().build());
        return new ScalableTarget(
                target.minCapacity(),
                target.maxCapacity(),
                Boolean.TRUE.equals(suspended.dynamicScalingInSuspended()),
                Boolean.TRUE.equals(suspended.dynamicScalingOutSuspended()),
                Boolean.TRUE.equals(suspended.scheduledScalingSuspended()));
    }

    private static String text(String orNull) {
        return Text.oneLine(Optional.ofNullable(orNull).orElse(""));
    }

    private static ScalingPolicy policy(
            software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy policy) {
        StepScalingPolicyConfiguration configuration = Optional.ofNullable(policy.stepScalingPolicyConfiguration())
                .orElseGet(() -> StepScalingPolicyConfiguration.builder().build());
        return new ScalingPolicy(
                policy.policyName(),
                policy.policyARN(),
                policy.policyTypeAsString(),
                policy.alarms().stream().map(Alarm::alarmName).toList(),
                Optional.ofNullable(configuration.adjustmentTypeAsString()).orElse(""),
                // Left out, it is this (Application Auto Scaling API, StepScalingPolicyConfiguration).
                Optional.ofNullable(configuration.metricAggregationTypeAsString())
                        .orElse("Average"),
                optional(configuration.cooldown()),
                optional(configuration.minAdjustmentMagnitude()),
                configuration.stepAdjustments().stream().map(Scaling::step).toList());
    }

    private static ScalingPolicy.Step step(StepAdjustment step) {
        return new ScalingPolicy.Step(
                Optional.ofNullable(step.metricIntervalLowerBound()),
                Optional.ofNullable(step.metricIntervalUpperBound()),
                step.scalingAdjustment());
    }

    private static OptionalInt optional(Integer orNull) {
        return orNull == null ? OptionalInt.empty() : OptionalInt.of(orNull);
    }
}
