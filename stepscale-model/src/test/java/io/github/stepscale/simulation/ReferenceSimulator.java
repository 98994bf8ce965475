package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.target.SuspendedState;
import io.github.stepscale.service.ChangeOverlap;
import io.github.stepscale.service.ScaleInBesideSuspendedScaleOut;
import io.github.stepscale.service.ScaleInDuringScaleOutCooldown;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.ReferenceActivity.Cause;
import io.github.stepscale.traffic.Trace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The minute loop a second time, as plainly as it can be written: whatever can be derived from what happened before is
 * derived anew in every minute, and nothing is shared with {@link Simulator}.
 */
final class ReferenceSimulator {
    private record Proposal(int capacity, ReferenceRule rule) {}

    private final ScalingPlan plan;
    private final Service service;
    private final Trace trace;
    private final List<ReferenceRule> rules;
    private final ReferenceRange ranges;
    private final Optional<ReferenceTicks> response;

    private final List<ReferenceMinute> minutes = new ArrayList<>();
    private final List<ReferenceActivity> activities = new ArrayList<>();
    /** By the rule and its slot: a minute, or a tick where the period is below a minute. */
    private final List<List<OptionalDouble>> published = new ArrayList<>();
    /** What the metrics of expressions publish, by rule and id. */
    private final Map<String, List<OptionalDouble>> operands = new TreeMap<>();

    private final List<List<Double>> requestsOfSlots = new ArrayList<>();
    private final List<List<AlarmState>> states = new ArrayList<>();
    /** Of each activity what it changes, as the decisions so far leave it. */
    private List<Integer> effects = List.of();

    private final List<ReferenceLoad> loads = new ArrayList<>();
    private double backlog;
    private long instanceMinutes;
    private int noStep;
    private int passedOver;
    private boolean moveOwed;

    private ReferenceSimulator(ScalingPlan plan, List<ReferenceRule> rules, Service service, Trace trace) {
        this.plan = plan;
        this.service = service;
        this.trace = trace;
        this.rules = rules;
        this.ranges = new ReferenceRange(plan.scaling(), trace);
        boolean async = plan.scaling().target().kind() == EndpointKind.ASYNC;
        this.response = service.responseCurve().map(curve -> new ReferenceTicks(service, async));
        rules.forEach(rule -> {
            published.add(new ArrayList<>());
            requestsOfSlots.add(new ArrayList<>());
            states.add(new ArrayList<>());
        });
    }

    static ReferenceTimeline run(ScalingPlan plan, Service service, Trace trace) {
        return run(plan, plan.allRules().stream().map(ReferenceRule.Steps::of).toList(), service, trace);
    }

    /** With other rules in the place of those of the plan. */
    static ReferenceTimeline run(ScalingPlan plan, List<ReferenceRule> rules, Service service, Trace trace) {
        ReferenceSimulator simulator = new ReferenceSimulator(plan, rules, service, trace);
        for (int minute = 0; minute < trace.minutes(); minute++) {
            simulator.pass(minute);
        }
        return new ReferenceTimeline(
                simulator.minutes,
                simulator.instanceMinutes,
                simulator.noStep,
                simulator.passedOver,
                simulator.activities,
                simulator.states);
    }

    private void pass(int minute) {
        double requests = trace.requests(minute);
        int running = running(minute);
        double excess = excess(requests, running);
        double wait = serve(requests, running);
        int pending = pending(minute);
        instanceMinutes += running + starting(minute);
        loads.add(new ReferenceLoad(requests, running));
        publish(requests, running);
        List<List<OptionalDouble>> datapoints = datapoints(minute);
        List<AlarmState> alarms = evaluate(minute);
        // What a schedule decides counts as an action too.
        int action = moveIntoRange(minute) + act(minute, alarms, datapoints);
        double metric = published.get(0).get(published.get(0).size() - 1).orElse(Double.NaN);
        minutes.add(new ReferenceMinute(requests, running, pending, metric, alarms, action, excess, wait));
    }

    private int running(int minute) {
        int running = service.initialCapacity().orElse(plan.scaling().capacity().min());
        for (int i = 0; i < activities.size(); i++) {
            running += activities.get(i).inProgress(minute) ? 0 : effects.get(i);
        }
        return running;
    }

