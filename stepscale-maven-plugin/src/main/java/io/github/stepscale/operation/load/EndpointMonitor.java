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

/** Samples an endpoint under load: its capacity, the alarms of its stack, and its scaling activities. */
final class EndpointMonitor {
    /** Makes some 18 requests a minute to three services; each allows more than one per second. */
    static final Duration POLL_INTERVAL = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Target target;
    private final Endpoints endpoints;
    private final Alarms alarms;
    /** Logical ids by alarm name. */
    private final Map<String, String> logicalIds;

    private final ActivityMonitor activities;
    private final NavigableMap<Instant, EndpointSnapshot> snapshots = new ConcurrentSkipListMap<>();
    private final AtomicLong failedPolls = new AtomicLong();

    private EndpointMonitor(
            SynthesizedStack stack, Aws aws, Output output, InstantSource clock, Map<String, String> logicalIds) {
        this.clock = clock;
        this.target = stack.plan().scaling().target();
        this.activities = new ActivityMonitor(aws.scaling(), ScalableTargetId.of(target), clock.instant(), output);
        this.endpoints = aws.endpoints();
        this.alarms = aws.alarms();
        this.logicalIds = logicalIds;
    }

    /**
     * Starts monitoring with a first poll.
     *
     * @throws OperationException if the endpoint does not exist
     * @throws AwsException if AWS refuses
     */
    static EndpointMonitor of(SynthesizedStack stack, Aws aws, Output output, Hints hints) {
        return of(stack, aws, output, InstantSource.system(), hints);
    }

    /** @param clock the clock of the polls */
    static EndpointMonitor of(SynthesizedStack stack, Aws aws, Output output, InstantSource clock, Hints hints) {
        EndpointMonitor monitor = new EndpointMonitor(stack, aws, output, clock, logicalIds(stack, aws, output, hints));
        if (!monitor.readSnapshot()) {
            throw TargetCapacity.unknown(monitor.target);
        }
        return monitor;
    }

    private static Map<String, String> logicalIds(SynthesizedStack stack, Aws aws, Output output, Hints hints) {
        Map<String, String> physicalIds = aws.stacks()
                .find(stack.name())
                .map(found -> physicalIds(stack, found, aws, output))
                .orElseGet(() -> {
                    output.line("There is no stack " + stack.name() + ", so no alarms are watched. Deploy it with "
                            + hints.run("deploy") + ".");
                    return Map.of();
                });
        Map<String, String> names = new LinkedHashMap<>();
        stack.plan().plannedRules().stream()
                .map(LogicalIds::alarm)
                .forEach(logical ->
                        Optional.ofNullable(physicalIds.get(logical)).ifPresent(name -> names.put(name, logical)));
        return names;
    }

    private static Map<String, String> physicalIds(SynthesizedStack stack, Stacks.Stack found, Aws aws, Output output) {
        List<Stacks.Resource> resources = aws.stacks().resources(found.id());
        ScalableTargetId target = ScalableTargetId.of(stack.plan().scaling().target());
        StackMismatch.warning(stack.name(), found, resources, target).ifPresent(output::line);
        return PhysicalIds.of(resources);
    }

    /** Reads capacity, alarms and activities once. A failure is counted; the next poll may succeed. */
    void poll() {
        try {
            readSnapshot();
            activities.poll();
        } catch (AwsException failed) {
            failedPolls.incrementAndGet();
        }
    }

    /** Records capacity and alarms; returns false if the target does not exist. */
    private boolean readSnapshot() {
        Instant now = clock.instant();
        Optional<EndpointSnapshot> snapshot =
                TargetCapacity.of(endpoints, target).map(capacity -> new EndpointSnapshot(capacity, states()));
        snapshot.ifPresent(read -> snapshots.put(now, read));
        return snapshot.isPresent();
    }

    private Map<String, AlarmState> states() {
        Map<String, AlarmState> states = new LinkedHashMap<>();
        for (Alarms.Alarm alarm : alarms.find(List.copyOf(logicalIds.keySet()))) {
            alarmState(alarm.state()).ifPresent(state -> states.put(logicalIds.get(alarm.name()), state));
        }
        return states;
    }

    /** Returns nothing for a state that this version does not know: the report then shows a gap. */
    private static Optional<AlarmState> alarmState(String state) {
        return Stream.of(AlarmState.values())
                .filter(known -> known.name().equals(state))
                .findFirst();
    }

    /** Returns the logical ids of the watched alarms, in the order of the rules. */
    List<String> alarmIds() {
        return List.copyOf(logicalIds.values());
    }

    /** Returns the newest snapshot. */
    EndpointSnapshot latest() {
        return snapshots.lastEntry().getValue();
    }

    /** Returns the number of polls that failed. */
    long failedPolls() {
        return failedPolls.get();
    }

    /** Returns the last snapshot taken by a moment; for an earlier moment, the first one. */
    EndpointSnapshot snapshotAt(Instant moment) {
        return Optional.ofNullable(snapshots.floorEntry(moment))
                .orElseGet(snapshots::firstEntry)
                .getValue();
    }

    /** Returns the scaling activities since the first poll, newest first. */
    List<AutoScaling.Activity> activities() {
        return activities.activities();
    }

    /**
     * Reads the scaling activities once more, for those that began just before the end.
     *
     * @throws AwsException if AWS refuses
     */
    void pollActivities() {
        activities.poll();
    }
}
