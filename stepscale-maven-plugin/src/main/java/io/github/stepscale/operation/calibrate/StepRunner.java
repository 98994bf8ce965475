package io.github.stepscale.operation.calibrate;

import io.github.stepscale.load.LatencyLimitCounter;
import io.github.stepscale.load.LoadGenerator;
import io.github.stepscale.load.LoadProfile;
import io.github.stepscale.load.LoadResult;
import io.github.stepscale.load.RequestSender;
import io.github.stepscale.load.StopSwitch;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.load.ProgressPrinter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs a step: sends its requests, ends it early if answers are too slow, and lets the endpoint drain before the next one. */
final class StepRunner {
    private static final long CHECK_MILLIS = 100;

    private final CalibrateOptions options;
    private final RequestSender sender;
    private final Output output;
    private final InterruptibleWait wait;
    private Optional<SlowResponseCounter> previous = Optional.empty();

    StepRunner(CalibrateOptions options, RequestSender sender, Output output, InterruptibleWait wait) {
        this.options = options;
        this.sender = sender;
        this.output = output;
        this.wait = wait;
    }

    /**
     * Runs a step after the previous one has settled.
     *
     * @param number of the step, counted from 0
     * @param endsEarly whether to end the step as soon as far too many answers are far too slow
     * @param stop ends the step early
     */
    StepResult run(long rate, int number, boolean endsEarly, StopSwitch stop) {
        return run(rate, number, options.plan().stepDuration(), endsEarly, stop);
    }

    /** Runs a step that only measures the service curve. */
    StepResult run(CurveBins.CurveStep step, int number, StopSwitch stop) {
        return run(step.rate(), number, step.duration(), false, stop);
    }

    /** Sends requests whose answers may be slow, before the first step. */
    StepResult warmUp(long rate, StopSwitch stop) {
        return run(rate, 0, options.plan().warmUp(), false, stop);
    }

    /**
     * The measurements of a step.
     *
     * @param within the number of requests that succeeded within the latency of the plan
     */
    record StepResult(LoadResult load, long within, StepResponse response) {

        /** Returns the step with the response, unless it ended early. */
        CalibrationStep complete(CalibrationStep step) {
            return load.stopReason().isPresent() ? step : step.with(response);
        }
    }

    private StepResult run(long rate, int number, Duration duration, boolean endsEarly, StopSwitch stop) {
        previous.ifPresent(this::settle);
        CalibrationPlan plan = options.plan();
        SlowResponseCounter answers = new SlowResponseCounter(sender, plan.slowLimit(), plan.requests(rate));
        previous = Optional.of(answers);
        return send(rate, options.profile(rate, number, duration), answers, endsEarly, stop);
    }

    private StepResult send(
            long rate, LoadProfile profile, SlowResponseCounter answers, boolean endsEarly, StopSwitch stop) {
        ScheduledExecutorService checks = Executors.newSingleThreadScheduledExecutor(StepRunner::thread);
        Duration latency = options.plan().latency();
        LatencyLimitCounter counted = new LatencyLimitCounter(List.of(latency));
        InFlightCounter inFlight = new InFlightCounter(answers, profile.duration());
        LoadGenerator generator = new LoadGenerator(profile, options.limits(rate), inFlight, stop, counted);
        try (ProgressPrinter printer = new ProgressPrinter(output)) {
            if (endsEarly) {
                checks.scheduleWithFixedDelay(
                        () -> stopIfTooSlow(answers, stop), CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
            }
            // Without a terminal, the line at the end of the step is enough.
            if (output.isLive()) {
                printer.start(generator);
            }
            LoadResult result = generator.run();
            return new StepResult(
                    result, counted.within(latency), inFlight.response(result.due(), counted.distribution()));
        } finally {
            checks.shutdownNow();
        }
    }

    private static void stopIfTooSlow(SlowResponseCounter answers, StopSwitch stop) {
        if (answers.hasTooManySlow()) {
            stop.stop(StepEvaluator.TOO_SLOW);
        }
    }

    /** Waits until the queue is empty: it would slow the next step. */
    private void settle(SlowResponseCounter answers) {
        wait.until(answers::areAllAnswered, options.request().timeout());
        wait.sleep(options.plan().pause());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "stepscale-calibrate-watch");
        thread.setDaemon(true);
        return thread;
    }
}
