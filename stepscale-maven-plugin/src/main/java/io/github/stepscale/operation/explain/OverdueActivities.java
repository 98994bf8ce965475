package io.github.stepscale.operation.explain;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.Endpoints;
import io.github.stepscale.operation.history.ActivityHistory;
import io.github.stepscale.operation.shared.OptionalRead;
import io.github.stepscale.operation.shared.TargetCapacity;
import io.github.stepscale.policy.target.InferenceComponent;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.Sentences;
import io.github.stepscale.text.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Describes activities that wait for SageMaker longer than any that succeeded. */
final class OverdueActivities {
    private OverdueActivities() {}

    /** Returns a note for each activity that is overdue now. Reads the capacity of the target if there is one. */
    static List<String> notes(Aws aws, Target target, ActivityHistory activities, Instant now) {
        List<AutoScaling.Activity> overdue = activities.overdue(now);
        return overdue.isEmpty()
                ? List.of()
                : overdue.stream()
                        .map(activity -> note(activity, activities, now) + capacity(aws, target))
                        .toList();
    }

    private static String note(AutoScaling.Activity activity, ActivityHistory activities, Instant now) {
        String seen = activities
                .longestSuccess()
                .map(longest -> "longer than any that succeeded here (at most " + minutes(longest) + ")")
                .orElse("and none succeeded here to compare it with");
        return "the activity of " + Timestamps.plainMinute(activity.start()) + " ("
                + Sentences.withoutPeriod(activity.description()) + ") has waited for "
                + minutes(Duration.between(activity.start(), now)) + ", " + seen + ". AWS says: "
                + Sentences.end(activity.message().isEmpty() ? activity.status() : activity.message());
    }

    private static String minutes(Duration duration) {
        return Durations.of(
                duration.compareTo(Duration.ofMinutes(1)) < 0 ? duration : duration.truncatedTo(ChronoUnit.MINUTES));
    }

    private static String capacity(Aws aws, Target target) {
        String advice = " If SageMaker is InService at another count than desired, it has given the change up: look for"
                + " insufficient capacity and for quotas, then set the count with "
                + (target instanceof InferenceComponent
                        ? "UpdateInferenceComponentRuntimeConfig."
                        : "UpdateEndpointWeightsAndCapacities.");
        Optional<Endpoints.Capacity> capacity = OptionalRead.orElseIfFailed(
                () -> TargetCapacity.of(aws.endpoints(), target), refused -> Optional.empty());
        return capacity.map(found -> " SageMaker says: " + found.status() + ", " + found.current() + " of "
                                + found.desired() + " desired.")
                        .orElse("")
                + advice;
    }
}
