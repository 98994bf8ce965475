package io.github.stepscale.operation.drill;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Endpoints;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.ErrorAdvice;
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
import io.github.stepscale.text.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Proves without load that an alarm scales: sets its state by hand, with a datapoint at which the smallest step that adds
 * capacity applies, and watches the policy and the capacity. CloudWatch restores the state of the alarm itself; the capacity
 * stays until a rule takes it back.
 */
public final class Drill {
    private final Aws aws;
    private final Output output;
    private final Clock time;
    private final Hints hints;

    /** Names operations and options as a Java program calls them. */
    public Drill(Aws aws, Output output) {
        this(aws, output, Clock.system(), LibraryHints.INSTANCE);
    }

    /**
     * @param output receives the progress, line by line
     * @param hints how the front end names its operations and options
     */
    public Drill(Aws aws, Output output, Clock time, Hints hints) {
        this.aws = aws;
        this.output = output;
        this.time = time;
        this.hints = hints;
    }

    /**
     * Drills one stack.
     *
     * @throws OperationException if nothing would happen, it may not be done, or the chain does not work
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
                + plan.move() + ", and costs until a rule takes it back.")) {
            throw new OperationException("Nothing was set.");
        }
        return ShutdownMessage.run(
                "Interrupted. AWS goes on with what it has begun.", output, () -> drill(stack, plan, options));
    }

    private DrillPlan plan(SynthesizedStack stack, ScalingRule rule) {
        Target target = stack.plan().scaling().target();
        Alarms.Alarm alarm = alarm(stack, rule);
        Endpoints.Capacity capacity = capacity(target);
        AutoScaling.Target registered = registered(target);
        if (capacity.desired() >= registered.maxCapacity()) {
            throw nothing("the desired capacity is " + capacity.desired() + ", and the most is "
                    + registered.maxCapacity() + ". Wait for a scale-in, or raise maxCapacity");
        }
        CapacityRange range = new CapacityRange(registered.minCapacity(), registered.maxCapacity());
        TriggeredStep step = TriggeredStep.of(rule, capacity.desired(), range)
                .orElseThrow(() -> nothing("no step of " + LogicalIds.policy(rule) + " adds capacity at "
                        + capacity.desired() + ". Choose another rule with " + hints.option("drill.alarm")));
        warn(target, rule, alarm, registered);
        return new DrillPlan(target, rule, alarm, capacity, step, StateReason.data(rule, step.value(), time.instant()));
    }

    private Alarms.Alarm alarm(SynthesizedStack checked, ScalingRule rule) {
        Stacks stacks = aws.stacks();
        Stacks.Stack stack = stacks.find(checked.name())
                .orElseThrow(() -> new OperationException("There is no stack " + checked.name() + " in Region "
                        + aws.region() + ". Deploy it with " + hints.run("deploy") + "."));
        output.line("Account " + stack.account() + ", Region " + aws.region() + ", stack " + checked.name());
        List<Stacks.Resource> resources = stacks.resources(stack.id());
        requireOurs(checked, stack, resources);
        String name = Optional.ofNullable(PhysicalIds.of(resources).get(LogicalIds.alarm(rule)))
                .orElseThrow(() -> nothing("the stack " + checked.name() + " has no " + LogicalIds.alarm(rule) + ". "
                        + RepairAdvice.deploy(hints)));
        Alarms.Alarm alarm = aws.alarms().find(List.of(name)).stream()
                .findFirst()
                .orElseThrow(
                        () -> nothing(LogicalIds.alarm(rule) + " does not exist. " + RepairAdvice.recreate(hints)));
        if (!alarm.enabled()) {
            throw nothing(LogicalIds.alarm(rule) + " has its actions switched off. Switch them on, or do what follows. "
                    + RepairAdvice.recreate(hints));
        }
        if (alarm.actions().isEmpty()) {
            throw nothing(LogicalIds.alarm(rule) + " runs no action. " + RepairAdvice.recreate(hints));
        }
        return alarm;
    }

    /** The alarm of another stack scales something else than what is shown, and is not ours to set. */
    private static void requireOurs(SynthesizedStack checked, Stacks.Stack stack, List<Stacks.Resource> resources) {
        ScalableTargetId target = ScalableTargetId.of(checked.plan().scaling().target());
        List<String> foreign = StackOwnership.foreign(stack, resources, target);
        if (!foreign.isEmpty()) {
            throw new OperationException("Nothing was set: the stack " + checked.name()
                    + " is not ours. No descriptor of this target makes these: " + String.join(", ", foreign)
                    + ". Check stackName, and the names of what is scaled.");
        }
    }

