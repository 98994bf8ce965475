package io.github.stepscale.operation.explain;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.operation.history.AlarmStateChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Joins the records of two services about the same request. */
final class RequestMatcher {
    private record EventRecord(Instant time, boolean change, Consumer<RecordedRequest> join) {}

    private RequestMatcher() {}

    /**
     * Returns the recorded requests of an alarm, oldest first.
     *
     * @param repeat how often the alarm requests while it stays in ALARM
     */
    static List<RecordedRequest> of(AlarmHistory alarm, List<AutoScaling.Activity> activities, Duration repeat) {
        List<EventRecord> records = new ArrayList<>();
        alarm.changes().stream()
                .filter(AlarmStateChange::fires)
                .forEach(change -> records.add(new EventRecord(change.time(), true, request -> request.add(change))));
        alarm.actions()
                .forEach(action -> records.add(new EventRecord(action.time(), false, request -> request.add(action))));
        activities.forEach(
                activity -> records.add(new EventRecord(activity.start(), false, request -> request.add(activity))));
        // At the same moment the change comes first: it is the reason of the others.
        records.sort(Comparator.comparing(EventRecord::time).thenComparing(event -> !event.change()));
        return grouped(records, repeat);
    }

    private static List<RecordedRequest> grouped(List<EventRecord> records, Duration repeat) {
        List<RecordedRequest> requests = new ArrayList<>();
        for (EventRecord event : records) {
            if (requests.isEmpty() || !belongs(event, last(requests))) {
                requests.add(new RecordedRequest(event.time(), repeat));
            }
            event.join().accept(last(requests));
        }
        return requests;
    }

    private static boolean belongs(EventRecord event, RecordedRequest request) {
        return event.change() ? request.acceptsChange(event.time()) : request.covers(event.time());
    }

    private static RecordedRequest last(List<RecordedRequest> requests) {
        return requests.get(requests.size() - 1);
    }
}
