package io.github.stepscale.operation.load;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Endpoints;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.history.StackMismatch;
import io.github.stepscale.operation.shared.PhysicalIds;
import io.github.stepscale.operation.shared.TargetCapacity;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.simulation.AlarmState;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.template.LogicalIds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Looks, again and again, at what an endpoint does about its load: how much of it serves, the alarms of its stack, and what
 * scales it.
 */
final class EndpointMonitor {
    /** Some 18 requests a minute, three services together; each takes more in a second. */
    static final Duration PACE = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Target target;
    private final Endpoints endpoints;
    private final Alarms alarms;
    /** Logical ids by the names in CloudWatch. */
    private final Map<String, String> names;

    private final ActivityMonitor activities;
    private final NavigableMap<Instant, EndpointSnapshot> samples = new ConcurrentSkipListMap<>();
    private final AtomicLong failures = new AtomicLong();

    private EndpointMonitor(
            SynthesizedStack stack, Aws aws, Output output, InstantSource clock, Map<String, String> names) {
        this.clock = clock;
        this.target = stack.plan().scaling().target();
        this.activities = new ActivityMonitor(aws.scaling(), ScalableTargetId.of(target), clock.instant(), output);
        this.endpoints = aws.endpoints();
        this.alarms = aws.alarms();
        this.names = names;
    }

    /**
     * Takes the first look.
     *
     * @throws OperationException if there is no such endpoint
     * @throws AwsException if AWS refuses
     */
    static EndpointMonitor of(SynthesizedStack stack, Aws aws, Output output, Hints hints) {
        return of(stack, aws, output, InstantSource.system(), hints);
    }

    /** @param clock a test's own */
    static EndpointMonitor of(SynthesizedStack stack, Aws aws, Output output, InstantSource clock, Hints hints) {
        EndpointMonitor watch = new EndpointMonitor(stack, aws, output, clock, names(stack, aws, output, hints));
        if (!watch.sees()) {
            throw TargetCapacity.unknown(watch.target);
        }
        return watch;
    }

    private static Map<String, String> names(SynthesizedStack stack, Aws aws, Output output, Hints hints) {
        Map<String, String> ids = aws.stacks()
                .find(stack.name())
                .map(found -> ids(stack, found, aws, output))
                .orElseGet(() -> {
                    output.line("There is no stack " + stack.name() + ", so no alarms are watched. Deploy it with "
                            + hints.run("deploy") + ".");
                    return Map.of();
                });
        Map<String, String> names = new LinkedHashMap<>();
        stack.plan().allRules().stream()
                .map(LogicalIds::alarm)
                .forEach(logical -> Optional.ofNullable(ids.get(logical)).ifPresent(name -> names.put(name, logical)));
        return names;
    }

    private static Map<String, String> ids(SynthesizedStack stack, Stacks.Stack found, Aws aws, Output output) {
        List<Stacks.Resource> resources = aws.stacks().resources(found.id());
        ScalableTargetId target = ScalableTargetId.of(stack.plan().scaling().target());
        StackMismatch.warning(stack.name(), found, resources, target).ifPresent(output::line);
        return PhysicalIds.of(resources);
    }

    /** Takes a look. What AWS refuses now it may answer at the next one. */
    void look() {
        try {
            sees();
            activities.look();
        } catch (AwsException missed) {
            failures.incrementAndGet();
        }
    }

    /** Whether there is anything to be seen. */
    private boolean sees() {
        Instant now = clock.instant();
        Optional<EndpointSnapshot> seen =
                TargetCapacity.of(endpoints, target).map(capacity -> new EndpointSnapshot(capacity, states()));
        seen.ifPresent(sample -> samples.put(now, sample));
        return seen.isPresent();
    }

    private Map<String, AlarmState> states() {
        Map<String, AlarmState> states = new LinkedHashMap<>();
        for (Alarms.Alarm alarm : alarms.find(List.copyOf(names.keySet()))) {
            known(alarm.state()).ifPresent(state -> states.put(names.get(alarm.name()), state));
        }
        return states;
    }

    /** CloudWatch may have states that this version does not know: they leave a gap. */
    private static Optional<AlarmState> known(String state) {
        return Stream.of(AlarmState.values())
                .filter(known -> known.name().equals(state))
                .findFirst();
    }

    /** The logical ids of the alarms that are watched, in the order of the rules. */
    List<String> alarmIds() {
        return List.copyOf(names.values());
    }

    EndpointSnapshot last() {
        return samples.lastEntry().getValue();
    }

    /** How many looks failed. */
    long failures() {
        return failures.get();
    }

    /** What was seen last by a moment; of what was before the first look, that look. */
    EndpointSnapshot at(Instant moment) {
        return Optional.ofNullable(samples.floorEntry(moment))
                .orElseGet(samples::firstEntry)
                .getValue();
    }

    /** What scaled since the first look, newest first. */
    List<AutoScaling.Activity> activities() {
        return activities.seen();
    }

    /**
     * Looks once more at what scaled: what began just before the end.
     *
     * @throws AwsException if AWS refuses
     */
    void lookAtActivities() {
        activities.look();
    }
}
