package io.github.stepscale.operation.explain;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.SafeText;
import io.github.stepscale.operation.explain.Explanation.Moment;
import io.github.stepscale.operation.history.ActivityDescription;
import io.github.stepscale.operation.history.ActivityHistory;
import io.github.stepscale.operation.history.AlarmStateChange;
import io.github.stepscale.operation.history.RepeatInterval;
import io.github.stepscale.operation.history.TimeSearch;
import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.template.LogicalIds;
import io.github.stepscale.text.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Describes what one alarm did in a time span, and the outcome. */
final class AlarmTimeline {
    private final PlannedRule rule;
    private final AlarmHistory alarm;
    private final ActivityHistory activities;
    private final String resource;
    private final ExplainOptions span;
    private final String alarmId;
    private final Duration repeat;

    /** @param resource the resource that updates when the capacity changes: {@code endpoint} or {@code component} */
    AlarmTimeline(
            PlannedRule rule, AlarmHistory alarm, ActivityHistory activities, String resource, ExplainOptions span) {
        this.rule = rule;
        this.alarm = alarm;
        this.activities = activities;
        this.resource = resource;
        this.span = span;
        this.alarmId = LogicalIds.alarm(rule);
        this.repeat = RepeatInterval.of(rule);
    }

    /** Returns the moments, in any order. */
    List<Moment> moments() {
        List<Moment> moments = new ArrayList<>();
        List<RecordedRequest> requests = RequestMatcher.of(alarm, activities.requestedBy(alarm.name()), repeat).stream()
                .filter(request -> isInSpan(request.start()))
                .toList();
        series(requests).forEach(series -> moments.add(requestMoment(series)));
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

    /** Joins each request with those after it that failed for the same reason, while the alarm stayed in ALARM. */
    private static List<List<RecordedRequest>> series(List<RecordedRequest> requests) {
        List<List<RecordedRequest>> series = new ArrayList<>();
        Optional<String> last = Optional.empty();
        for (RecordedRequest request : requests) {
            Optional<String> failure = request.failure();
            boolean repeated = failure.isPresent()
                    && failure.equals(last)
                    && request.change().isEmpty();
            if (!repeated) {
                series.add(new ArrayList<>());
            }
            series.get(series.size() - 1).add(request);
            last = failure;
        }
        return series;
    }

    private Moment requestMoment(List<RecordedRequest> series) {
        Moment first = requestMoment(series.get(0));
        int more = series.size() - 1;
        return more == 0 ? first : first.repeated(more, series.get(more).start());
    }

    private Moment requestMoment(RecordedRequest request) {
        PolicyRequest policyRequest = new PolicyRequest(
                rule, request.change().map(AlarmStateChange::datapoints).orElseGet(List::of));
        RequestOutcome outcome = outcome(request, policyRequest);
        boolean onMetric = rule instanceof ScalingRule;
        if (onMetric
                && request.change().filter(AlarmStateChange::withoutDatapoints).isPresent()) {
            return moment(
                    request.start(),
                    alarmId + " without a datapoint (missing data count as breaching) probably matched no step, "
                            + outcome.text(),
                    true);
        }
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
            for (Instant at = firstRepetition(firing); at.isBefore(firing.to()); at = at.plus(repeat)) {
                if (isInSpan(at) && !isRecorded(at, requests)) {
                    addOrExtend(moments, repetition(at));
                }
            }
        }
        return moments;
    }

    /**
     * The first repetition in the explained span. It counts from the change of state; where that is unknown, from the start of
     * the span.
     */
    private Instant firstRepetition(AlarmHistory.Span firing) {
        if (firing.entered().equals(span.from())) {
            return span.from();
        }
        long before =
                Math.max(0, Duration.between(firing.entered(), span.from()).toMillis());
        long steps = Math.max(1, -Math.floorDiv(-before, repeat.toMillis()));
        return firing.entered().plus(repeat.multipliedBy(steps));
    }

    /** Whether a request is recorded closer to a repetition than to the next. The requests are sorted by time. */
    private boolean isRecorded(Instant at, List<RecordedRequest> requests) {
        Duration tolerance = repeat.dividedBy(2);
        int near = TimeSearch.countBefore(requests, RecordedRequest::start, at.minus(tolerance));
        return near < requests.size() && !requests.get(near).start().isAfter(at.plus(tolerance));
    }

    private Moment repetition(Instant at) {
        RequestOutcome outcome =
                RequestOutcome.infer(new PolicyRequest(rule, List.of()), alarm.name(), resource, activities, at);
        return moment(
                at,
                alarmId + " stayed in ALARM and probably requested a change " + RepeatInterval.text(rule) + ", "
                        + outcome.text(),
                true);
    }

    /** The same sentence at the next repetition extends the last moment. */
    private void addOrExtend(List<Moment> moments, Moment next) {
        int last = moments.size() - 1;
        boolean extendsLast = last >= 0
                && moments.get(last).sentence().equals(next.sentence())
                && moments.get(last).to().plus(repeat).equals(next.from());
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
