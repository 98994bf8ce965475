package io.github.stepscale.simulation;

import io.github.stepscale.policy.target.Suspension;
import java.util.Arrays;
import java.util.List;

/**
 * The minutes of a run, in their order. One loop serves every candidate: what differs between them is how a rule answers.
 * Nothing is allocated on the way.
 *
 * <p>Between two changes of the capacity the minutes are alike, so they are taken in spans: first all are served, then all
 * are published, then each alarm is evaluated in all of them, then decisions are looked for. Where one is found the rest of
 * the span is known to be idle up to the minute in which it takes effect, and what lies beyond is done again.
 */
final class MinuteLoop {
    /** The cooldown of an activity of a schedule: it leaves that of the policies as it is. */
    private static final int NO_COOLDOWN = -1;
    /** How many minutes are looked at together while nothing is under way. */
    private static final int AHEAD = 16;

    private final SimulatedRule[] rules;
    /** The metrics that the rules watch, each once; what they published last; and which of them each rule watches. */
    private final TrafficMetric[] metrics;

    private final double[][] published;
    private final int[] watched;

    private final SimulationParameters facts;
    private final ServedRequests serving;
    private final Suspension suspended;
    private final CurrentRange range;
    private final RangeChangeTimes changes;
    private final CooldownTimer cooldown;
    private final PendingActivities activities = new PendingActivities();

    private int running;
    private boolean moving;

    MinuteLoop(
            SimulatedRule[] rules,
            SimulationParameters facts,
            Suspension suspended,
            CurrentRange range,
            RangeChangeTimes changes) {
        this.rules = rules;
        List<TrafficMetric> distinct =
                Arrays.stream(rules).map(SimulatedRule::metric).distinct().toList();
        this.metrics = distinct.toArray(TrafficMetric[]::new);
        this.published = new double[metrics.length][0];
        this.watched = Arrays.stream(rules)
                .mapToInt(rule -> distinct.indexOf(rule.metric()))
                .toArray();
        this.facts = facts;
        this.serving = new ServedRequests(facts);
        this.suspended = suspended;
        this.range = range;
        this.changes = changes;
        this.cooldown = new CooldownTimer(facts.scaleIn());
    }

    void run(Timeline timeline) {
        start(timeline);
        int minute = 0;
        while (minute < timeline.requests.length) {
            running += activities.complete(minute, cooldown);
            int end = endOfSpan(minute, timeline.requests.length);
            serving.serve(timeline, running, minute, end);
            publish(timeline, minute, end);
            evaluate(timeline, minute, end);
            minute = isBusy() ? waitOut(timeline, minute, end) : decide(timeline, minute, end);
        }
    }

    private void start(Timeline timeline) {
        makeRoom(timeline);
        range.reset();
        changes.start(timeline.trace());
        cooldown.reset();
        activities.reset();
        for (int i = 0; i < rules.length; i++) {
            rules[i].alarm().start(published[watched[i]]);
            rules[i].response().start(timeline);
        }
        running = facts.initialCapacity();
        moving = false;
        timeline.instanceMinutes = 0;
        timeline.noStep = 0;
    }

    /** The first metric publishes into the timeline. */
    private void makeRoom(Timeline timeline) {
        for (int i = 0; i < published.length; i++) {
            if (i == 0) {
                published[i] = timeline.metric;
            } else if (published[i].length < timeline.minutes()) {
                published[i] = new double[timeline.minutes()];
            }
        }
        if (published.length == 0) {
            Arrays.fill(timeline.metric, Double.NaN);
        }
    }

    /** Up to where the same instances run: to the end of the change that is under way, or as far as is worth a look ahead. */
    private int endOfSpan(int minute, int length) {
        if (!facts.locked()) {
            return minute + 1;
        }
        return Math.min(length, activities.any() ? activities.nextDone() : minute + AHEAD);
    }

    /** What each metric publishes. */
    private void publish(Timeline timeline, int from, int to) {
        for (int i = 0; i < metrics.length; i++) {
            metrics[i].publish(
                    timeline.requests, running, timeline.backlog, facts.ofNoRequests(), published[i], from, to);
        }
    }

    private void evaluate(Timeline timeline, int from, int to) {
        for (int i = 0; i < rules.length; i++) {
            rules[i].alarm().evaluate(published[watched[i]], from, to, timeline.alarms[i]);
        }
    }

    /** Minutes in which a change is under way and holds everything else back. */
    private int waitOut(Timeline timeline, int from, int to) {
        while (changes.nextMinute() < to) {
            moving |= changes.apply(changes.nextMinute(), range);
        }
        undecided(timeline, from, to);
        return to;
    }

    private void undecided(Timeline timeline, int from, int to) {
        Arrays.fill(timeline.pending, from, to, activities.delta());
        Arrays.fill(timeline.action, from, to, 0);
        timeline.instanceMinutes += ((long) running + activities.added()) * (to - from);
    }

    /** Looks for the first decision, and takes back what was looked at too far ahead. Returns the minute to go on with. */
    private int decide(Timeline timeline, int from, int to) {
        int minute = from;
        while (true) {
            int next = nextOccasion(timeline, minute, to);
            undecided(timeline, minute, next);
            if (next == to) {
                return to;
            }
            minute = next + 1;
            if (isDecided(timeline, next)) {
                return goOn(timeline, minute, to);
            }
        }
    }

    /** The first minute at which there may be something to decide. */
    private int nextOccasion(Timeline timeline, int from, int to) {
        int next = moving ? from : Math.min(to, changes.nextMinute());
        for (byte[] states : timeline.alarms) {
            int minute = from;
            while (minute < next && states[minute] != AlarmEvaluator.ALARM) {
                minute++;
            }
            next = minute;
        }
        return next;
    }

    private boolean isDecided(Timeline timeline, int minute) {
        int before = activities.delta();
        long paid = (long) running + activities.added();
        int delta = followSchedule(minute) + act(timeline, minute);
        timeline.pending[minute] = before;
        timeline.action[minute] = delta;
        timeline.instanceMinutes += paid;
        return delta != 0;
    }

    private int goOn(Timeline timeline, int minute, int to) {
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
        long most = CapacityResponse.NO_STEP;
        for (int i = 0; i < rules.length; i++) {
            if (timeline.alarms[i][minute] == AlarmEvaluator.ALARM && !rules[i].isIdle(minute, capacity, range)) {
                long asked = asked(rules[i], minute, capacity);
                if (asked == CapacityResponse.NO_STEP) {
                    timeline.noStep++;
                } else if (asked > most && !isPassedOver(asked, capacity)) {
                    most = asked;
                    winner = i;
                }
            }
        }
        int delta = winner < 0 ? 0 : (int) most - capacity;
        return isSuspended(delta) ? 0 : start(minute, delta, capacity, rules[winner].cooldown());
    }

    private long asked(SimulatedRule rule, int minute, int capacity) {
        double value = rule.response().value(rule.alarm(), minute);
        return Double.isNaN(value)
                ? CapacityResponse.NO_STEP
                : cooldown.allowed(minute, rule.response(), capacity, value, range);
    }

    /** Whether what is suspended does not even take part. */
    private boolean isPassedOver(long asked, int capacity) {
        return asked > capacity && suspended.scaleOut() && facts.passesSuspendedOver();
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
