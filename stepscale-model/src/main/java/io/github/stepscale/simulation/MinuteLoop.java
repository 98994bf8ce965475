package io.github.stepscale.simulation;

import io.github.stepscale.policy.Suspension;
import java.util.Arrays;
import java.util.List;

/**
 * The minutes of a run, one after the other. One loop serves every candidate: what differs between them is how a rule
 * answers. Nothing is allocated on the way.
 */
final class MinuteLoop {
    /** The cooldown of an activity of a schedule: it leaves that of the policies as it is. */
    private static final int NO_COOLDOWN = -1;

    private final SimulatedRule[] rules;
    /** The metrics that the rules watch, each once; what they published last; and which of them each rule watches. */
    private final TrafficMetric[] metrics;

    private final double[] published;
    private final int[] watched;

    private final Facts facts;
    private final Suspension suspended;
    private final Range range;
    private final RangeChanges changes;
    private final Cooldown cooldown;
    private final Activities activities = new Activities();

    private int running;
    private double backlog;
    private boolean moving;

    MinuteLoop(SimulatedRule[] rules, Facts facts, Suspension suspended, Range range, RangeChanges changes) {
        this.rules = rules;
        List<TrafficMetric> distinct =
                Arrays.stream(rules).map(SimulatedRule::metric).distinct().toList();
        this.metrics = distinct.toArray(TrafficMetric[]::new);
        this.published = new double[metrics.length];
        this.watched = Arrays.stream(rules)
                .mapToInt(rule -> distinct.indexOf(rule.metric()))
                .toArray();
        this.facts = facts;
        this.suspended = suspended;
        this.range = range;
        this.changes = changes;
        this.cooldown = new Cooldown(facts.scaleIn());
    }

    void run(Timeline timeline) {
        start(timeline);
        for (int minute = 0; minute < timeline.requests.length; minute++) {
            running += activities.complete(minute, cooldown);
            serve(timeline, minute);
            publish(timeline, minute);
            evaluate(timeline, minute);
            timeline.action[minute] = followSchedule(minute) + act(timeline, minute);
        }
    }

    private void start(Timeline timeline) {
        range.reset();
        changes.start(timeline.trace());
        cooldown.reset();
        activities.reset();
        for (SimulatedRule rule : rules) {
            rule.alarm().start(timeline.requests.length);
        }
        running = facts.initialCapacity();
        backlog = 0;
        moving = false;
        timeline.instanceMinutes = 0;
        timeline.noStep = 0;
    }

    private void serve(Timeline timeline, int minute) {
        double requests = timeline.requests[minute];
        double served = running * facts.requestsPerInstance();
        // From left to right: an alarm may compare the backlog, and the last bit decides.
        backlog = Facts.positive(backlog + requests - served);
        timeline.running[minute] = running;
        timeline.pending[minute] = activities.delta();
        timeline.instanceMinutes += running + activities.added();
        timeline.excess[minute] = facts.excess(requests - served);
        timeline.wait[minute] = served > 0 ? backlog == 0 ? 0 : backlog / served : Double.NaN;
    }

    /** What each metric publishes, once, for all rules that watch it. */
    private void publish(Timeline timeline, int minute) {
        double requests = timeline.requests[minute];
        for (int i = 0; i < metrics.length; i++) {
            published[i] = metrics[i].published(requests, running, backlog, facts.ofNoRequests());
        }
        for (int i = 0; i < rules.length; i++) {
            rules[i].alarm().publish(minute, published[watched[i]]);
        }
        timeline.metric[minute] = rules.length == 0 ? Double.NaN : published[watched[0]];
    }

    private void evaluate(Timeline timeline, int minute) {
        for (int i = 0; i < rules.length; i++) {
            timeline.alarms[i][minute] =
                    (byte) rules[i].alarm().evaluate(minute).ordinal();
        }
    }

    /** Moves the capacity into a new range, as soon as the target takes a change. */
    private int followSchedule(int minute) {
        if (changes.apply(minute, range)) {
            moving = true;
        }
        if (!moving || isBusy()) {
            return 0;
        }
        moving = false;
        int capacity = capacity();
        return start(minute, range.clamp(capacity) - capacity, capacity, NO_COOLDOWN);
    }

    /** Of all rules that fire, the one that asks for the most wins; of equal ones, the first. */
    private int act(Timeline timeline, int minute) {
        if (isBusy()) {
            return 0;
        }
        int capacity = capacity();
        int winner = -1;
        long most = Response.NO_STEP;
        for (int i = 0; i < rules.length; i++) {
            if (rules[i].alarm().state() == AlarmState.ALARM) {
                long asked = asked(rules[i], minute, capacity);
                if (asked == Response.NO_STEP) {
                    timeline.noStep++;
                } else if (asked > most) {
                    most = asked;
                    winner = i;
                }
            }
        }
        int delta = winner < 0 ? 0 : (int) most - capacity;
        return isSuspended(delta) ? 0 : start(minute, delta, capacity, rules[winner].cooldown());
    }

    private long asked(SimulatedRule rule, int minute, int capacity) {
        double value = rule.response().value(rule.alarm());
        return Double.isNaN(value)
                ? Response.NO_STEP
                : cooldown.allowed(minute, rule.response(), capacity, value, range);
    }

    private boolean isSuspended(int delta) {
        return delta == 0 || (delta > 0 ? suspended.scaleOut() : suspended.scaleIn());
    }

    private int start(int minute, int delta, int capacity, int cooldownMinutes) {
        if (delta != 0) {
            int before = cooldown.before(minute, delta, capacity);
            activities.start(delta, minute + 1 + facts.delay(delta), before, cooldownMinutes);
            if (cooldownMinutes != NO_COOLDOWN) {
                cooldown.decided(delta);
            }
        }
        return delta;
    }

    private boolean isBusy() {
        return facts.locked() && activities.any();
    }

    /** What is in service and, where activities may overlap, under way. */
    private int capacity() {
        return running + activities.delta();
    }
}
