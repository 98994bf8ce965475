package io.github.stepscale.operation.explain;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.SafeText;
import io.github.stepscale.operation.explain.Explanation.Moment;
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

/** Describes what one alarm did in a time span, and the outcome. */
final class AlarmTimeline {
    /** How often an alarm in ALARM repeats its action, regardless of its period. */
    private static final Duration REPEAT = Duration.ofMinutes(1);

    /** A record closer than this to a repetition belongs to it. */
    private static final Duration TOLERANCE = REPEAT.dividedBy(2);

    private final ScalingRule rule;
    private final AlarmHistory alarm;
    private final ActivityHistory activities;
    private final String resource;
    private final ExplainOptions span;
    private final String alarmId;

    /** @param resource the resource that updates when the capacity changes: {@code endpoint} or {@code component} */
    AlarmTimeline(
            ScalingRule rule, AlarmHistory alarm, ActivityHistory activities, String resource, ExplainOptions span) {
        this.rule = rule;
        this.alarm = alarm;
        this.activities = activities;
        this.resource = resource;
        this.span = span;
        this.alarmId = LogicalIds.alarm(rule);
    }

    /** Returns the moments, in any order. */
    List<Moment> moments() {
        List<Moment> moments = new ArrayList<>();
        List<RecordedRequest> requests = RequestMatcher.of(alarm, activities.requestedBy(alarm.name())).stream()
                .filter(request -> isInSpan(request.start()))
                .toList();
        requests.forEach(request -> moments.add(requestMoment(request)));
        moments.addAll(repetitions(requests));
        alarm.changes().stream()
                .filter(change -> !change.fires() && isInSpan(change.time()))
                .forEach(change -> moments.add(changeMoment(change)));
        alarm.otherEvents().stream()
                .filter(event -> isInSpan(event.time()))
                .forEach(event -> moments.add(eventMoment(event)));
        return moments;
    }

    private boolean isInSpan(Instant time) {
        return !time.isBefore(span.from()) && time.isBefore(span.to());
    }

    private Moment requestMoment(RecordedRequest request) {
        PolicyRequest policyRequest = new PolicyRequest(
                rule, request.change().map(AlarmStateChange::datapoints).orElseGet(List::of));
        RequestOutcome outcome = outcome(request, policyRequest);
        boolean probable = outcome.probable() || !policyRequest.isCertain();
        return moment(
                request.start(),
                alarmId + policyRequest.valueText() + " " + policyRequest.text() + ", " + outcome.text(),
                probable);
    }

    private RequestOutcome outcome(RecordedRequest request, PolicyRequest policyRequest) {
        if (!request.activities().isEmpty()) {
            return new RequestOutcome(
                    request.activities().stream()
                            .map(activity ->
                                    ActivityDescription.of(activity) + updateSuffix(request, activity.notScaled()))
                            .collect(Collectors.joining(", then ")),
                    false);
        }
        return request.error()
                .map(error -> new RequestOutcome("failed: " + error, false))
                .orElseGet(
                        () -> RequestOutcome.infer(policyRequest, alarm.name(), resource, activities, request.start()));
    }

    /** A refusal while another activity changes the capacity has a known cause. */
    private String updateSuffix(RecordedRequest request, List<?> notScaled) {
        return notScaled.isEmpty()
                ? ""
                : activities
                        .inProgress(request.start())
                        .flatMap(activity -> activity.end())
                        .map(end -> ", " + resource + " updating until " + Timestamps.hourMinute(end))
                        .orElse("");
    }

    private List<Moment> repetitions(List<RecordedRequest> requests) {
        List<Moment> moments = new ArrayList<>();
        for (AlarmHistory.Span firing : alarm.firingSpans(span.from(), span.to())) {
            boolean continued = firing.from().equals(span.from());
            Instant first = continued ? firing.from() : firing.from().plus(REPEAT);
            for (Instant at = first; at.isBefore(firing.to()); at = at.plus(REPEAT)) {
                if (isInSpan(at) && !isRecorded(at, requests)) {
                    addOrExtend(moments, repetition(at));
                }
            }
        }
        return moments;
    }

    /** The requests are sorted by time. */
    private static boolean isRecorded(Instant at, List<RecordedRequest> requests) {
        int near = TimeSearch.countBefore(requests, RecordedRequest::start, at.minus(TOLERANCE));
        return near < requests.size() && !requests.get(near).start().isAfter(at.plus(TOLERANCE));
    }

    private Moment repetition(Instant at) {
        RequestOutcome outcome =
                RequestOutcome.infer(new PolicyRequest(rule, List.of()), alarm.name(), resource, activities, at);
        return moment(
                at, alarmId + " stayed in ALARM and probably requested a change every minute, " + outcome.text(), true);
    }

    /** The same sentence in the next minute extends the last moment. */
    private static void addOrExtend(List<Moment> moments, Moment next) {
        int last = moments.size() - 1;
        boolean extendsLast = last >= 0
                && moments.get(last).sentence().equals(next.sentence())
                && moments.get(last).to().plus(REPEAT).equals(next.from());
        if (extendsLast) {
            moments.set(
                    last,
                    new Moment(moments.get(last).from(), next.to(), next.alarm(), next.sentence(), next.probable()));
        } else {
            moments.add(next);
        }
    }

    private Moment changeMoment(AlarmStateChange change) {
        String values = new PolicyRequest(rule, change.datapoints()).valueText();
        return moment(
                change.time(), alarmId + values + " went from " + change.before() + " to " + change.after(), false);
    }

    private Moment eventMoment(Alarms.HistoryItem event) {
        String text = event.summary().isEmpty() ? event.type() : event.summary();
        String verb = event.type().equals("ConfigurationUpdate") ? " was changed: " : ": ";
        return moment(event.time(), alarmId + verb + SafeText.oneLine(text), false);
    }

    private Moment moment(Instant time, String sentence, boolean probable) {
        return new Moment(time, time, alarmId, sentence, probable);
    }
}
