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

/** Sends the requests of one step, ends it as soon as it hurts, and lets the endpoint come to rest. */
final class StepRunner {
    private static final long LOOK_MILLIS = 100;

    private final CalibrateOptions options;
    private final RequestSender sender;
    private final Output output;
    private final InterruptibleWait wait;
    private Optional<SlowResponseCounter> before = Optional.empty();

    StepRunner(CalibrateOptions options, RequestSender sender, Output output, InterruptibleWait wait) {
        this.options = options;
        this.sender = sender;
        this.output = output;
        this.wait = wait;
    }

    /**
     * Runs a step, once the one before has left no trace.
     *
     * @param number of the step, counted from 0
     * @param stop ends it before its time
     */
    LoadResult run(long rate, int number, StopSwitch stop) {
        before.ifPresent(this::rest);
        CalibrationPlan plan = options.plan();
        SlowResponseCounter answers = new SlowResponseCounter(sender, plan.farTooSlow(), plan.requests(rate));
        before = Optional.of(answers);
        return send(rate, number, answers, stop);
    }

    private LoadResult send(long rate, int number, SlowResponseCounter answers, StopSwitch stop) {
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(StepRunner::thread);
        LoadGenerator generator = new LoadGenerator(options.profile(rate, number), options.limits(rate), answers, stop);
        try (ProgressPrinter ticker = new ProgressPrinter(output)) {
            looks.scheduleWithFixedDelay(() -> look(answers, stop), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            // Without a terminal the step's own line is enough.
            if (output.isLive()) {
                ticker.start(generator);
            }
            return generator.run();
        } finally {
            looks.shutdownNow();
        }
    }

    private static void look(SlowResponseCounter answers, StopSwitch stop) {
        if (answers.areTooMany()) {
            stop.stop(StepEvaluator.TOO_SLOW);
        }
    }

    /** A queue that a step left behind would make the next one slow too. */
    private void rest(SlowResponseCounter answers) {
        wait.until(answers::areAllThere, options.calls().patience());
        wait.lasting(options.plan().settling());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "stepscale-calibrate-watch");
        thread.setDaemon(true);
        return thread;
    }
}
