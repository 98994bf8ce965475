package io.github.stepscale.simulation;

import io.github.stepscale.policy.target.SuspendedState;
import java.util.Arrays;
import java.util.List;

/**
 * Runs the minutes of a simulation in order, for policies and target tracking alike: only the response of the rules
 * differs. It allocates nothing during a run, apart from what expressions need.
 *
 * <p>Minutes between two changes of the capacity are processed in spans: all are served, then all are published, then
 * each alarm is evaluated in all of them, then the first decision is searched for. After a decision the rest of the
 * span is idle until the change takes effect; the minutes after that are processed again.
 */
final class MinuteLoop {
    /** The cooldown of a scheduled activity, which does not affect the cooldown of the policies. */
    private static final int NO_COOLDOWN = -1;
    /** The length of a span without pending changes, in minutes: right after a decision, and at most. */
    private static final int MIN_LOOKAHEAD = 8;

    private static final int MAX_LOOKAHEAD = 16;

    private final SimulatedRule[] rules;
    /** The distinct metrics of the rules, their published values, and the index of the metric of each rule. */
    private final PublishedMetric[] metrics;

    private final double[][] published;
    /** What each metric publishes for a minute without requests. */
    private final double[] whenIdle;

    private final int[] watched;

    private final SimulationParameters parameters;
    private final ServeStage[] stages;
    private final CurrentCapacityRange range;
    private final CapacityRangeChanges changes;
    private final CooldownTimer cooldown;
    private final RuleProposals proposals;
    private final PendingActivities activities = new PendingActivities();

    private int running;
    private boolean moving;
    /** It doubles with each span without a decision: the minutes beyond one are processed in vain. */
    private int lookahead;

    MinuteLoop(
            SimulatedRule[] rules,
            SimulationParameters parameters,
            SuspendedState suspended,
            CurrentCapacityRange range,
            CapacityRangeChanges changes) {
        this.rules = rules;
        List<PublishedMetric> distinct =
                Arrays.stream(rules).map(SimulatedRule::metric).distinct().toList();
        this.metrics = distinct.toArray(PublishedMetric[]::new);
        this.published = new double[metrics.length][0];
        this.whenIdle = distinct.stream()
                .mapToDouble(metric -> parameters.zeroTraffic().value(metric.awsName()))
                .toArray();
        this.watched = Arrays.stream(rules)
                .mapToInt(rule -> distinct.indexOf(rule.metric()))
                .toArray();
        this.parameters = parameters;
        this.stages = ServeStage.of(parameters);
        this.range = range;
        this.changes = changes;
        this.cooldown = new CooldownTimer(parameters.scaleIn());
        this.proposals = new RuleProposals(rules, parameters, suspended, range, cooldown);
    }

    /** Runs until the end or until the limit stops the run; returns whether it reached the end. */
    boolean run(Timeline timeline, RunLimit limit) {
        start(timeline);
        int minute = 0;
        boolean proceeds = true;
        while (proceeds && minute < timeline.requests.length) {
            running += activities.complete(minute, cooldown);
            int end = endOfSpan(minute, timeline.requests.length);
            serve(timeline, minute, end);
            publish(timeline, minute, end);
            evaluate(timeline, minute, end);
            int from = minute;
            minute = isBusy() ? waitOut(timeline, minute, end) : decide(timeline, minute, end);
            proceeds = limit.proceeds(timeline, from, minute);
        }
        return proceeds;
    }

    private void start(Timeline timeline) {
        makeRoom(timeline);
        range.reset();
        changes.start(timeline.trace());
        cooldown.reset();
        proposals.change();
        activities.reset();
        for (int i = 0; i < rules.length; i++) {
            rules[i].alarm().start(published[watched[i]], timeline);
            rules[i].response().start(timeline);
        }
        running = parameters.initialCapacity();
        moving = false;
        lookahead = MIN_LOOKAHEAD;
        Arrays.fill(timeline.pending, 0);
        Arrays.fill(timeline.action, 0);
        timeline.instanceMinutes = 0;
        timeline.noStep = 0;
    }

    /** Makes room for the published values; the first metric publishes into the timeline. */
    private void makeRoom(Timeline timeline) {
        timeline.room.reset();
        for (int i = 0; i < published.length; i++) {
            published[i] = i == 0 && !firstHasTicks()
                    ? timeline.metric
                    : timeline.room.doubles(timeline.minutes() * metrics[i].datapointsPerMinute());
        }
        if (published.length == 0) {
            Arrays.fill(timeline.metric, Double.NaN);
        }
    }

