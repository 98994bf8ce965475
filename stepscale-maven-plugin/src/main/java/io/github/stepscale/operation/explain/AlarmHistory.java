package io.github.stepscale.operation.explain;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.operation.history.AlarmAction;
import io.github.stepscale.operation.history.AlarmStateChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What CloudWatch recorded of an alarm.
 *
 * @param state in which it is at present
 * @param changes of its state, oldest first
 * @param runs of its scaling action, oldest first
 * @param others whatever else happened, oldest first
 */
record AlarmHistory(
        String name,
        String state,
        List<AlarmStateChange> changes,
        List<AlarmAction> runs,
        List<Alarms.HistoryItem> others) {
    AlarmHistory {
        changes = List.copyOf(changes);
        runs = List.copyOf(runs);
        others = List.copyOf(others);
    }

    /** A span in which the alarm was in ALARM; where that is its whole life, it starts and ends with what is looked at. */
    record Span(Instant from, Instant to) {}

    /** @param events oldest first, up to the present */
    static AlarmHistory of(String name, String state, List<Alarms.HistoryItem> events) {
        List<AlarmStateChange> changes = new ArrayList<>();
        List<AlarmAction> runs = new ArrayList<>();
        List<Alarms.HistoryItem> others = new ArrayList<>();
        for (Alarms.HistoryItem event : events) {
            switch (event.type()) {
                case "StateUpdate" -> AlarmStateChange.of(event).ifPresentOrElse(changes::add, () -> others.add(event));
                case "Action" -> AlarmAction.of(event).ifPresent(runs::add);
                default -> others.add(event);
            }
        }
        return new AlarmHistory(name, state, changes, runs, others);
    }

    /** When it was in ALARM. */
    List<Span> firing(Instant from, Instant to) {
        List<Span> spans = new ArrayList<>();
        boolean fires = AlarmStateChange.ALARM.equals(first());
        Instant since = from;
        for (AlarmStateChange change : changes) {
            if (fires) {
                spans.add(new Span(since, earlier(change.time(), to)));
            }
            fires = change.fires();
            since = change.time();
        }
        if (fires) {
            spans.add(new Span(since, to));
        }
        return spans.stream().filter(span -> span.from().isBefore(span.to())).toList();
    }

    /** The state before the first change; the present one, if there was none. */
    private String first() {
        return changes.isEmpty() ? state : changes.get(0).before();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
