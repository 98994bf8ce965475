package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.Trace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Simulates a plan on traffic. A simulator can run many traces, one after the other; it is not thread-safe.
 */
public final class Simulator {
    private final MinuteLoop loop;
    private final List<String> rules;
    private final Optional<InstanceResponse> response;
    private final boolean ticks;

    private Simulator(MinuteLoop loop, List<String> rules, Optional<InstanceResponse> response, boolean ticks) {
        this.loop = loop;
        this.response = response;
        this.rules = rules;
        this.ticks = ticks;
    }

    /**
     * Prepares a simulator for a plan.
     *
     * @throws io.github.stepscale.validation.InvalidValueException if a metric of a rule cannot be simulated,
     *     or a number is missing that the metric depends on
     */
    public static Simulator of(ScalingPlan plan, Service service) {
        SimulationPreconditions.require(plan, service);
        Stream<SimulatedRule> tracking =
                plan.tracking().stream().flatMap(policy -> TargetTracking.rules(policy, service).stream());
        Stream<SimulatedRule> rules = plan.allRules().stream().map(rule -> simulated(rule, service));
        return of(plan, service, Stream.concat(tracking, rules).toList());
    }

    /** Prepares a simulator with other rules than those of the plan. */
    static Simulator of(ScalingPlan plan, Service service, List<SimulatedRule> rules) {
        CapacityRange capacity = plan.scaling().capacity();
        CurrentCapacityRange range = new CurrentCapacityRange(capacity.min(), capacity.max());
        CapacityRangeChanges changes = CapacityRangeChanges.of(plan.scaling());
        SimulatedRule[] all = rules.toArray(SimulatedRule[]::new);
        SimulationParameters parameters = SimulationParameters.of(service, plan);
        MinuteLoop loop = new MinuteLoop(all, parameters, plan.scaling().suspended(), range, changes);
        boolean ticks = rules.stream().anyMatch(rule -> rule.metric().datapointsPerMinute() > 1);
        return new Simulator(loop, rules.stream().map(SimulatedRule::id).toList(), parameters.response(), ticks);
    }

    /**
     * Runs the plan on traffic.
     *
     * @throws io.github.stepscale.validation.InvalidValueException if the run certainly needs more memory than there is
     */
    public Timeline run(Trace trace) {
        RunMemory.require(
                trace, rules.size(), response, ticks, Runtime.getRuntime().maxMemory());
        Timeline timeline = timeline(trace);
        loop.run(timeline, RunLimit.NONE);
        timeline.room.clear();
        return timeline;
    }

    /** The number of rules, on which the room that a run needs depends. */
    public int rules() {
        return rules.size();
    }

    /** Allocates room for runs on a trace. */
    public Timeline timeline(Trace trace) {
        return new Timeline(trace, rules, response, ticks);
    }

    /** Runs again into the timeline of an earlier run on the same trace with as many rules. */
    public void runAgain(Timeline timeline) {
        loop.run(timeline, RunLimit.NONE);
    }

    /**
     * Runs again, as far as a limit allows.
     *
     * @param timeline the timeline of an earlier run on the same trace with as many rules
     * @return whether the run reached the end; otherwise the timeline holds numbers of earlier runs beyond the minute
     *     in which it stopped
     */
    public boolean runAgain(Timeline timeline, RunLimit limit) {
        return loop.run(timeline, limit);
    }

    private static SimulatedRule simulated(ScalingRule rule, Service service) {
        SimulatedMetric metric = SimulatedMetric.of(rule.alarm(), service).orElseThrow();
        AlarmEvaluator alarm = new AlarmEvaluator(rule.alarm(), metric, service.metricDelay());
        int cooldown = SimulatedRule.cooldownMinutes(rule.policy().cooldown());
        StepFormula response = new StepFormula(rule);
        return new SimulatedRule(
                rule.id(), metric.metric(), alarm, response, cooldown, response.onlyRemoves(rule.alarm()));
    }
}
