package io.github.stepscale.operation.history;

import io.github.stepscale.aws.ScalingActivity;
import io.github.stepscale.aws.ScalingActivity.NotScaled;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The scaling activities of a target, and what they mean to whoever asks next.
 *
 * @param activities in any order
 */
public record Course(List<ScalingActivity> activities) {
    public Course {
        activities = activities.stream()
                .sorted(Comparator.comparing(ScalingActivity::start))
                .toList();
    }

    /** Those that an alarm asked for, oldest first. */
    public List<ScalingActivity> by(String alarm) {
        return activities.stream()
                .filter(activity -> Cause.isOf(alarm, activity.cause()))
                .toList();
    }

    /** Those that none of these alarms asked for, oldest first. */
    public List<ScalingActivity> byNoneOf(List<String> alarms) {
        return activities.stream()
                .filter(activity -> Cause.of(activity.cause())
                        .filter(cause -> alarms.contains(cause.alarm()))
                        .isEmpty())
                .toList();
    }

    /** The one that is changing the capacity at a moment: a second change is not taken meanwhile (rules 4.7). */
    public Optional<ScalingActivity> underWay(Instant at) {
        return last(activity -> activity.notScaled().isEmpty()
                && activity.start().isBefore(at)
                && activity.end().map(at::isBefore).orElseGet(() -> isOpen(activity)));
    }

    /**
     * When the cooldown ends in which an alarm's policy is at a moment: it begins when an activity of the policy has
     * completed successfully (rules 2).
     *
     * @param seconds how long it is
     */
    public Optional<Instant> cooldownEnd(String alarm, int seconds, Instant at) {
        return last(activity -> isChange(activity)
                        && Cause.isOf(alarm, activity.cause())
                        && activity.end().filter(end -> !end.isAfter(at)).isPresent())
                .flatMap(ScalingActivity::end)
                .map(end -> end.plusSeconds(seconds))
                .filter(at::isBefore);
    }

    /**
     * Why an alarm was refused last, if nothing has changed since: of a run of refusals for the same reason AWS records
     * the first alone (rules 1.9).
     */
    public Optional<NotScaled> refusal(String alarm, Instant at) {
        return last(activity ->
                        activity.start().isBefore(at) && (isChange(activity) || Cause.isOf(alarm, activity.cause())))
                .flatMap(activity -> activity.notScaled().stream().findFirst());
    }

    private Optional<ScalingActivity> last(Predicate<ScalingActivity> wanted) {
        return activities.stream().filter(wanted).reduce((earlier, later) -> later);
    }

    private static boolean isChange(ScalingActivity activity) {
        return activity.notScaled().isEmpty() && activity.status().equals("Successful");
    }

    private static boolean isOpen(ScalingActivity activity) {
        return activity.status().equals("InProgress") || activity.status().equals("Pending");
    }
}
