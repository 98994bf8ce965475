package io.github.stepscale.operation.history;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.AutoScaling.Activity.NotScaled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The scaling activities of a target, and their effect on later requests. Callers may query every minute of six weeks, so each
 * activity is parsed once and each query is a look-up.
 */
public final class ActivityHistory {
    /** The longest assumed duration of an activity: one that started this long before a cooldown may end in it. */
    public static final Duration MAX_ACTIVITY_DURATION = Duration.ofHours(1);

    /** The longest usual duration of an activity where none has succeeded: one known activity took 7 minutes. */
    private static final Duration USUAL_DURATION = Duration.ofMinutes(15);

    private final List<AutoScaling.Activity> activities;
    private final List<Optional<String>> alarms;
    /** For each activity, when it and all earlier ones have ended. */
    private final List<Instant> latestEnds = new ArrayList<>();

    private final Optional<Duration> longestSuccess;
    private final Map<String, List<AutoScaling.Activity>> completed = new HashMap<>();
    private final Map<String, List<AutoScaling.Activity>> outcomes = new HashMap<>();

    /** @param activities in any order */
    public ActivityHistory(List<AutoScaling.Activity> activities) {
        this.activities = activities.stream()
                .sorted(Comparator.comparing(AutoScaling.Activity::start))
                .toList();
        this.alarms = this.activities.stream()
                .map(activity -> ActivityCause.of(activity.cause()).map(ActivityCause::alarm))
                .toList();
        this.longestSuccess = this.activities.stream()
                .filter(ActivityHistory::isSuccess)
                .flatMap(activity -> activity.end().map(end -> Duration.between(activity.start(), end)).stream())
                .max(Comparator.naturalOrder());
        Instant last = Instant.MIN;
        for (AutoScaling.Activity activity : this.activities) {
            Instant end = changeEnd(activity);
            last = end.isAfter(last) ? end : last;
            latestEnds.add(last);
        }
    }

    /** Returns all activities, oldest first. */
    List<AutoScaling.Activity> activities() {
        return activities;
    }

    /** Returns the activities that an alarm requested, oldest first. */
    public List<AutoScaling.Activity> requestedBy(String alarm) {
        return select((activity, cause) -> cause.filter(alarm::equals).isPresent());
    }

    /** Returns the activities that none of the alarms requested, oldest first. */
    public List<AutoScaling.Activity> requestedByNoneOf(List<String> others) {
        return select((activity, cause) -> cause.filter(others::contains).isEmpty());
    }

    /** Returns the activity that changes the capacity at a moment; meanwhile SageMaker accepts no second change. */
    public Optional<AutoScaling.Activity> inProgress(Instant at) {
        int index = TimeSearch.countBefore(activities, AutoScaling.Activity::start, at) - 1;
        while (index >= 0 && latestEnds.get(index).isAfter(at)) {
            if (changeEnd(activities.get(index)).isAfter(at)) {
                return Optional.of(activities.get(index));
            }
            index--;
        }
        return Optional.empty();
    }

    /**
     * Returns the end of the cooldown of an alarm's policy; empty if it is in none at the moment. A cooldown starts when an
     * activity of the policy has completed successfully.
     *
     * @param seconds the duration of the cooldown
     */
    public Optional<Instant> cooldownEnd(String alarm, int seconds, Instant at) {
        List<AutoScaling.Activity> own = completed.computeIfAbsent(
                alarm,
                name -> select((activity, cause) -> isSuccess(activity)
                        && activity.end().isPresent()
                        && cause.filter(name::equals).isPresent()));
        return last(
                        own,
                        TimeSearch.countBefore(own, AutoScaling.Activity::start, at.plusNanos(1)),
                        activity -> !activity.end().orElseThrow().isAfter(at))
                .flatMap(AutoScaling.Activity::end)
                .map(end -> end.plusSeconds(seconds))
                .filter(at::isBefore);
    }

    /**
     * Returns why the last request of an alarm was refused, if the capacity has not changed since: of consecutive refusals
     * for the same reason AWS records only the first.
     */
    public Optional<NotScaled> lastRefusal(String alarm, Instant at) {
        List<AutoScaling.Activity> own = outcomes.computeIfAbsent(
                alarm,
                name -> select((activity, cause) ->
                        isSuccess(activity) || cause.filter(name::equals).isPresent()));
        return last(own, TimeSearch.countBefore(own, AutoScaling.Activity::start, at), activity -> true)
                .flatMap(activity -> activity.notScaled().stream().findFirst());
    }

    /** Returns the codes of the reasons for not scaling in a time span, in the order of their first occurrence. */
    public List<String> refusalCodes(Instant from, Instant to) {
        return activities.stream()
                .filter(activity ->
                        !activity.start().isBefore(from) && activity.start().isBefore(to))
                .flatMap(activity -> activity.notScaled().stream())
                .map(NotScaled::code)
                .distinct()
                .toList();
    }

    /** Returns the longest duration of an activity that succeeded; empty if none did. */
    public Optional<Duration> longestSuccess() {
        return longestSuccess;
    }

    /** Whether an activity is in progress at a moment, and has been for longer than any that succeeded. */
    public boolean isOverdue(AutoScaling.Activity activity, Instant at) {
        Duration usual = longestSuccess.orElse(USUAL_DURATION);
        return changeEnd(activity).equals(Instant.MAX)
                && activity.start().plus(usual).isBefore(at);
    }

    /** Returns the activities that are overdue at a moment, oldest first. */
    public List<AutoScaling.Activity> overdue(Instant at) {
        return activities.stream().filter(activity -> isOverdue(activity, at)).toList();
    }

    /** A condition on an activity and the alarm that requested it. */
    private interface ActivityFilter {
        boolean test(AutoScaling.Activity activity, Optional<String> alarm);
    }

    private List<AutoScaling.Activity> select(ActivityFilter filter) {
        List<AutoScaling.Activity> selected = new ArrayList<>();
        for (int i = 0; i < activities.size(); i++) {
            if (filter.test(activities.get(i), alarms.get(i))) {
                selected.add(activities.get(i));
            }
        }
        return List.copyOf(selected);
    }

    /** Returns the last match among the first {@code count} activities. */
    private static Optional<AutoScaling.Activity> last(
            List<AutoScaling.Activity> sorted, int count, Predicate<AutoScaling.Activity> filter) {
        for (int i = count - 1; i >= 0; i--) {
            if (filter.test(sorted.get(i))) {
                return Optional.of(sorted.get(i));
            }
        }
        return Optional.empty();
    }

    private static boolean isSuccess(AutoScaling.Activity activity) {
        return activity.notScaled().isEmpty() && activity.status().equals("Successful");
    }

    /** Returns when the activity stops changing the capacity; {@link Instant#MIN} if it never changed it. */
    private static Instant changeEnd(AutoScaling.Activity activity) {
        if (!activity.notScaled().isEmpty()) {
            return Instant.MIN;
        }
        return activity.end().orElse(isOpen(activity) ? Instant.MAX : Instant.MIN);
    }

    private static boolean isOpen(AutoScaling.Activity activity) {
        return activity.status().equals("InProgress") || activity.status().equals("Pending");
    }
}
