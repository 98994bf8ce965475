package io.github.stepscale.operation.drill;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Endpoints;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.LibraryHints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.history.ActivityHistory;
import io.github.stepscale.operation.history.AlarmStateChange;
import io.github.stepscale.operation.shared.PhysicalIds;
import io.github.stepscale.operation.shared.RepairAdvice;
import io.github.stepscale.operation.shared.ShutdownMessage;
import io.github.stepscale.operation.shared.StackOwnership;
import io.github.stepscale.operation.shared.TargetCapacity;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.template.LogicalIds;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.Sentences;
import io.github.stepscale.text.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tests without load whether an alarm scales: sets its state by hand, with a datapoint at which the smallest step that adds
 * capacity applies, and watches the policy and the capacity. CloudWatch restores the state of the alarm itself; the capacity
 * stays until a rule removes it.
 */
public final class Drill {
    private final Aws aws;
    private final Output output;
    private final Clock clock;
    private final Hints hints;

    /** Names operations and options as a Java program calls them. */
    public Drill(Aws aws, Output output) {
        this(aws, output, Clock.system(), LibraryHints.INSTANCE);
    }

    /**
     * @param output receives the progress, line by line
     * @param hints how the front end names its operations and options
     */
    public Drill(Aws aws, Output output, Clock clock, Hints hints) {
        this.aws = aws;
        this.output = output;
        this.clock = clock;
        this.hints = hints;
    }

    /**
     * Drills one stack.
     *
     * @return the capacity before and after, and what was observed
     * @throws OperationException if the drill would have no effect, is not confirmed, or does not scale in time
     * @throws AwsException if AWS refuses a request or gives no answer
     */
    public DrillResult run(SynthesizedStack stack, DrillOptions options, Confirmation confirmation) {
        ScalingRule rule = RuleSelection.of(stack.plan(), options.rule(), hints);
        DrillPlan plan = plan(stack, rule);
        plan.describe(output);
        if (options.dryRun()) {
            return dryRun(plan);
        }
        if (!confirmation.confirm("Set the state of " + LogicalIds.alarm(rule) + "? The capacity goes from "
                + plan.capacityChange() + ", and the added capacity costs money until a rule removes it.")) {
            throw new OperationException("Nothing was set.");
        }
        return ShutdownMessage.run(
                "Interrupted. AWS carries on with what it has begun.", output, () -> drill(stack, plan, options));
    }

    private DrillPlan plan(SynthesizedStack stack, ScalingRule rule) {
        Target target = stack.plan().scaling().target();
        Alarms.Alarm alarm = alarm(stack, rule);
        Endpoints.Capacity capacity = capacity(target);
        AutoScaling.Target registered = registered(target);
        if (capacity.desired() >= registered.maxCapacity()) {
            throw noEffect("the desired capacity is " + capacity.desired() + ", and maxCapacity is "
                    + registered.maxCapacity() + ". Wait for a scale-in, or raise maxCapacity");
        }
        CapacityRange range = new CapacityRange(registered.minCapacity(), registered.maxCapacity());
        TriggeredStep step = TriggeredStep.of(rule, capacity.desired(), range)
                .orElseThrow(() -> noEffect("no step of " + LogicalIds.policy(rule) + " adds capacity at "
                        + capacity.desired() + ". Choose another rule with " + hints.option("drill.alarm")));
        warn(target, rule, alarm, registered);
        return new DrillPlan(
                target, rule, alarm, capacity, step, StateReason.data(rule, step.value(), clock.instant()));
    }

    private Alarms.Alarm alarm(SynthesizedStack stack, ScalingRule rule) {
        Stacks stacks = aws.stacks();
        Stacks.Stack deployed = stacks.find(stack.name())
                .orElseThrow(() -> new OperationException("There is no stack " + stack.name() + " in Region "
                        + aws.region() + ". Deploy it with " + hints.run("deploy") + "."));
        output.line("Account " + deployed.account() + ", Region " + aws.region() + ", stack " + stack.name());
        List<Stacks.Resource> resources = stacks.resources(deployed.id());
        requireOwnership(stack, deployed, resources);
        String name = Optional.ofNullable(PhysicalIds.of(resources).get(LogicalIds.alarm(rule)))
                .orElseThrow(() -> noEffect("the stack " + stack.name() + " has no " + LogicalIds.alarm(rule) + ". "
                        + RepairAdvice.deploy(hints)));
        Alarms.Alarm alarm = aws.alarms().find(List.of(name)).stream()
                .findFirst()
                .orElseThrow(() -> noEffect(LogicalIds.alarm(rule) + " does not exist. " + RepairAdvice.repair(hints)));
        if (!alarm.enabled()) {
            throw noEffect(LogicalIds.alarm(rule) + " has its actions disabled. " + RepairAdvice.repair(hints));
        }
        if (alarm.actions().isEmpty()) {
            throw noEffect(LogicalIds.alarm(rule) + " has no action. " + RepairAdvice.repair(hints));
        }
        return alarm;
    }

