package io.github.stepscale.aws;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingActivitiesRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingActivitiesResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingPoliciesResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScheduledActionsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingActivity;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.applicationautoscaling.model.StepScalingPolicyConfiguration;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;

/** Application Auto Scaling of SageMaker resources. Every method throws {@link AwsException} if AWS refuses. */
public final class AutoScaling {
    /** Application Auto Scaling API Reference, DescribeScalingActivities. */
    private static final int MAX_RESULTS = 50;

    private static final PagedList<DescribeScalingPoliciesResponse, ScalingPolicy> POLICIES = new PagedList<>(
            "ScalingPolicies",
            DescribeScalingPoliciesResponse::hasScalingPolicies,
            DescribeScalingPoliciesResponse::scalingPolicies,
            DescribeScalingPoliciesResponse::nextToken);

    private static final PagedList<DescribeScalableTargetsResponse, ScalableTarget> TARGETS = new PagedList<>(
            "ScalableTargets",
            DescribeScalableTargetsResponse::hasScalableTargets,
            DescribeScalableTargetsResponse::scalableTargets,
            DescribeScalableTargetsResponse::nextToken);

    private static final PagedList<DescribeScalingActivitiesResponse, ScalingActivity> ACTIVITIES = new PagedList<>(
            "ScalingActivities",
            DescribeScalingActivitiesResponse::hasScalingActivities,
            DescribeScalingActivitiesResponse::scalingActivities,
            DescribeScalingActivitiesResponse::nextToken);

    private static final PagedList<
                    DescribeScheduledActionsResponse,
                    software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction>
            SCHEDULED_ACTIONS = new PagedList<>(
                    "ScheduledActions",
                    DescribeScheduledActionsResponse::hasScheduledActions,
                    DescribeScheduledActionsResponse::scheduledActions,
                    DescribeScheduledActionsResponse::nextToken);

    private final ApplicationAutoScalingClient client;
    private final Paginator pages;

    AutoScaling(ApplicationAutoScalingClient client, Paginator pages) {
        this.client = client;
        this.pages = pages;
    }

    /** Reads all scaling policies of a scalable target. */
    public List<Policy> policies(String resourceId, String dimension) {
        return SdkCalls.call(
                "read the scaling policies of " + resourceId,
                () -> pages.items(
                                POLICIES,
                                token -> client.describeScalingPolicies(
                                        request -> request.serviceNamespace(ServiceNamespace.SAGEMAKER)
                                                .resourceId(resourceId)
                                                .scalableDimension(dimension)
                                                .nextToken(token)))
                        .map(AutoScaling::policy)
                        .toList());
    }

    /** Reads a scalable target; empty if it is not registered. */
    public Optional<Target> target(String resourceId, String dimension) {
        return SdkCalls.call(
                "read the scalable target " + resourceId,
                () -> pages.items(
                                TARGETS,
                                token -> client.describeScalableTargets(
                                        request -> request.serviceNamespace(ServiceNamespace.SAGEMAKER)
                                                .resourceIds(resourceId)
                                                .scalableDimension(dimension)
                                                .nextToken(token)))
                        .findFirst()
                        .map(AutoScaling::target));
    }

    /** Reads all scheduled actions of a scalable target. */
    public List<ScheduledAction> scheduledActions(String resourceId, String dimension) {
        return SdkCalls.call(
                "read the scheduled actions of " + resourceId,
                () -> pages.items(
                                SCHEDULED_ACTIONS,
                                token -> client.describeScheduledActions(
                                        request -> request.serviceNamespace(ServiceNamespace.SAGEMAKER)
                                                .resourceId(resourceId)
                                                .scalableDimension(dimension)
                                                .nextToken(token)))
                        .map(ScalingSettings::scheduledAction)
                        .toList());
    }

    /**
     * Creates a step scaling policy, or gives an existing one of that name these settings. An existing policy keeps its ARN,
     * and the alarms that run it.
     *
     * @return its ARN
     */
    public String putScalingPolicy(String resourceId, String dimension, StepPolicy policy) {
        return SdkCalls.call(
                "put the scaling policy " + policy.name() + " of " + resourceId,
                () -> ResponseFields.id(
                        client.putScalingPolicy(request -> request.serviceNamespace(ServiceNamespace.SAGEMAKER)
                                        .resourceId(resourceId)
                                        .scalableDimension(dimension)
                                        .policyName(policy.name())
                                        .policyType(PolicyType.STEP_SCALING)
                                        .stepScalingPolicyConfiguration(ScalingSettings.configuration(policy)))
                                .policyARN(),
                        "PolicyARN"));
    }

