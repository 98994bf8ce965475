package io.github.stepscale.operation.explain;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.operation.history.AlarmStateChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Joins what two services recorded of the same request. */
final class RequestMatcher {
    private record Fact(Instant time, boolean change, Consumer<RecordedRequest> join) {}

    private RequestMatcher() {}

    /** Every time that an alarm is known to have asked, oldest first. */
    static List<RecordedRequest> of(AlarmHistory alarm, List<AutoScaling.Activity> activities) {
        List<Fact> facts = new ArrayList<>();
        alarm.changes().stream()
                .filter(AlarmStateChange::fires)
                .forEach(change -> facts.add(new Fact(change.time(), true, request -> request.add(change))));
        alarm.runs().forEach(run -> facts.add(new Fact(run.time(), false, request -> request.add(run))));
        activities.forEach(activity -> facts.add(new Fact(activity.start(), false, request -> request.add(activity))));
        // Of the same moment the change comes first: it is the reason of the others.
        facts.sort(Comparator.comparing(Fact::time).thenComparing(fact -> !fact.change()));
        return joined(facts);
    }

    private static List<RecordedRequest> joined(List<Fact> facts) {
        List<RecordedRequest> requests = new ArrayList<>();
        for (Fact fact : facts) {
            if (requests.isEmpty() || !belongs(fact, last(requests))) {
                requests.add(new RecordedRequest(fact.time()));
            }
            fact.join().accept(last(requests));
        }
        return requests;
    }

    private static boolean belongs(Fact fact, RecordedRequest request) {
        return fact.change() ? request.lacksChange(fact.time()) : request.covers(fact.time());
    }

    private static RecordedRequest last(List<RecordedRequest> requests) {
        return requests.get(requests.size() - 1);
    }
}