    /**
     * The end of the span: the completion of the pending change, or the lookahead.
     */
    private int endOfSpan(int minute, int length) {
        if (!parameters.locked()) {
            return minute + 1;
        }
        return Math.min(length, activities.any() ? activities.nextDone() : minute + lookahead);
    }

    private void serve(Timeline timeline, int from, int to) {
        for (ServeStage stage : stages) {
            stage.serve(timeline, running, from, to);
        }
    }

    /** Publishes each metric. */
    private void publish(Timeline timeline, int from, int to) {
        for (int i = 0; i < metrics.length; i++) {
            metrics[i].publish(timeline, running, whenIdle[i], published[i], from, to);
        }
        if (firstHasTicks()) {
            for (int minute = from; minute < to; minute++) {
                timeline.metric[minute] = published[0][Tick.last(minute)];
            }
        }
    }

    /** Whether the first metric is published by the tick; the timeline then has that of the last tick of each minute. */
    private boolean firstHasTicks() {
        return metrics.length > 0 && metrics[0].datapointsPerMinute() > 1;
    }

    private void evaluate(Timeline timeline, int from, int to) {
        for (int i = 0; i < rules.length; i++) {
            rules[i].alarm().evaluate(published[watched[i]], from, to, timeline.alarms[i]);
        }
    }

    /** Processes minutes in which a pending change blocks all decisions. */
    private int waitOut(Timeline timeline, int from, int to) {
        while (changes.nextMinute() < to) {
            moving |= changes.apply(changes.nextMinute(), range);
        }
        fillUndecided(timeline, from, to);
        return to;
    }

    /** Nothing is decided in the minutes, and of what is pending there is still 0. */
    private void fillUndecided(Timeline timeline, int from, int to) {
        if (activities.delta() != 0) {
            Arrays.fill(timeline.pending, from, to, activities.delta());
        }
        timeline.instanceMinutes += ((long) running + activities.added()) * (to - from);
    }

    /**
     * Searches for the first decision and discards the minutes beyond it. Returns the next minute to process.
     */
    private int decide(Timeline timeline, int from, int to) {
        long paid = (long) running + activities.added();
        fillUndecided(timeline, from, to);
        for (int minute = nextDecision(timeline, from, to);
                minute < to;
                minute = nextDecision(timeline, minute + 1, to)) {
            int delta = followSchedule(minute) + followRules(timeline, minute);
            if (delta != 0) {
                timeline.action[minute] = delta;
                timeline.instanceMinutes -= paid * (to - minute - 1);
                lookahead = MIN_LOOKAHEAD;
                return resumeAfter(timeline, minute + 1, to);
            }
        }
        lookahead = Math.min(MAX_LOOKAHEAD, 2 * lookahead);
        return to;
    }

    /** The first minute in which a decision is possible. */
    private int nextDecision(Timeline timeline, int from, int to) {
        int next = moving ? from : Math.min(to, changes.nextMinute());
        return proposals.next(timeline, from, next, capacity());
    }

    private int resumeAfter(Timeline timeline, int minute, int to) {
        if (minute == to || !activities.any()) {
            return minute;
        }
        int done = Math.min(to, activities.nextDone());
        if (done < to) {
            for (int i = 0; i < rules.length; i++) {
                rules[i].alarm().rewind(done, timeline.alarms[i]);
            }
        }
        return waitOut(timeline, minute, done);
    }

    /** Moves the capacity into a new range as soon as the target accepts a change. */
    private int followSchedule(int minute) {
        if (changes.apply(minute, range)) {
            moving = true;
            proposals.change();
        }
        if (!moving || isBusy()) {
            return 0;
        }
        moving = false;
        int capacity = capacity();
        return start(minute, range.clamp(capacity) - capacity, capacity, NO_COOLDOWN);
    }

    private int followRules(Timeline timeline, int minute) {
        if (isBusy()) {
            return 0;
        }
        int capacity = capacity();
        return start(minute, proposals.decide(timeline, minute, capacity), capacity, proposals.cooldownMinutes());
    }

    private int start(int minute, int delta, int capacity, int cooldownMinutes) {
        if (delta != 0) {
            proposals.change();
            int before = cooldown.before(minute, delta, capacity);
            activities.start(delta, minute + 1 + parameters.delay(delta), before, cooldownMinutes);
            if (cooldownMinutes != NO_COOLDOWN) {
                cooldown.endEarly(delta);
            }
        }
        return delta;
    }

    private boolean isBusy() {
        return parameters.locked() && activities.any();
    }

    /** The capacity in service, with pending changes if activities may overlap. */
    private int capacity() {
        return running + activities.delta();
    }
}
