package io.github.stepscale.operation.explain;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.operation.history.ActivityDescription;
import io.github.stepscale.operation.history.ActivityHistory;
import io.github.stepscale.text.Timestamps;
import java.time.Instant;
import java.util.Optional;

/**
 * The outcome of an alarm's request, inferred where AWS recorded none.
 *
 * @param text the outcome in words
 * @param probable whether it is inferred
 */
record RequestOutcome(String text, boolean probable) {

    /**
     * Infers the outcome from the earlier activities.
     *
     * @param alarm the name of the alarm
     * @param resource the resource that updates: {@code endpoint} or {@code component}
     */
    static RequestOutcome infer(
            PolicyRequest request, String alarm, String resource, ActivityHistory activities, Instant at) {
        if (request.changesNothing()) {
            return new RequestOutcome("nothing to do", false);
        }
        Optional<AutoScaling.Activity> overdue =
                activities.inProgress(at).filter(activity -> activities.isOverdue(activity, at));
        if (overdue.isPresent()) {
            return new RequestOutcome(
                    "no scaling activity followed, while one waits for SageMaker " + since(overdue.get()), false);
        }
        return updating(resource, activities, at)
                .or(() -> cooldown(request, alarm, activities, at))
                .or(() -> activities
                        .lastRefusal(alarm, at)
                        .map(ActivityDescription::reason)
                        .map("probably refused again: "::concat))
                .map(text -> new RequestOutcome(text, true))
                .orElseGet(() -> new RequestOutcome("no scaling activity followed" + noChangeHint(request), false));
    }

    private static String noChangeHint(PolicyRequest request) {
        boolean mayChangeNothing = request.value().isEmpty()
                && request.rule().policy().stepAdjustments().stream().anyMatch(request::changesNothing);
        return mayChangeNothing ? ", as when the step changes nothing" : "";
    }

    private static Optional<String> updating(String resource, ActivityHistory activities, Instant at) {
        return activities
                .inProgress(at)
                .map(activity -> "probably refused: " + resource + " updating "
                        + activity.end()
                                .map(Timestamps::hourMinute)
                                .map("until "::concat)
                                .orElse(since(activity)));
    }

    private static String since(AutoScaling.Activity activity) {
        return "since " + Timestamps.hourMinute(activity.start());
    }

    private static Optional<String> cooldown(
            PolicyRequest request, String alarm, ActivityHistory activities, Instant at) {
        return activities
                .cooldownEnd(alarm, request.rule().policy().cooldown(), at)
                .map(end -> "probably held back: cooldown until " + Timestamps.hourMinute(end));
    }
}
