package io.github.stepscale.operation.explain;

import io.github.stepscale.aws.AlarmEvent;
import io.github.stepscale.aws.Text;
import io.github.stepscale.operation.explain.ExplainReport.Moment;
import io.github.stepscale.operation.history.ActivityWords;
import io.github.stepscale.operation.history.Chronology;
import io.github.stepscale.operation.history.Course;
import io.github.stepscale.operation.history.StateChange;
import io.github.stepscale.operation.shared.Words;
import io.github.stepscale.plan.Rule;
import io.github.stepscale.template.LogicalIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What one alarm did in a span of time, and what came of it. */
final class AlarmStory {
    /** How often the action of an alarm in ALARM is repeated, whatever its period (rules 3.1). */
    private static final Duration REPEAT = Duration.ofMinutes(1);

    /** A record this near a repetition is a record of it. */
    private static final Duration NEAR = REPEAT.dividedBy(2);

    private final Rule rule;
    private final AlarmRecord alarm;
    private final Course course;
    private final String scaled;
    private final ExplainOptions span;
    private final String who;

    /** @param scaled what updates when the capacity changes: {@code endpoint} */
    AlarmStory(Rule rule, AlarmRecord alarm, Course course, String scaled, ExplainOptions span) {
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
        List<Request> requests = Requests.of(alarm, course.by(alarm.name())).stream()
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

    private Moment asked(Request request) {
        Asked asked =
                new Asked(rule, request.change().map(StateChange::datapoints).orElseGet(List::of));
        Answer answer = answer(request, asked);
        boolean probable = answer.probable() || !asked.isCertain();
        return moment(request.start(), who + asked.at() + " " + asked.words() + ", " + answer.words(), probable);
    }

    private Answer answer(Request request, Asked asked) {
        if (!request.activities().isEmpty()) {
            return new Answer(
                    request.activities().stream()
                            .map(activity -> ActivityWords.of(activity) + updating(request, activity.notScaled()))
                            .collect(Collectors.joining(", then ")),
                    false);
        }
        return request.error()
                .map(error -> new Answer("failed: " + error, false))
                .orElseGet(() -> Answer.inferred(asked, alarm.name(), scaled, course, request.start()));
    }

    /** A refusal while another activity is changing the capacity has a cause that can be named. */
    private String updating(Request request, List<?> notScaled) {
        return notScaled.isEmpty()
                ? ""
                : course.underWay(request.start())
                        .flatMap(activity -> activity.end())
                        .map(end -> ", " + scaled + " updating until " + Words.hourMinute(end))
                        .orElse("");
    }

    private List<Moment> repeated(List<Request> requests) {
        List<Moment> moments = new ArrayList<>();
        for (AlarmRecord.Span firing : alarm.firing(span.from(), span.to())) {
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
    private static boolean isRecorded(Instant at, List<Request> requests) {
        int near = Chronology.before(requests, Request::start, at.minus(NEAR));
        return near < requests.size() && !requests.get(near).start().isAfter(at.plus(NEAR));
    }

    private Moment repetition(Instant at) {
        Answer answer = Answer.inferred(new Asked(rule, List.of()), alarm.name(), scaled, course, at);
        return moment(at, who + " stayed in ALARM and probably asked each minute, " + answer.words(), true);
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

    private Moment calmed(StateChange change) {
        String values = new Asked(rule, change.datapoints()).at();
        return moment(change.time(), who + values + " went from " + change.before() + " to " + change.after(), false);
    }

    private Moment other(AlarmEvent event) {
        String said = event.summary().isEmpty() ? event.type() : event.summary();
        String what = event.type().equals("ConfigurationUpdate") ? " was changed: " : ": ";
        return moment(event.time(), who + what + Text.oneLine(said), false);
    }

    private Moment moment(Instant time, String sentence, boolean probable) {
        return new Moment(time, time, who, sentence, probable);
    }
}
