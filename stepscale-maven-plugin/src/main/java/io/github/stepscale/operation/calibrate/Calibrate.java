package io.github.stepscale.operation.calibrate;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.load.LoadResult;
import io.github.stepscale.load.StopSwitch;
import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.LibraryHints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.load.EndpointRequestSender;
import io.github.stepscale.operation.shared.GracefulStop;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Plurals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures how many requests a minute one instance serves: raises the rate until answers take too long, then narrows it down. What it
 * sends costs, and brings the instance to its limit; it changes nothing.
 *
 * <p>To be closed only once the results are safe: until then a process that is being stopped sends no more, and waits briefly
 * for them.
 */
public final class Calibrate implements AutoCloseable {
    private static final String INTERRUPTED = "it was interrupted";

    private final Aws aws;
    private final Output output;
    private final Hints hints;
    private final List<CalibrationStep> steps = new ArrayList<>();
    private final GracefulStop lastWords;
    private volatile StopSwitch stop = new StopSwitch();
    private volatile boolean ended;

    /** Names operations and options as a Java program calls them. */
    public Calibrate(Aws aws, Output output) {
        this(aws, output, LibraryHints.INSTANCE);
    }

    /**
     * @param output receives the progress, line by line
     * @param hints how the front end names its operations and options
     */
    public Calibrate(Aws aws, Output output, Hints hints) {
        this.aws = aws;
        this.output = output;
        this.hints = hints;
        this.lastWords = new GracefulStop(this::interrupt, output);
    }

    /**
     * Requires an endpoint that can be calibrated.
     *
     * @throws OperationException if it is asynchronous or serverless
     */
    public static void requireKind(SynthesizedStack stack, Hints hints) {
        SingleUnitGuard.requireKind(stack.plan().scaling().target(), hints);
    }

    /**
     * Runs; once only.
     *
     * @return what was measured, also if it was ended before its time
     * @throws OperationException if nothing is measured: it may not be done, there is not exactly one instance in service,
     *     or the model refuses what is sent
     * @throws AwsException if AWS refuses what has to be read before
     */
    public CalibrationResult run(SynthesizedStack stack, CalibrateOptions options, Confirmation confirmation) {
        requireKind(stack, hints);
        InterruptibleWait wait = new InterruptibleWait(this::isEnded);
        SingleUnitGuard unit = new SingleUnitGuard(stack, aws, wait, hints);
        unit.require();
        EndpointRequestSender calls = EndpointRequestSender.of(aws, options.calls(), hints);
        ask(stack, options, confirmation);
        calls.trial(output);
        search(options, new StepRunner(options, calls, output, wait), unit);
        return new CalibrationResult(
                stack.name(), stack.plan().scaling().target(), options, Instant.now(), steps, unit.advice());
    }

    private void ask(SynthesizedStack stack, CalibrateOptions options, Confirmation confirmation) {
        CalibrationPlan plan = options.plan();
        String what = plan.mostRequests() + " requests in " + Plurals.of(plan.mostSteps(), "step") + " and "
                + minutes(plan.longest()) + " min at most, up to " + plan.maxRequestsPerMinute() + " a minute, to "
                + options.calls().invocation().endpointName();
        output.line("From " + plan.startRequestsPerMinute() + " requests a minute up, each step of "
                + Durations.of(plan.stepDuration()) + " " + PlainNumbers.rounded(plan.growth(), 2)
                + " times the one before, until the p95 is above " + StepEvaluator.millis(plan.latency()) + ": " + what
                + ".");
        String unit = stack.plan().scaling().target().unit();
        if (!confirmation.confirm("Send " + what + "? They bring its one " + unit + " to its limit.")) {
            throw new OperationException("Nothing was sent.");
        }
    }

    /** Rounded up, since it is the most. */
    private static long minutes(Duration duration) {
        return duration.plusMinutes(1).minusNanos(1).toMinutes();
    }

    private void search(CalibrateOptions options, StepRunner run, SingleUnitGuard unit) {
        KneeSearch search = options.plan().search();
        lastWords.delayExit();
        output.line(CalibrationText.heading());
        boolean goesOn = true;
        while (goesOn && search.next().isPresent()) {
            CalibrationStep step = step(search.next().getAsLong(), options, run, unit);
            steps.add(step);
            output.line(CalibrationText.row(step));
            goesOn = step.verdict().isEvidence();
            tell(step.verdict(), search);
        }
    }

    private static void tell(StepVerdict verdict, KneeSearch search) {
        if (verdict == StepVerdict.MET) {
            search.met();
        } else if (verdict == StepVerdict.MISSED) {
            search.missed();
        }
    }

    /** Once all is to end, the next step ends at once, and so says why there is no other. */
    private CalibrationStep step(long rate, CalibrateOptions options, StepRunner run, SingleUnitGuard unit) {
        LoadResult result = run.run(rate, steps.size(), nextStop());
        CalibrationStep step = new StepEvaluator(options.plan()).step(rate, result);
        return step.verdict() == StepVerdict.INTERRUPTED ? step : unit.vouchFor(step);
    }

    private StopSwitch nextStop() {
        StopSwitch next = new StopSwitch();
        stop = next;
        if (ended) {
            next.stop(INTERRUPTED);
        }
        return next;
    }

    private boolean isEnded() {
        return ended || Thread.currentThread().isInterrupted();
    }

    /** Ctrl-C, or the end of a build. */
    private void interrupt() {
        ended = true;
        stop.stop(INTERRUPTED);
    }

    @Override
    public void close() {
        lastWords.close();
    }
}
