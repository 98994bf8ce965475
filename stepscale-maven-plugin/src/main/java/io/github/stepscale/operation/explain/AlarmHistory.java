package io.github.stepscale.operation.explain;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.operation.history.AlarmAction;
import io.github.stepscale.operation.history.AlarmStateChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The history of an alarm in CloudWatch.
 *
 * @param name the name of the alarm
 * @param state its current state
 * @param since when it entered that state; empty if unknown
 * @param changes the changes of its state, oldest first
 * @param actions the runs of its scaling action, oldest first
 * @param otherEvents all other events, oldest first
 */
record AlarmHistory(
        String name,
        String state,
        Optional<Instant> since,
        List<AlarmStateChange> changes,
        List<AlarmAction> actions,
        List<Alarms.HistoryItem> otherEvents) {
    AlarmHistory {
        changes = List.copyOf(changes);
        actions = List.copyOf(actions);
        otherEvents = List.copyOf(otherEvents);
    }

    /**
     * A time span in which the alarm was in ALARM, cut off at the end of the explained span.
     *
     * @param entered when the alarm entered ALARM, from which its repetitions count; the start of the explained span if unknown
     * @param to the end, exclusive
     */
    record Span(Instant entered, Instant to) {}

    /** @param events the recorded events, oldest first, up to now */
    static AlarmHistory of(String name, String state, Optional<Instant> since, List<Alarms.HistoryItem> events) {
        List<AlarmStateChange> changes = new ArrayList<>();
        List<AlarmAction> actions = new ArrayList<>();
        List<Alarms.HistoryItem> otherEvents = new ArrayList<>();
        for (Alarms.HistoryItem event : events) {
            switch (event.type()) {
                case "StateUpdate" ->
                    AlarmStateChange.of(event).ifPresentOrElse(changes::add, () -> otherEvents.add(event));
                case "Action" -> AlarmAction.of(event).ifPresent(actions::add);
                default -> otherEvents.add(event);
            }
        }
        return new AlarmHistory(name, state, since, changes, actions, otherEvents);
    }

    /** Returns the spans in which the alarm was in ALARM. */
    List<Span> firingSpans(Instant from, Instant to) {
        List<Span> spans = new ArrayList<>();
        boolean firing = AlarmStateChange.ALARM.equals(initialState());
        Instant entered = initialTime(from);
        for (AlarmStateChange change : changes) {
            if (firing) {
                spans.add(new Span(entered, earlier(change.time(), to)));
            }
            firing = change.fires();
            entered = change.time();
        }
        if (firing) {
            spans.add(new Span(entered, to));
        }
        return spans.stream().filter(span -> span.entered().isBefore(span.to())).toList();
    }

    /** The time of the current state, if that was the state at the start of the span too; else the start. */
    private Instant initialTime(Instant from) {
        return since.filter(time -> changes.isEmpty() && time.isBefore(from)).orElse(from);
    }

    /** The state before the first change; the current one if there was none. */
    private String initialState() {
        return changes.isEmpty() ? state : changes.get(0).before();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
