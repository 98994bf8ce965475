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
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.simulation.AlarmState;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.text.Plurals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Joins what was sent and measured with what was seen of the scaling. */
final class LoadRunAssembler {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final DelayStudy delayStudy;
    private final SynthesizedStack stack;
    private final LoadOptions options;
    private final Optional<EndpointMonitor> watch;
    private final Output output;
    private final Target target;

    LoadRunAssembler(
            DelayStudy delayStudy,
            SynthesizedStack stack,
            LoadOptions options,
            Optional<EndpointMonitor> watch,
            Output output) {
        this.delayStudy = delayStudy;
        this.stack = stack;
        this.options = options;
        this.watch = watch;
        this.output = output;
        this.target = stack.plan().scaling().target();
    }

    LoadRun of(LoadResult result) {
        watch.map(EndpointMonitor::failures)
                .filter(failures -> failures > 0)
                .ifPresent(failures ->
                        output.line(Plurals.of(failures, "look") + " had no answer: what was seen before stands."));
        List<LoadRun.Minute> minutes =
                result.minutes().stream().map(this::minute).toList();
        MeasuredDelays delays = delays(result);
        return new LoadRun(
                stack.name(),
                target.names(),
                target.unit(),
                target.units(),
                new LoadRunDescription(options).words(),
                result.start(),
                result.end(),
                result.cutShort(),
                minutes,
                result.latency(),
                result.serviceTime(),
                result.failures(),
                alarms(result),
                activities(result),
                stretches(delays),
                delays.serviceBlock(),
                LoadSimulation.of(stack, result.minutes().get(0).start(), minutes));
    }

    private LoadRun.Minute minute(MinuteCounts counts) {
        Optional<EndpointSnapshot> seen = watch.map(watching -> watching.at(counts.start()));
        return new LoadRun.Minute(
                counts,
                seen.map(sample -> OptionalInt.of(sample.capacity().present())).orElseGet(OptionalInt::empty),
                seen.map(sample -> OptionalInt.of(sample.capacity().desired())).orElseGet(OptionalInt::empty));
    }

    /** The state of an alarm at the end of a minute. */
    private Optional<AlarmState> state(String id, MinuteCounts counts) {
        return watch.map(watching -> watching.at(counts.start().plus(MINUTE)))
                .flatMap(sample -> Optional.ofNullable(sample.alarms().get(id)));
    }

    private List<LoadRun.Alarm> alarms(LoadResult result) {
        return watch.stream()
                .flatMap(watching -> watching.alarmIds().stream())
                .map(id -> new LoadRun.Alarm(
                        id,
                        result.minutes().stream()
                                .map(minute -> state(id, minute))
                                .toList()))
                .toList();
    }

    private List<LoadRun.Activity> activities(LoadResult result) {
        watch.ifPresent(this::lookOnceMore);
        return watch.stream()
                .flatMap(watching -> watching.activities().stream())
                // The watch begins before the trial, which is not of the run.
                .filter(activity -> !activity.start().isBefore(result.start()))
                .filter(activity -> activity.start().isBefore(result.end()))
                .map(LoadRunAssembler::activity)
                .toList();
    }

    private void lookOnceMore(EndpointMonitor watching) {
        try {
            watching.lookAtActivities();
        } catch (AwsException refused) {
            output.line("Scaling activities may be missing. " + ErrorAdvice.note(refused));
        }
    }

    private static LoadRun.Activity activity(AutoScaling.Activity activity) {
        return new LoadRun.Activity(
                activity.start(), activity.end(), activity.status(), ActivityDescription.of(activity));
    }

    private MeasuredDelays delays(LoadResult result) {
        if (watch.isEmpty()) {
            return MeasuredDelays.none("nobody watched");
        }
        try {
            return delayStudy.run(stack, result.start(), result.end());
        } catch (AwsException refused) {
            output.line("Delays are not measured. " + ErrorAdvice.note(refused));
            return MeasuredDelays.none("AWS refused");
        }
    }

    private static List<LoadRun.Delay> stretches(MeasuredDelays delays) {
        List<LoadRun.Delay> all = new ArrayList<>();
        add(all, "scale-out", delays.out());
        add(all, "scale-in", delays.in());
        return all;
    }

    private static void add(List<LoadRun.Delay> all, String direction, MeasuredDelays.DirectionDelays way) {
        Stream.of(
                        named("datapoint to alarm", way.metricToAlarm()),
                        named("alarm to activity", way.alarmToActivity()),
                        named("activity to its end", way.activityToEnd()))
                .flatMap(Optional::stream)
                .forEach(delay -> all.add(new LoadRun.Delay(
                        direction + ": " + delay.name(), delay.count(), delay.least(), delay.median(), delay.most())));
    }

    private static Optional<LoadRun.Delay> named(String name, Optional<MeasuredDelays.DelayStatistics> stretch) {
        return stretch.map(seen -> new LoadRun.Delay(name, seen.count(), seen.least(), seen.median(), seen.most()));
    }
}
