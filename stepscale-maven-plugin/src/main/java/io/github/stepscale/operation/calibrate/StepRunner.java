package io.github.stepscale.operation.calibrate;

import io.github.stepscale.load.LoadGenerator;
import io.github.stepscale.load.LoadResult;
import io.github.stepscale.load.RequestSender;
import io.github.stepscale.load.StopSwitch;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.load.ProgressPrinter;
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
     * @param stop ends the step early
     */
    LoadResult run(long rate, int number, StopSwitch stop) {
        previous.ifPresent(this::settle);
        CalibrationPlan plan = options.plan();
        SlowResponseCounter answers = new SlowResponseCounter(sender, plan.slowLimit(), plan.requests(rate));
        previous = Optional.of(answers);
        return send(rate, number, answers, stop);
    }

    private LoadResult send(long rate, int number, SlowResponseCounter answers, StopSwitch stop) {
        ScheduledExecutorService checks = Executors.newSingleThreadScheduledExecutor(StepRunner::thread);
        LoadGenerator generator = new LoadGenerator(options.profile(rate, number), options.limits(rate), answers, stop);
        try (ProgressPrinter printer = new ProgressPrinter(output)) {
            checks.scheduleWithFixedDelay(
                    () -> stopIfTooSlow(answers, stop), CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
            // Without a terminal, the line at the end of the step is enough.
            if (output.isLive()) {
                printer.start(generator);
            }
            return generator.run();
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
