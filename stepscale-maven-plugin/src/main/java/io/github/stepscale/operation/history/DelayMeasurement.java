package io.github.stepscale.operation.history;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.operation.history.MeasuredDelays.DelayStatistics;
import io.github.stepscale.operation.history.MeasuredDelays.DirectionDelays;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.rule.ScalingDirection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures the delays in the records of one target and its alarms. */
final class DelayMeasurement {
    /** The clocks of two services differ: an effect may be recorded before its alarm. */
    private static final Duration SKEW = Duration.ofSeconds(2);

    private final ActivityDirections directions;
    private final List<AutoScaling.Activity> changes;
    private final Map<ScalingDirection, Samples> samples = new EnumMap<>(ScalingDirection.class);
    private final List<String> notes = new ArrayList<>();

    /** The delays of one direction, in seconds. */
    private static final class Samples {
        private final List<Double> metricToAlarm = new ArrayList<>();
        private final List<Double> alarmToActivity = new ArrayList<>();
        private final List<Double> activityToEnd = new ArrayList<>();

        private DirectionDelays statistics() {
            return new DirectionDelays(
                    DelayStatistics.of(metricToAlarm),
                    DelayStatistics.of(alarmToActivity),
                    DelayStatistics.of(activityToEnd),
                    Optional.empty());
        }
    }

    /** @param activities in any order */
    DelayMeasurement(List<AutoScaling.Activity> activities) {
        this.changes = new ActivityHistory(activities)
                .activities().stream()
                        .filter(activity -> activity.notScaled().isEmpty())
                        .filter(activity -> activity.status().equals("Successful"))
                        .toList();
        this.directions = ActivityDirections.of(changes);
    }

    private Samples samples(ScalingDirection direction) {
        return samples.computeIfAbsent(direction, none -> new Samples());
    }

    /** Adds a note to the result. */
    void addNote(String note) {
        notes.add(note);
    }

    /** Measures one alarm; its history is sorted oldest first. */
    void measure(ScalingRule rule, String alarm, List<Alarms.HistoryItem> history) {
        List<AlarmStateChange> fired = history.stream()
                .filter(event -> event.type().equals("StateUpdate"))
                .flatMap(event -> AlarmStateChange.of(event).stream())
                .filter(AlarmStateChange::fires)
                .toList();
        List<AutoScaling.Activity> own = new ActivityHistory(changes).requestedBy(alarm);
        own.forEach(activity -> directions.of(activity, rule).ifPresent(direction -> measureEnd(direction, activity)));
        fired.forEach(change -> measureAlarm(rule, change, own));
        measureMetric(rule, history);
    }

    private void measureEnd(ScalingDirection direction, AutoScaling.Activity activity) {
        activity.end().ifPresent(end -> samples(direction).activityToEnd.add(seconds(activity.start(), end)));
    }

    private void measureAlarm(ScalingRule rule, AlarmStateChange change, List<AutoScaling.Activity> own) {
        int first = TimeSearch.countBefore(
                own, AutoScaling.Activity::start, change.time().minus(SKEW));
        own.subList(first, own.size()).stream()
                .findFirst()
                // A later activity answers a later request, whose time is not recorded.
                .filter(activity -> activity.start().isBefore(change.time().plus(RepeatInterval.of(rule))))
                .ifPresent(activity -> directions
                        .of(activity, rule)
                        .ifPresent(direction -> samples(direction)
                                .alarmToActivity
                                .add(Math.max(0, seconds(change.time(), activity.start())))));
    }

    private void measureMetric(ScalingRule rule, List<Alarms.HistoryItem> history) {
        Optional<ScalingDirection> direction = ActivityDirections.of(rule);
        if (rule.alarm().metric().math().isPresent()
                || rule.alarm().fill().value().isPresent()) {
            notes.add(rule.id()
                    + "Alarm watches an expression that may fill a late minute: it does not show how late its metric"
                    + " is.");
        } else if (direction.isPresent()) {
            history.stream()
                    .flatMap(event -> AlarmEvaluation.of(event).stream())
                    .filter(evaluation -> evaluation.state().equals(AlarmStateChange.ALARM))
                    .mapToDouble(evaluation -> seconds(evaluation.newestEnd(), evaluation.time()))
                    .filter(delay -> delay >= 0)
                    .forEach(samples(direction.get()).metricToAlarm::add);
        }
    }

    /** Returns the measured delays. */
    MeasuredDelays delays() {
        if (changes.isEmpty()) {
            notes.add("no scaling activity succeeded in this period.");
        }
        return new MeasuredDelays(
                samples(ScalingDirection.OUT).statistics(),
                samples(ScalingDirection.IN).statistics(),
                Optional.empty(),
                notes);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