    /**
     * What each activity changes in the end, from the first decision to the last: a scale-in takes back what is coming at its
     * decision, from the newest on, and removes the rest.
     */
    private List<Integer> effects() {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < activities.size(); i++) {
            int effect = activities.get(i).delta();
            for (int earlier = i - 1; earlier >= 0 && effect < 0; earlier--) {
                boolean coming =
                        activities.get(earlier).doneAt() > activities.get(i).decidedAt();
                int back = coming ? Math.max(0, Math.min(all.get(earlier), -effect)) : 0;
                all.set(earlier, all.get(earlier) - back);
                effect += back;
            }
            all.add(effect);
        }
        return all;
    }

    /** What is under way in a minute, as the decisions so far leave it. */
    private int pending(int minute) {
        int pending = 0;
        for (int i = 0; i < activities.size(); i++) {
            pending += activities.get(i).inProgress(minute) ? effects.get(i) : 0;
        }
        return pending;
    }

    private List<ReferenceActivity> inProgress(int minute) {
        List<ReferenceActivity> inProgress = new ArrayList<>();
        for (ReferenceActivity activity : activities) {
            if (activity.inProgress(minute)) {
                inProgress.add(activity);
            }
        }
        return inProgress;
    }

    private int starting(int minute) {
        int starting = 0;
        for (int i = 0; i < activities.size(); i++) {
            starting += activities.get(i).inProgress(minute) ? Math.max(0, effects.get(i)) : 0;
        }
        return starting;
    }

    private double excess(double requests, int running) {
        if (service.requestsPerInstance().isEmpty()) {
            return Double.NaN;
        }
        boolean waits = plan.scaling().target().kind() == EndpointKind.ASYNC;
        return waits ? 0 : Math.max(0, requests - served(running));
    }

    /** The product of what is written down, not of the double next to it. */
    private double served(int running) {
        BigDecimal each =
                new BigDecimal(String.valueOf(service.requestsPerInstance().orElseThrow()));
        return running * each.unscaledValue().doubleValue() / Math.pow(10, each.scale());
    }

    private double serve(double requests, int running) {
        if (service.requestsPerInstance().isEmpty()) {
            return Double.NaN;
        }
        double served = served(running);
        backlog = Math.max(0, backlog + requests - served);
        return running <= 0 ? Double.NaN : backlog / served;
    }

    private void publish(double requests, int running) {
        List<ReferenceTicks.Level> levels =
                response.map(ticks -> ticks.last(loads)).orElseGet(List::of);
        for (int i = 0; i < rules.size(); i++) {
            ReferenceAlarm alarm = new ReferenceAlarm(rules.get(i).alarm());
            for (int slot = 0; slot < alarm.slotsPerMinute(); slot++) {
                Slot present = new Slot(slot, alarm, levels, requests, running);
                requestsOfSlots.get(i).add(present.requests());
                published.get(i).add(published(i, present));
            }
        }
    }

    /** A minute or tick of the present minute. */
    private record Slot(
            int number, ReferenceAlarm alarm, List<ReferenceTicks.Level> levels, double ofMinute, int running) {
        double requests() {
            return ofMinute / alarm.slotsPerMinute();
        }
    }

    /** Of an expression the newest datapoint in a range that ends here. */
    private OptionalDouble published(int index, Slot slot) {
        Alarm alarm = slot.alarm().alarm();
        Optional<ReferenceExpressionAlarm> math = ReferenceExpressionAlarm.of(alarm);
        if (math.isEmpty()) {
            return published((SourceMetric) alarm.metric(), slot);
        }
        for (MathMetric.Input input : math.get().math().inputs()) {
            operands.computeIfAbsent(index + input.id(), id -> new ArrayList<>())
                    .add(published(input.metric(), slot));
        }
        int newest = published.get(index).size();
        List<OptionalDouble> range =
                math.get().unfilled(newest, slot.alarm().slotsPerPeriod(), operandRanges(index, newest));
        return range.get(range.size() - 1);
    }

    private OptionalDouble published(SourceMetric metric, Slot slot) {
        if (ReferenceMetric.isOfResponse(metric)) {
            ReferenceTicks.Level level = slot.levels().get(slot.alarm().byTheTick() ? slot.number() : 6);
            return ReferenceMetric.ofResponse(metric, service, response.orElseThrow(), level, slot.ofMinute());
        }
        return ReferenceMetric.published(
                metric,
                slot.requests(),
                slot.running(),
                backlog,
                service.zeroTraffic().of(metric.name()));
    }

    private BiFunction<String, ReferenceAlarm, List<OptionalDouble>> operandRanges(int index, int newestVisible) {
        return (id, operand) ->
                operand.range(operands.getOrDefault(index + id, List.of()), requestsOfSlots.get(index), newestVisible);
    }

    /** The ranges after the last slot of the minute. */
    private List<List<OptionalDouble>> datapoints(int minute) {
        List<List<OptionalDouble>> datapoints = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            datapoints.add(range(
                    i, (minute + 1) * new ReferenceAlarm(rules.get(i).alarm()).slotsPerMinute() - 1));
        }
        return datapoints;
    }

    private List<OptionalDouble> range(int index, int slot) {
        ReferenceAlarm alarm = new ReferenceAlarm(rules.get(index).alarm());
        int newest = slot - service.metricDelay() * alarm.slotsPerMinute();
        return ReferenceExpressionAlarm.of(alarm.alarm())
                .map(math -> math.range(newest, alarm.slotsPerPeriod(), operandRanges(index, newest)))
                .orElseGet(() -> alarm.range(published.get(index), requestsOfSlots.get(index), newest));
    }

    /** The states at the end of the minute, after those of the slots before. */
    private List<AlarmState> evaluate(int minute) {
        List<AlarmState> atEnd = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            ReferenceAlarm alarm = new ReferenceAlarm(rules.get(i).alarm());
            AlarmState now = minute == 0
                    ? AlarmState.INSUFFICIENT_DATA
                    : minutes.get(minute - 1).alarms().get(i);
            for (int slot = minute * alarm.slotsPerMinute();
                    slot < published.get(i).size();
                    slot++) {
                now = alarm.state(range(i, slot), now);
                states.get(i).add(now);
            }
            atEnd.add(now);
        }
        return List.copyOf(atEnd);
    }

    /** What a schedule asks for; while the target is locked it waits. */
    private int moveIntoRange(int minute) {
        moveOwed |= ranges.changesAt(minute);
        if (!moveOwed || locked(minute)) {
            return 0;
        }
        moveOwed = false;
        int capacity = capacity(minute);
        int inRange = ranges.clamp(capacity, minute);
        if (inRange != capacity) {
            start(minute, inRange - capacity, capacity, 0, Cause.SCHEDULE, "");
        }
        return inRange - capacity;
    }

    private int act(int minute, List<AlarmState> alarms, List<List<OptionalDouble>> datapoints) {
        if (locked(minute)) {
            return 0;
        }
        Optional<Proposal> winner = Optional.empty();
        boolean dropped = plan.scaling().suspended().scaleOut()
                && service.scaleInBesideSuspendedScaleOut() == ScaleInBesideSuspendedScaleOut.ALLOWED;
        for (int i = 0; i < rules.size(); i++) {
            if (alarms.get(i) != AlarmState.ALARM) {
                continue;
            }
            Optional<Proposal> proposal = propose(minute, i, datapoints.get(i));
            if (proposal.isEmpty()) {
                noStep++;
            } else if (dropped && proposal.get().capacity() > capacity(minute)) {
                passedOver++;
            } else if (winner.isEmpty()
                    || proposal.get().capacity() > winner.get().capacity()) {
                winner = proposal;
            }
        }
        return winner.map(proposal -> decide(minute, proposal)).orElse(0);
    }

    private int decide(int minute, Proposal winner) {
        int capacity = capacity(minute);
        int delta = winner.capacity() - capacity;
        if (delta == 0 || suspended(delta)) {
            return 0;
        }
        Optional<ReferenceActivity> scaleOut = cooling(minute).filter(last -> last.delta() > 0);
        boolean topUp = delta > 0 && scaleOut.isPresent();
        start(
                minute,
                delta,
                topUp ? scaleOut.get().capacityBefore() : capacity,
                winner.rule().cooldown(),
                topUp ? Cause.TOP_UP : Cause.POLICY,
                winner.rule().id());
        return delta;
    }

    private void start(int minute, int delta, int capacityBefore, int cooldown, Cause cause, String rule) {
        int doneAt = minute + 1 + (delta > 0 ? service.scaleOutDelay() : service.scaleInDelay());
        activities.add(new ReferenceActivity(minute, doneAt, delta, capacityBefore, cooldown, cause, rule));
        effects = effects();
    }

    private boolean suspended(int delta) {
        SuspendedState suspended = plan.scaling().suspended();
        return delta > 0 ? suspended.scaleOut() : suspended.scaleIn();
    }

    private boolean locked(int minute) {
        return service.overlap() == ChangeOverlap.LOCKED && !inProgress(minute).isEmpty();
    }

    /** The capacity on which a decision is based: what is under way counts, if anything can be. */
    private int capacity(int minute) {
        return running(minute) + pending(minute);
    }

    private Optional<Proposal> propose(int minute, int index, List<OptionalDouble> range) {
        ReferenceRule rule = rules.get(index);
        OptionalDouble value = rule.value(range);
        int capacity = capacity(minute);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        ReferenceLoad newest = newest(minute, index);
        return rule.asked(value.getAsDouble(), newest, capacity, capacity).isEmpty()
                ? Optional.empty()
                : Optional.of(new Proposal(proposed(minute, rule, value.getAsDouble(), newest, capacity), rule));
    }

    /** Of the newest minute with a datapoint; of no meaning where FILL made one. */
    private ReferenceLoad newest(int minute, int index) {
        int newest = minute - service.metricDelay();
        while (newest > 0 && published.get(index).get(newest).isEmpty()) {
            newest--;
        }
        return loads.get(newest);
    }

    private int proposed(int minute, ReferenceRule rule, double value, ReferenceLoad newest, int capacity) {
        long fromNow = rule.asked(value, newest, capacity, capacity).getAsLong();
        Optional<ReferenceActivity> cooling = cooling(minute);
        if (cooling.isEmpty()) {
            return ranges.clamp(fromNow, minute);
        }
        if (cooling.get().delta() < 0) {
            return Math.max(capacity, ranges.clamp(fromNow, minute));
        }
        int base = cooling.get().capacityBefore();
        long fromBefore = rule.asked(value, newest, base, capacity).getAsLong();
        if (fromBefore > base) {
            return Math.max(capacity, ranges.clamp(fromBefore, minute));
        }
        boolean allowed = service.scaleInDuringScaleOutCooldown() == ScaleInDuringScaleOutCooldown.ALLOWED;
        if (fromBefore < base && allowed) {
            return Math.min(capacity, ranges.clamp(fromNow, minute));
        }
        return capacity;
    }

    /** The activity whose cooldown runs at the end of the minute. */
    private Optional<ReferenceActivity> cooling(int minute) {
        return lastCompleted(minute)
                .filter(last -> minute + 1 < last.cooldownEnds())
                .filter(last -> last.delta() > 0 || !endedByScaleOut(last, minute));
    }

    private Optional<ReferenceActivity> lastCompleted(int minute) {
        Optional<ReferenceActivity> last = Optional.empty();
        for (int i = 0; i < activities.size(); i++) {
            ReferenceActivity activity = activities.get(i);
            boolean nothingCame = activity.delta() > 0 && effects.get(i) == 0;
            boolean completed = activity.ofPolicy() && !activity.inProgress(minute) && !nothingCame;
            if (completed && (last.isEmpty() || activity.doneAt() >= last.get().doneAt())) {
                last = Optional.of(activity);
            }
        }
        return last;
    }

    private boolean endedByScaleOut(ReferenceActivity scaleIn, int minute) {
        return activities.stream()
                .filter(ReferenceActivity::ofPolicy)
                .anyMatch(activity -> activity.delta() > 0
                        && activity.decidedAt() >= scaleIn.doneAt()
                        && activity.decidedAt() < minute);
    }
}
