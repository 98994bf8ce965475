package io.github.stepscale.operation.explain;

import io.github.stepscale.aws.AlarmEvent;
import io.github.stepscale.operation.history.ActionRun;
import io.github.stepscale.operation.history.StateChange;
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
record AlarmRecord(
        String name, String state, List<StateChange> changes, List<ActionRun> runs, List<AlarmEvent> others) {
    AlarmRecord {
        changes = List.copyOf(changes);
        runs = List.copyOf(runs);
        others = List.copyOf(others);
    }

    /** A span in which the alarm was in ALARM; where that is its whole life, it starts and ends with what is looked at. */
    record Span(Instant from, Instant to) {}

    /** @param events oldest first, up to the present */
    static AlarmRecord of(String name, String state, List<AlarmEvent> events) {
        List<StateChange> changes = new ArrayList<>();
        List<ActionRun> runs = new ArrayList<>();
        List<AlarmEvent> others = new ArrayList<>();
        for (AlarmEvent event : events) {
            switch (event.type()) {
                case "StateUpdate" -> StateChange.of(event).ifPresentOrElse(changes::add, () -> others.add(event));
                case "Action" -> ActionRun.of(event).ifPresent(runs::add);
                default -> others.add(event);
            }
        }
        return new AlarmRecord(name, state, changes, runs, others);
    }

    /** When it was in ALARM. */
    List<Span> firing(Instant from, Instant to) {
        List<Span> spans = new ArrayList<>();
        boolean fires = StateChange.ALARM.equals(first());
        Instant since = from;
        for (StateChange change : changes) {
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
