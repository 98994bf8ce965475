package io.github.stepscale.operation.load;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.load.LoadResult;
import io.github.stepscale.load.MinuteCounts;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.history.ActivityDescription;
import io.github.stepscale.operation.history.DelayStudy;
import io.github.stepscale.operation.history.MeasuredDelays;
import io.github.stepscale.operation.load.report.LoadRun;
import io.github.stepscale.operation.load.report.ThresholdResult;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.simulation.AlarmState;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.text.Plurals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Assembles a load run from the measurements of its requests and the snapshots of the endpoint. */
final class LoadRunAssembler {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final DelayStudy delayStudy;
    private final SynthesizedStack stack;
    private final LoadOptions options;
    private final Optional<EndpointMonitor> monitor;
    private final LoadPredictions predictions;
    private final Output output;
    private final Target target;

    LoadRunAssembler(
            DelayStudy delayStudy,
            SynthesizedStack stack,
            LoadOptions options,
            Optional<EndpointMonitor> monitor,
            LoadPredictions predictions,
            Output output) {
        this.delayStudy = delayStudy;
        this.stack = stack;
        this.options = options;
        this.monitor = monitor;
        this.predictions = predictions;
        this.output = output;
        this.target = stack.plan().scaling().target();
    }

    LoadRun assemble(LoadResult result, List<ThresholdResult> thresholds) {
        monitor.map(EndpointMonitor::failedPolls)
                .filter(failures -> failures > 0)
                .ifPresent(failures -> output.line(Plurals.of(failures, "reading")
                        + " of the endpoint failed: the values before were used instead."));
        List<LoadRun.Minute> minutes =
                result.minutes().stream().map(this::minute).toList();
        MeasuredDelays delays = measureDelays(result);
        return new LoadRun(
                stack.name(),
                target.names(),
                target.unit(),
                target.units(),
                new LoadRunDescription(options).settings(),
                result.start(),
                result.end(),
                trafficEnd(result),
                result.stopReason(),
                minutes,
                result.latency(),
                result.serviceTime(),
                result.failures(),
                alarms(result),
                activities(result),
                delays(delays),
                delays.serviceBlock(),
                simulated(result, minutes),
                thresholds);
    }

    private Optional<LoadRun.Simulated> simulated(LoadResult result, List<LoadRun.Minute> minutes) {
        Instant first = result.minutes().get(0).start();
        return LoadSimulation.of(
                stack,
                first,
                minutes,
                timeline -> predictions.compare(
                        timeline,
                        ClientLatencies.of(result.log()),
                        LoadPredictions.whole(first, result.start(), trafficEnd(result))));
    }

    /** After its last minute only answers arrive. */
    private Instant trafficEnd(LoadResult result) {
        Instant planned = result.start().plus(options.duration());
        return planned.isBefore(result.end()) || result.stopReason().isEmpty() ? planned : result.end();
    }

    private LoadRun.Minute minute(MinuteCounts counts) {
        Optional<EndpointSnapshot> snapshot = monitor.map(active -> active.snapshotAt(counts.start()));
        return new LoadRun.Minute(
                counts,
                snapshot.map(known -> OptionalInt.of(known.capacity().current()))
                        .orElseGet(OptionalInt::empty),
                snapshot.map(known -> OptionalInt.of(known.capacity().desired()))
                        .orElseGet(OptionalInt::empty));
    }

    /** The state of an alarm at the end of a minute. */
    private Optional<AlarmState> state(String id, MinuteCounts counts) {
        return monitor.map(active -> active.snapshotAt(counts.start().plus(MINUTE)))
                .flatMap(snapshot -> Optional.ofNullable(snapshot.alarms().get(id)));
    }

    private List<LoadRun.Alarm> alarms(LoadResult result) {
        return monitor.stream()
                .flatMap(active -> active.alarmIds().stream())
                .map(id -> new LoadRun.Alarm(
                        id,
                        result.minutes().stream()
                                .map(minute -> state(id, minute))
                                .toList()))
                .toList();
    }

    private List<LoadRun.Activity> activities(LoadResult result) {
        monitor.ifPresent(this::pollActivities);
        return monitor.stream()
                .flatMap(active -> active.activities().stream())
                // The monitor starts before the trial, which is not part of the run.
                .filter(activity -> !activity.start().isBefore(result.start()))
                .filter(activity -> activity.start().isBefore(result.end()))
                .map(LoadRunAssembler::activity)
                .toList();
    }

    private void pollActivities(EndpointMonitor active) {
        try {
            active.pollActivities();
        } catch (AwsException refused) {
            output.line("Scaling activities may be missing. " + ErrorAdvice.note(refused));
        }
    }

    private static LoadRun.Activity activity(AutoScaling.Activity activity) {
        return new LoadRun.Activity(
                activity.start(), activity.end(), activity.status(), ActivityDescription.of(activity));
    }

    private MeasuredDelays measureDelays(LoadResult result) {
        if (monitor.isEmpty()) {
            return MeasuredDelays.none("the endpoint was not watched");
        }
        try {
            return delayStudy.run(stack, result.start(), result.end());
        } catch (AwsException refused) {
            output.line("Delays are not measured. " + ErrorAdvice.note(refused));
            return MeasuredDelays.none("AWS refused");
        }
    }

    private static List<LoadRun.Delay> delays(MeasuredDelays delays) {
        List<LoadRun.Delay> all = new ArrayList<>();
        add(all, "scale-out", delays.out());
        add(all, "scale-in", delays.in());
        return all;
    }

    private static void add(List<LoadRun.Delay> all, String direction, MeasuredDelays.DirectionDelays delays) {
        Stream.of(
                        delay("datapoint to alarm", delays.metricToAlarm()),
                        delay("alarm to activity", delays.alarmToActivity()),
                        delay("activity to its end", delays.activityToEnd()))
                .flatMap(Optional::stream)
                .forEach(delay -> all.add(new LoadRun.Delay(
                        direction + ": " + delay.name(), delay.count(), delay.min(), delay.median(), delay.max())));
    }

    private static Optional<LoadRun.Delay> delay(String name, Optional<MeasuredDelays.DelayStatistics> statistics) {
        return statistics.map(
                known -> new LoadRun.Delay(name, known.count(), known.min(), known.median(), known.max()));
    }
}
