package io.github.stepscale.operation.history;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.AutoScaling.Activity.NotScaled;
import io.github.stepscale.aws.SafeText;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.text.Sentences;
import io.github.stepscale.text.Timestamps;
import java.util.stream.Collectors;

/** Describes scaling activities in words. */
public final class ActivityDescription {
    private ActivityDescription() {}

    /** Returns the outcome: {@code done: Setting desired instance count to 3 (14:03 to 14:09)}. */
    public static String of(AutoScaling.Activity activity) {
        if (!activity.notScaled().isEmpty()) {
            return "refused: " + reasons(activity);
        }
        String what = Sentences.withoutPeriod(activity.description());
        return switch (activity.status()) {
            case "Successful" -> "done: " + what + span(activity);
            case "Failed" -> "failed: " + what + ": " + failure(activity);
            case "Unfulfilled" -> "not fulfilled by SageMaker: " + what + ": " + failure(activity);
            case "Overridden" -> "overridden by a newer change: " + what + span(activity);
            case "Pending", "InProgress" ->
                "in progress: " + what + ", since " + Timestamps.hourMinute(activity.start());
            default -> activity.status() + ": " + what + span(activity);
        };
    }

    /** Returns why the capacity did not change. */
    public static String reason(NotScaled reason) {
        return switch (reason.code()) {
            case "AlreadyAtMaxCapacity" ->
                "already at maxCapacity" + reason.max().map(max -> " " + max).orElse("");
            case "AlreadyAtMinCapacity" ->
                "already at minCapacity" + reason.min().map(min -> " " + min).orElse("");
            case "AlreadyAtDesiredCapacity" -> "already at the requested capacity";
            case "AutoScalingAnticipatedFlapping" -> "it would scale back and forth (AutoScalingAnticipatedFlapping)";
            case "TargetServicePutResourceAsUnscalable" ->
                "SageMaker accepts no change at the moment (TargetServicePutResourceAsUnscalable)";
            default -> SafeText.oneLine(reason.code());
        };
    }

    /** Returns all reasons for not scaling. */
    public static String reasons(AutoScaling.Activity activity) {
        return activity.notScaled().stream().map(ActivityDescription::reason).collect(Collectors.joining(", "));
    }

    /** Returns the message of AWS, and advice. */
    public static String failure(AutoScaling.Activity activity) {
        String message = activity.message().isEmpty() ? "AWS gives no reason" : activity.message();
        return Sentences.withoutPeriod(message)
                + ErrorAdvice.advice(message).map(advice -> " (" + advice + ")").orElse("");
    }

    private static String span(AutoScaling.Activity activity) {
        String start = Timestamps.hourMinute(activity.start());
        return " (" + start
                + activity.end()
                        .map(Timestamps::hourMinute)
                        .filter(end -> !end.equals(start))
                        .map(end -> " to " + end)
                        .orElse("")
                + ")";
    }
}
