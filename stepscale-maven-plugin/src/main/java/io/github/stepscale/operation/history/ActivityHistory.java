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
 * The scaling activities of a target, and what they mean to whoever asks next. A stack may be asked about at every minute of six
 * weeks: each activity is read once, and each question looks up its answer.
 */
public final class ActivityHistory {
    /** An activity that began this long before a cooldown may still have ended in it. */
    public static final Duration LONGEST_ACTIVITY = Duration.ofHours(1);

    private final List<AutoScaling.Activity> activities;
    private final List<Optional<String>> alarms;
    /** When all changes up to each activity are over. */
    private final List<Instant> over = new ArrayList<>();

    private final Map<String, List<AutoScaling.Activity>> completed = new HashMap<>();
    private final Map<String, List<AutoScaling.Activity>> answers = new HashMap<>();

    /** @param activities in any order */
    public ActivityHistory(List<AutoScaling.Activity> activities) {
        this.activities = activities.stream()
                .sorted(Comparator.comparing(AutoScaling.Activity::start))
                .toList();
        this.alarms = this.activities.stream()
                .map(activity -> ActivityCause.of(activity.cause()).map(ActivityCause::alarm))
                .toList();
        Instant last = Instant.MIN;
        for (AutoScaling.Activity activity : this.activities) {
            Instant end = changesUntil(activity);
            last = end.isAfter(last) ? end : last;
            over.add(last);
        }
    }

    /** Oldest first. */
    public List<AutoScaling.Activity> activities() {
        return activities;
    }

    /** Those that an alarm asked for, oldest first. */
    public List<AutoScaling.Activity> by(String alarm) {
        return all((activity, cause) -> cause.filter(alarm::equals).isPresent());
    }

    /** Those that none of these alarms asked for, oldest first. */
    public List<AutoScaling.Activity> byNoneOf(List<String> others) {
        return all((activity, cause) -> cause.filter(others::contains).isEmpty());
    }

    /** The one that is changing the capacity at a moment: a second change is not taken meanwhile. */
    public Optional<AutoScaling.Activity> underWay(Instant at) {
        int index = TimeSearch.before(activities, AutoScaling.Activity::start, at) - 1;
        while (index >= 0 && over.get(index).isAfter(at)) {
            if (changesUntil(activities.get(index)).isAfter(at)) {
                return Optional.of(activities.get(index));
            }
            index--;
        }
        return Optional.empty();
    }

    /**
     * When the cooldown ends in which an alarm's policy is at a moment: it begins when an activity of the policy has
     * completed successfully.
     *
     * @param seconds how long it is
     */
    public Optional<Instant> cooldownEnd(String alarm, int seconds, Instant at) {
        List<AutoScaling.Activity> own = completed.computeIfAbsent(
                alarm,
                name -> all((activity, cause) -> isChange(activity)
                        && activity.end().isPresent()
                        && cause.filter(name::equals).isPresent()));
        return last(
                        own,
                        TimeSearch.before(own, AutoScaling.Activity::start, at.plusNanos(1)),
                        activity -> !activity.end().orElseThrow().isAfter(at))
                .flatMap(AutoScaling.Activity::end)
                .map(end -> end.plusSeconds(seconds))
                .filter(at::isBefore);
    }

    /**
     * Why an alarm was refused last, if nothing has changed since: of a run of refusals for the same reason AWS records
     * the first alone.
     */
    public Optional<NotScaled> refusal(String alarm, Instant at) {
        List<AutoScaling.Activity> own = answers.computeIfAbsent(
                alarm,
                name -> all((activity, cause) ->
                        isChange(activity) || cause.filter(name::equals).isPresent()));
        return last(own, TimeSearch.before(own, AutoScaling.Activity::start, at), activity -> true)
                .flatMap(activity -> activity.notScaled().stream().findFirst());
    }

    /** What an activity and the alarm that asked for it tell. */
    private interface Wanted {
        boolean test(AutoScaling.Activity activity, Optional<String> alarm);
    }

    private List<AutoScaling.Activity> all(Wanted wanted) {
        List<AutoScaling.Activity> all = new ArrayList<>();
        for (int i = 0; i < activities.size(); i++) {
            if (wanted.test(activities.get(i), alarms.get(i))) {
                all.add(activities.get(i));
            }
        }
        return List.copyOf(all);
    }

    /** The last of the first so many. */
    private static Optional<AutoScaling.Activity> last(
            List<AutoScaling.Activity> sorted, int count, Predicate<AutoScaling.Activity> wanted) {
        for (int i = count - 1; i >= 0; i--) {
            if (wanted.test(sorted.get(i))) {
                return Optional.of(sorted.get(i));
            }
        }
        return Optional.empty();
    }

    private static boolean isChange(AutoScaling.Activity activity) {
        return activity.notScaled().isEmpty() && activity.status().equals("Successful");
    }

    /** Until when the capacity is changing; the earliest moment if it never was. */
    private static Instant changesUntil(AutoScaling.Activity activity) {
        if (!activity.notScaled().isEmpty()) {
            return Instant.MIN;
        }
        return activity.end().orElse(isOpen(activity) ? Instant.MAX : Instant.MIN);
    }

    private static boolean isOpen(AutoScaling.Activity activity) {
        return activity.status().equals("InProgress") || activity.status().equals("Pending");
    }
}