    /**
     * Creates a policy of target tracking, or gives it these settings; it can scale in.
     *
     * @return its ARN
     */
    public String putTrackingPolicy(String resourceId, String dimension, String name, Policy.Tracking tracking) {
        return SdkCalls.call(
                "put the scaling policy " + name + " of " + resourceId,
                () -> ResponseFields.id(
                        client.putScalingPolicy(request -> request.serviceNamespace(ServiceNamespace.SAGEMAKER)
                                        .resourceId(resourceId)
                                        .scalableDimension(dimension)
                                        .policyName(name)
                                        .policyType(PolicyType.TARGET_TRACKING_SCALING)
                                        .targetTrackingScalingPolicyConfiguration(
                                                ScalingSettings.configuration(tracking)))
                                .policyARN(),
                        "PolicyARN"));
    }

    /** Gives a scalable target its range and what is suspended; registers it if it is not registered. */
    public void registerScalableTarget(String resourceId, String dimension, Target target) {
        SdkCalls.call(
                "register the scalable target " + resourceId,
                () -> client.registerScalableTarget(request -> request.serviceNamespace(ServiceNamespace.SAGEMAKER)
                        .resourceId(resourceId)
                        .scalableDimension(dimension)
                        .minCapacity(target.minCapacity())
                        .maxCapacity(target.maxCapacity())
                        .suspendedState(ScalingSettings.suspendedState(target))));
    }

    /**
     * Reads the newest scaling activities, newest first, including those that did not scale.
     *
     * @param maxResults 1 to 50
     */
    public List<Activity> activities(String resourceId, String dimension, int maxResults) {
        return SdkCalls.call(
                "read the scaling activities of " + resourceId,
                () ->
                        ACTIVITIES
                                .require(client.describeScalingActivities(
                                        request(resourceId, dimension, maxResults, null)))
                                .stream()
                                .map(AutoScaling::activity)
                                .toList());
    }

    /**
     * Reads the scaling activities since a time, newest first, including those that did not scale. AWS keeps six weeks.
     *
     * @param from the earliest start of an activity
     */
    public List<Activity> activities(String resourceId, String dimension, Instant from) {
        return SdkCalls.call(
                "read the scaling activities of " + resourceId,
                () -> pages.items(
                                ACTIVITIES,
                                token -> client.describeScalingActivities(
                                        request(resourceId, dimension, MAX_RESULTS, token)))
                        .map(AutoScaling::activity)
                        // The pages go back in time: the first that is too old ends the reading.
                        .takeWhile(activity -> !activity.start().isBefore(from))
                        .toList());
    }

    private static DescribeScalingActivitiesRequest request(
            String resourceId, String dimension, int maxResults, @Nullable String token) {
        return DescribeScalingActivitiesRequest.builder()
                .serviceNamespace(ServiceNamespace.SAGEMAKER)
                .resourceId(resourceId)
                .scalableDimension(dimension)
                .includeNotScaledActivities(true)
                .maxResults(maxResults)
                .nextToken(token)
                .build();
    }

    private static Activity activity(ScalingActivity activity) {
        return new Activity(
                ResponseFields.require(activity.startTime(), "StartTime"),
                Optional.ofNullable(activity.endTime()),
                ResponseFields.word(activity.statusCodeAsString(), "StatusCode"),
                ResponseFields.text(activity.description()),
                ResponseFields.text(activity.cause()),
                ResponseFields.text(activity.statusMessage()),
                activity.notScaledReasons().stream()
                        .map(reason -> new Activity.NotScaled(
                                ResponseFields.text(reason.code()),
                                Optional.ofNullable(reason.currentCapacity()),
                                Optional.ofNullable(reason.maxCapacity()),
                                Optional.ofNullable(reason.minCapacity())))
                        .toList());
    }

    private static Target target(ScalableTarget target) {
        // By default nothing is suspended.
        SuspendedState suspended = Optional.ofNullable(target.suspendedState())
                .orElseGet(() -> SuspendedState.builder().build());
        return new Target(
                ResponseFields.require(target.minCapacity(), "MinCapacity"),
                ResponseFields.require(target.maxCapacity(), "MaxCapacity"),
                Boolean.TRUE.equals(suspended.dynamicScalingInSuspended()),
                Boolean.TRUE.equals(suspended.dynamicScalingOutSuspended()),
                Boolean.TRUE.equals(suspended.scheduledScalingSuspended()));
    }

