package io.github.stepscale.operation.explain;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.SafeText;
import io.github.stepscale.operation.explain.ExplainReport.Moment;
import io.github.stepscale.operation.history.ActivityDescription;
import io.github.stepscale.operation.history.ActivityHistory;
import io.github.stepscale.operation.history.AlarmStateChange;
import io.github.stepscale.operation.history.TimeSearch;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.template.LogicalIds;
import io.github.stepscale.text.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What one alarm did in a span of time, and what came of it. */
final class AlarmTimeline {
    /** How often the action of an alarm in ALARM is repeated, whatever its period. */
    private static final Duration REPEAT = Duration.ofMinutes(1);

    /** A record this near a repetition is a record of it. */
    private static final Duration NEAR = REPEAT.dividedBy(2);

    private final ScalingRule rule;
    private final AlarmHistory alarm;
    private final ActivityHistory course;
    private final String scaled;
    private final ExplainOptions span;
    private final String who;

    /** @param scaled what updates when the capacity changes: {@code endpoint} */
    AlarmTimeline(ScalingRule rule, AlarmHistory alarm, ActivityHistory course, String scaled, ExplainOptions span) {
        this.rule = rule;
        this.alarm = alarm;
        this.course = course;
        this.scaled = scaled;
        this.span = span;
        this.who = LogicalIds.alarm(rule);
    }

    /** In any order. */
    List<Moment> moments() {
        List<Moment> moments = new ArrayList<>();
        List<RecordedRequest> requests = RequestMatcher.of(alarm, course.by(alarm.name())).stream()
                .filter(request -> isIn(request.start()))
                .toList();
        requests.forEach(request -> moments.add(asked(request)));
        moments.addAll(repeated(requests));
        alarm.changes().stream()
                .filter(change -> !change.fires() && isIn(change.time()))
                .forEach(change -> moments.add(calmed(change)));
        alarm.others().stream().filter(event -> isIn(event.time())).forEach(event -> moments.add(other(event)));
        return moments;
    }

    private boolean isIn(Instant time) {
        return !time.isBefore(span.from()) && time.isBefore(span.to());
    }

    private Moment asked(RecordedRequest request) {
        PolicyRequest asked = new PolicyRequest(
                rule, request.change().map(AlarmStateChange::datapoints).orElseGet(List::of));
        InferredOutcome answer = answer(request, asked);
        boolean probable = answer.probable() || !asked.isCertain();
        return moment(request.start(), who + asked.at() + " " + asked.words() + ", " + answer.words(), probable);
    }

    private InferredOutcome answer(RecordedRequest request, PolicyRequest asked) {
        if (!request.activities().isEmpty()) {
            return new InferredOutcome(
                    request.activities().stream()
                            .map(activity -> ActivityDescription.of(activity) + updating(request, activity.notScaled()))
                            .collect(Collectors.joining(", then ")),
                    false);
        }
        return request.error()
                .map(error -> new InferredOutcome("failed: " + error, false))
                .orElseGet(() -> InferredOutcome.inferred(asked, alarm.name(), scaled, course, request.start()));
    }

    /** A refusal while another activity is changing the capacity has a cause that can be named. */
    private String updating(RecordedRequest request, List<?> notScaled) {
        return notScaled.isEmpty()
                ? ""
                : course.underWay(request.start())
                        .flatMap(activity -> activity.end())
                        .map(end -> ", " + scaled + " updating until " + Timestamps.hourMinute(end))
                        .orElse("");
    }

    private List<Moment> repeated(List<RecordedRequest> requests) {
        List<Moment> moments = new ArrayList<>();
        for (AlarmHistory.Span firing : alarm.firing(span.from(), span.to())) {
            boolean continued = firing.from().equals(span.from());
            Instant first = continued ? firing.from() : firing.from().plus(REPEAT);
            for (Instant at = first; at.isBefore(firing.to()); at = at.plus(REPEAT)) {
                if (isIn(at) && !isRecorded(at, requests)) {
                    add(moments, repetition(at));
                }
            }
        }
        return moments;
    }

    /** The requests are in the order of time. */
    private static boolean isRecorded(Instant at, List<RecordedRequest> requests) {
        int near = TimeSearch.before(requests, RecordedRequest::start, at.minus(NEAR));
        return near < requests.size() && !requests.get(near).start().isAfter(at.plus(NEAR));
    }

    private Moment repetition(Instant at) {
        InferredOutcome answer =
                InferredOutcome.inferred(new PolicyRequest(rule, List.of()), alarm.name(), scaled, course, at);
        return moment(
                at, who + " stayed in ALARM and probably requested a change every minute, " + answer.words(), true);
    }

    /** The same in the next minute makes the last moment longer. */
    private static void add(List<Moment> moments, Moment next) {
        int last = moments.size() - 1;
        boolean longer = last >= 0
                && moments.get(last).sentence().equals(next.sentence())
                && moments.get(last).to().plus(REPEAT).equals(next.from());
        if (longer) {
            moments.set(
                    last,
                    new Moment(moments.get(last).from(), next.to(), next.who(), next.sentence(), next.probable()));
        } else {
            moments.add(next);
        }
    }

    private Moment calmed(AlarmStateChange change) {
        String values = new PolicyRequest(rule, change.datapoints()).at();
        return moment(change.time(), who + values + " went from " + change.before() + " to " + change.after(), false);
    }

    private Moment other(Alarms.HistoryItem event) {
        String said = event.summary().isEmpty() ? event.type() : event.summary();
        String what = event.type().equals("ConfigurationUpdate") ? " was changed: " : ": ";
        return moment(event.time(), who + what + SafeText.oneLine(said), false);
    }

    private Moment moment(Instant time, String sentence, boolean probable) {
        return new Moment(time, time, who, sentence, probable);
    }
}
