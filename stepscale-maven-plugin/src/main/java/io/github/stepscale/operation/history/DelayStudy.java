package io.github.stepscale.operation.history;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.LibraryHints;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.shared.PhysicalIds;
import io.github.stepscale.operation.shared.TargetState;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.template.LogicalIds;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures from the records of AWS the delays from a datapoint to the alarm, from the alarm to the scaling activity, and from
 * its start to its end. Changes nothing.
 */
public final class DelayStudy {
    private final Aws aws;
    private final Hints hints;

    /** Names operations as a Java program calls them. */
    public DelayStudy(Aws aws) {
        this(aws, LibraryHints.INSTANCE);
    }

    /** @param hints how the front end names its operations */
    public DelayStudy(Aws aws, Hints hints) {
        this.aws = aws;
        this.hints = hints;
    }

    /**
     * Measures one stack in a time span. If the stack is not deployed, or access to its records is denied, says so in a note; only
     * the delays that SageMaker publishes itself are measured then.
     *
     * @param from the start, inclusive
     * @param to the end, exclusive
     * @throws AwsException if AWS refuses a request for another reason, or gives no answer
     */
    public MeasuredDelays run(SynthesizedStack stack, Instant from, Instant to) {
        return run(stack, TargetState.read(aws, stack.plan().scaling().target()), from, to);
    }

    /**
     * Measures one stack in a time span, as {@link #run(SynthesizedStack, Instant, Instant)} does, without reading the state of its
     * target again.
     */
    public MeasuredDelays run(SynthesizedStack stack, TargetState state, Instant from, Instant to) {
        return recorded(stack, from, to)
                .with(PublishedDelays.read(aws, stack.plan().scaling().target(), state, from, to));
    }

    private MeasuredDelays recorded(SynthesizedStack stack, Instant from, Instant to) {
        try {
            Stacks stacks = aws.stacks();
            Optional<Stacks.Stack> deployed = stacks.find(stack.name());
            return deployed.map(state -> study(stack, state, from, to))
                    .orElseGet(
                            () -> MeasuredDelays.none("there is no stack " + stack.name() + " in Region " + aws.region()
                                    + ", so no delays can be measured: deploy it with " + hints.run("deploy") + "."));
        } catch (AwsException refused) {
            if (refused.kind() == AwsException.Kind.ACCESS_DENIED) {
                return MeasuredDelays.none("no delays are measured. " + ErrorAdvice.note(refused));
            }
            throw refused;
        }
    }

    private MeasuredDelays study(SynthesizedStack stack, Stacks.Stack state, Instant from, Instant to) {
        ScalableTargetId target = ScalableTargetId.of(stack.plan().scaling().target());
        List<Stacks.Resource> resources = aws.stacks().resources(state.id());
        Map<String, String> ids = PhysicalIds.of(resources);
        List<AutoScaling.Activity> activities =
                aws.scaling().activities(target.resourceId(), target.dimension(), from).stream()
                        .filter(activity -> activity.start().isBefore(to))
                        .toList();
        Map<ScalingRule, String> alarms = new LinkedHashMap<>();
        for (ScalingRule rule : stack.plan().allRules()) {
            Optional.ofNullable(ids.get(LogicalIds.alarm(rule))).ifPresent(name -> alarms.put(rule, name));
        }
        DelayMeasurement measurement = new DelayMeasurement(activities);
        StackMismatch.warning(stack.name(), state, resources, target).ifPresent(measurement::addNote);
        alarms.forEach((rule, name) -> measurement.measure(rule, name, history(name, from, to)));
        return measurement.delays();
    }

    private List<Alarms.HistoryItem> history(String name, Instant from, Instant to) {
        return aws.alarms().find(List.of(name)).stream()
                .map(Alarms.Alarm::name)
                .flatMap(known -> aws.alarms().history(known, from, to).stream())
                .toList();
    }
}