    private static Policy policy(ScalingPolicy policy) {
        StepScalingPolicyConfiguration configuration = Optional.ofNullable(policy.stepScalingPolicyConfiguration())
                .orElseGet(() -> StepScalingPolicyConfiguration.builder().build());
        return new Policy(
                ResponseFields.word(policy.policyName(), "PolicyName"),
                ResponseFields.id(policy.policyARN(), "PolicyARN"),
                ResponseFields.word(policy.policyTypeAsString(), "PolicyType"),
                policy.alarms().stream()
                        .map(alarm -> ResponseFields.require(alarm.alarmName(), "AlarmName"))
                        .toList(),
                ResponseFields.text(configuration.adjustmentTypeAsString()),
                // The default (Application Auto Scaling API Reference, StepScalingPolicyConfiguration).
                Optional.of(ResponseFields.text(configuration.metricAggregationTypeAsString()))
                        .filter(type -> !type.isEmpty())
                        .orElse("Average"),
                optional(configuration.cooldown()),
                optional(configuration.minAdjustmentMagnitude()),
                configuration.stepAdjustments().stream().map(AutoScaling::step).toList(),
                Optional.ofNullable(policy.targetTrackingScalingPolicyConfiguration())
                        .map(ScalingSettings::tracking));
    }

    private static Policy.Step step(StepAdjustment step) {
        return new Policy.Step(
                Optional.ofNullable(step.metricIntervalLowerBound()),
                Optional.ofNullable(step.metricIntervalUpperBound()),
                ResponseFields.require(step.scalingAdjustment(), "ScalingAdjustment"));
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /**
     * A registered scalable target.
     *
     * @param scaleInSuspended whether scale-in by policies is suspended
     * @param scaleOutSuspended whether scale-out by policies is suspended
     * @param schedulesSuspended whether scheduled scaling is suspended
     */
    public record Target(
            int minCapacity,
            int maxCapacity,
            boolean scaleInSuspended,
            boolean scaleOutSuspended,
            boolean schedulesSuspended) {

        /** Whether any kind of scaling is suspended. */
        public boolean isSuspended() {
            return scaleInSuspended || scaleOutSuspended || schedulesSuspended;
        }
    }

    /**
     * A scaling activity, or a decision not to scale.
     *
     * @param end absent while it is in progress
     * @param status such as {@code Successful}, {@code Failed}
     * @param description such as {@code Setting desired instance count to 3.}
     * @param cause the alarm and the policy behind it
     * @param message how it ended; may be empty
     * @param notScaled why the capacity did not change; empty if it did
     */
    public record Activity(
            Instant start,
            Optional<Instant> end,
            String status,
            String description,
            String cause,
            String message,
            List<NotScaled> notScaled) {
        public Activity {
            notScaled = List.copyOf(notScaled);
        }

        /**
         * A reason not to scale.
         *
         * @param code such as {@code AlreadyAtMaxCapacity}
         */
        public record NotScaled(String code, Optional<Integer> current, Optional<Integer> max, Optional<Integer> min) {}
    }

    /**
     * A scaling policy.
     *
     * @param type such as {@code StepScaling}
     * @param alarms names of the alarms that run it
     * @param steps empty unless it is a step scaling policy
     * @param cooldown in seconds; empty if none is set
     * @param tracking absent unless it is a policy of target tracking
     */
    public record Policy(
            String name,
            String arn,
            String type,
            List<String> alarms,
            String adjustmentType,
            String metricAggregationType,
            OptionalInt cooldown,
            OptionalInt minAdjustmentMagnitude,
            List<Step> steps,
            Optional<Tracking> tracking) {
        public Policy {
            alarms = List.copyOf(alarms);
            steps = List.copyOf(steps);
        }

        /**
         * A step adjustment, with bounds relative to the alarm's threshold.
         *
         * @param lower absent: no lower bound
         * @param upper absent: no upper bound
         */
        public record Step(Optional<Double> lower, Optional<Double> upper, int adjustment) {}

        /**
         * The settings of target tracking.
         *
         * @param metric the predefined metric; absent if it is another
         * @param scaleOutCooldown in seconds; empty if none is set
         * @param scaleInCooldown in seconds; empty if none is set
         */
        public record Tracking(
                Optional<String> metric,
                double target,
                OptionalInt scaleOutCooldown,
                OptionalInt scaleInCooldown,
                boolean scaleInDisabled) {}
    }

    /**
     * The settings of a step scaling policy.
     *
     * @param adjustmentType such as {@code ChangeInCapacity}
     * @param metricAggregationType {@code Average}, {@code Minimum} or {@code Maximum}
     * @param cooldown in seconds
     */
    public record StepPolicy(
            String name,
            String adjustmentType,
            String metricAggregationType,
            int cooldown,
            OptionalInt minAdjustmentMagnitude,
            List<Policy.Step> steps) {
        public StepPolicy {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A scheduled action.
     *
     * @param schedule such as {@code cron(0 22 * * ? *)}
     * @param timezone absent: UTC
     * @param minCapacity the new minimum; empty if it stays
     * @param maxCapacity the new maximum; empty if it stays
     */
    public record ScheduledAction(
            String name,
            String schedule,
            Optional<String> timezone,
            Optional<Instant> start,
            Optional<Instant> end,
            OptionalInt minCapacity,
            OptionalInt maxCapacity) {}
}