    /** While the endpoint updates it takes no other change. */
    private Endpoints.Capacity capacity(Target target) {
        Endpoints.Capacity capacity = TargetCapacity.of(aws.endpoints(), target)
                .orElseThrow(() -> nothing("SageMaker does not know "
                        + ScalableTargetId.of(target).resourceId() + ". Check the names in the descriptor"));
        if (!capacity.status().equals("InService")) {
            throw nothing(ScalableTargetId.of(target).resourceId() + " is in " + capacity.status()
                    + ", and takes no other change. Wait until it is in service");
        }
        return capacity;
    }

    private AutoScaling.Target registered(Target target) {
        ScalableTargetId scaled = ScalableTargetId.of(target);
        return aws.scaling()
                .target(scaled.resourceId(), scaled.dimension())
                .orElseThrow(
                        () -> nothing(scaled.resourceId() + " is not registered. " + RepairAdvice.recreate(hints)));
    }

    /** What makes it likely, but not sure, that nothing happens. */
    private void warn(Target target, ScalingRule rule, Alarms.Alarm alarm, AutoScaling.Target registered) {
        if (registered.suspended()) {
            output.line("Scaling is suspended in one direction at least: the request may be dropped.");
        }
        ScalableTargetId scaled = ScalableTargetId.of(target);
        int cooldown = rule.policy().cooldown();
        Instant early = time.instant().minusSeconds(cooldown).minus(ActivityHistory.LONGEST_ACTIVITY);
        new ActivityHistory(aws.scaling().activities(scaled.resourceId(), scaled.dimension(), early))
                .cooldownEnd(alarm.name(), cooldown, time.instant())
                .ifPresent(end -> output.line(LogicalIds.policy(rule) + " is in its cooldown until "
                        + Timestamps.clock(end) + ": it probably adds nothing before, unless the step asks for more."));
    }

    private DrillResult dryRun(DrillPlan plan) {
        plan.states().forEach(state -> output.line("Would set " + plan.alarm().name() + " to " + state));
        output.line("Reason: " + StateReason.SENTENCE);
        output.line("Reason data: " + plan.data());
        output.line("A dry run: nothing was set.");
        return new DrillResult(
                plan.alarm().name(), plan.before().desired(), plan.before().desired(), List.of());
    }

    private DrillResult drill(SynthesizedStack stack, DrillPlan plan, DrillOptions options) {
        DrillMonitor watch = new DrillMonitor(aws, plan, output, time, hints);
        Alarms alarms = aws.alarms();
        for (String state : plan.states()) {
            String data = state.equals(AlarmStateChange.ALARM) ? plan.data() : "";
            alarms.setState(plan.alarm().name(), state, StateReason.SENTENCE, data);
            watch.saw("set " + LogicalIds.alarm(plan.rule()) + " to " + state);
        }
        output.line(
                "CloudWatch sets the alarm's real state itself, usually within a minute. Nothing else is restored.");
        Endpoints.Capacity after = followed(watch, options);
        int added = after.desired() - plan.before().desired();
        output.line("The chain works: " + LogicalIds.alarm(plan.rule()) + " added " + added + ", from "
                + plan.before().desired() + " to "
                + Plurals.of(after.desired(), plan.target().unit()) + ".");
        ScaleInHints.of(stack.plan(), after.desired()).forEach(output::line);
        return new DrillResult(plan.alarm().name(), plan.before().desired(), after.desired(), watch.observations());
    }

    /** What was set has its effect, whether or not we see it. */
    private Endpoints.Capacity followed(DrillMonitor watch, DrillOptions options) {
        try {
            return watch.follow(options.timeout());
        } catch (AwsException unseen) {
            output.line("The alarm was set, and AWS carries on from there. Before another drill, see the effect with "
                    + hints.run("explain") + ".");
            throw unseen;
        }
    }

    private static OperationException nothing(String why) {
        return new OperationException("A drill would do nothing: " + ErrorAdvice.ended(why));
    }
}