    /** The alarm of a foreign stack scales something else than the drill would announce. */
    private static void requireOwnership(
            SynthesizedStack stack, Stacks.Stack deployed, List<Stacks.Resource> resources) {
        ScalableTargetId target = ScalableTargetId.of(stack.plan().scaling().target());
        List<String> foreign = StackOwnership.foreign(deployed, resources, target);
        if (!foreign.isEmpty()) {
            throw new OperationException("Nothing was set: the stack " + stack.name()
                    + " does not belong to this descriptor. No descriptor of this target generates "
                    + String.join(", ", foreign)
                    + ". Check stackName and the names of the target.");
        }
    }

    /** While the endpoint updates, it accepts no other change. */
    private Endpoints.Capacity capacity(Target target) {
        Endpoints.Capacity capacity = TargetCapacity.of(aws.endpoints(), target)
                .orElseThrow(() -> noEffect("SageMaker does not know "
                        + ScalableTargetId.of(target).resourceId() + ". Check the names in the descriptor"));
        if (!capacity.status().equals("InService")) {
            throw noEffect(ScalableTargetId.of(target).resourceId() + " has status " + capacity.status()
                    + " and accepts no other change. Wait until it is InService");
        }
        return capacity;
    }

    private AutoScaling.Target registered(Target target) {
        ScalableTargetId scaled = ScalableTargetId.of(target);
        return aws.scaling()
                .target(scaled.resourceId(), scaled.dimension())
                .orElseThrow(() -> noEffect(scaled.resourceId() + " is not registered with Application Auto Scaling. "
                        + RepairAdvice.repair(hints)));
    }

    /** Warns of conditions that probably, but not certainly, block the request. */
    private void warn(Target target, ScalingRule rule, Alarms.Alarm alarm, AutoScaling.Target registered) {
        if (registered.isSuspended()) {
            output.line("Scaling is suspended in at least one direction: the request may be dropped.");
        }
        ScalableTargetId scaled = ScalableTargetId.of(target);
        int cooldown = rule.policy().cooldown();
        Instant earliest = clock.instant().minusSeconds(cooldown).minus(ActivityHistory.MAX_ACTIVITY_DURATION);
        new ActivityHistory(aws.scaling().activities(scaled.resourceId(), scaled.dimension(), earliest))
                .cooldownEnd(alarm.name(), cooldown, clock.instant())
                .ifPresent(
                        end -> output.line(
                                LogicalIds.policy(rule) + " is in its cooldown until " + Timestamps.clock(end)
                                        + ": until then it probably adds nothing, unless the step adds more than the last one."));
    }

    private DrillResult dryRun(DrillPlan plan) {
        plan.states().forEach(state -> output.line("Would set " + plan.alarm().name() + " to " + state));
        output.line("Reason: " + StateReason.SENTENCE);
        output.line("Reason data: " + plan.reasonData());
        output.line("A dry run: nothing was set.");
        return new DrillResult(
                plan.alarm().name(), plan.before().desired(), plan.before().desired(), List.of());
    }

    private DrillResult drill(SynthesizedStack stack, DrillPlan plan, DrillOptions options) {
        DrillMonitor monitor = new DrillMonitor(aws, plan, output, clock, hints);
        Alarms alarms = aws.alarms();
        for (String state : plan.states()) {
            String data = state.equals(AlarmStateChange.ALARM) ? plan.reasonData() : "";
            alarms.setState(plan.alarm().name(), state, StateReason.SENTENCE, data);
            monitor.observe("set " + LogicalIds.alarm(plan.rule()) + " to " + state);
        }
        output.line("CloudWatch restores the alarm's real state, usually within a minute. Nothing else is restored.");
        Endpoints.Capacity after = follow(monitor, options);
        int added = after.desired() - plan.before().desired();
        output.line("The drill succeeded: " + LogicalIds.alarm(plan.rule()) + " added " + added + ", from "
                + plan.before().desired() + " to "
                + Plurals.of(after.desired(), plan.target().unit()) + ".");
        ScaleInHints.of(stack.plan(), after.desired()).forEach(output::line);
        return new DrillResult(plan.alarm().name(), plan.before().desired(), after.desired(), monitor.observations());
    }

    /** The alarm takes effect even if its effect cannot be read. */
    private Endpoints.Capacity follow(DrillMonitor monitor, DrillOptions options) {
        try {
            return monitor.follow(options.timeout());
        } catch (AwsException unreadable) {
            output.line("The alarm was set, and AWS carries on from there. Before another drill, see the effect with "
                    + hints.run("explain") + ".");
            throw unreadable;
        }
    }

    private static OperationException noEffect(String reason) {
        return new OperationException("A drill would do nothing: " + Sentences.end(reason));
    }
}
