package io.github.stepscale.operation.calibrate;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
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
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Measures how many requests per minute one instance can serve: raises the rate until answers take too long, then narrows it down.
 * Changes nothing, but the requests cost money and bring the instance to its limit.
 *
 * <p>Close it only when the results are safe: until then a process that is being stopped sends nothing more and waits briefly for
 * them.
 */
public final class Calibrate implements AutoCloseable {
    private static final String INTERRUPTED = "it was interrupted";
    private static final double MILLIS_PER_HOUR = 3_600_000;

    private final Aws aws;
    private final Output output;
    private final Hints hints;
    private final List<CalibrationStep> steps = new ArrayList<>();
    private final GracefulStop gracefulStop;
    private volatile StopSwitch stop = new StopSwitch();
    private volatile boolean stopped;

    /** Creates a calibration whose messages name operations and options as a Java program calls them. */
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
        this.gracefulStop = new GracefulStop(this::interrupt, output);
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
     * Runs the calibration. Can be called once.
     *
     * @return the measurements, also of a calibration that ended early
     * @throws OperationException if nothing is measured: not confirmed, not exactly one instance in service, or the model rejects
     *     a payload
     * @throws AwsException if AWS refuses a read before the first step
     */
    public CalibrationResult run(SynthesizedStack stack, CalibrateOptions options, Confirmation confirmation) {
        requireKind(stack, hints);
        InterruptibleWait wait = new InterruptibleWait(this::isStopped);
        SingleUnitGuard unit = new SingleUnitGuard(stack, aws, wait, hints);
        unit.requireOne();
        EndpointRequestSender sender = EndpointRequestSender.of(aws, options.request(), hints);
        confirm(stack, options, confirmation);
        sender.sendTrials(output);
        StepRunner runner = new StepRunner(options, sender, output, wait);
        Optional<KneeEstimate> estimate = search(options, runner, unit);
        CalibrationResult found = result(stack, options, estimate, unit);
        if (found.endingStep().isPresent() || found.knee().isEmpty()) {
            return found;
        }
        measureCurve(options, runner, unit, found.knee().orElseThrow());
        return result(stack, options, estimate, unit);
    }

    private CalibrationResult result(
            SynthesizedStack stack, CalibrateOptions options, Optional<KneeEstimate> estimate, SingleUnitGuard unit) {
        return new CalibrationResult(
                stack.name(), stack.plan().scaling().target(), options, Instant.now(), steps, estimate, unit.advice());
    }

    /** Measures rates of the service curve that the search for the knee did not visit. */
    private void measureCurve(CalibrateOptions options, StepRunner run, SingleUnitGuard unit, long knee) {
        List<CurveBins.CurveStep> missing = new CurveBins(steps, knee).missing(options.plan());
        if (!missing.isEmpty()) {
            output.line(CalibrationText.measuringCurve(missing));
        }
        boolean continues = true;
        for (int at = 0; at < missing.size() && continues; at++) {
            CurveBins.CurveStep next = missing.get(at);
            StepRunner.StepResult result = run.run(next, steps.size(), newStopSwitch());
            CalibrationStep step = evaluate(next.rate(), result, options);
            continues = add(
                    step.verdict() == StepVerdict.INTERRUPTED
                            ? step
                            : unit.verify(step.verdict().isEvidence() ? step.with(StepVerdict.CURVE, "") : step));
        }
    }

    private void confirm(SynthesizedStack stack, CalibrateOptions options, Confirmation confirmation) {
        CalibrationPlan plan = options.plan();
        String load = "at most " + plan.maxRequests() + " requests in " + Plurals.of(plan.maxSteps(), "step") + " and "
                + minutes(plan.maxDuration()) + " min" + cost(stack, plan) + ", up to " + plan.maxRequestsPerMinute()
                + " a minute, to "
                + options.request().invocation().endpointName();
        output.line("Starting at " + plan.startRequestsPerMinute() + " requests a minute, each step of "
                + Durations.of(plan.stepDuration()) + " multiplies the rate by "
                + PlainNumbers.rounded(plan.growth(), 2)
                + " until the p95 exceeds " + StepEvaluator.millis(plan.latency()) + ": " + load
                + ". Up to " + CurveBins.TARGETS.size() + " of the steps measure the service curve.");
        String unit = stack.plan().scaling().target().unit();
        if (!confirmation.confirm("Send " + load + "? This brings its one " + unit + " to its limit.")) {
            throw new OperationException("Nothing was sent.");
        }
    }

    private static String cost(SynthesizedStack stack, CalibrationPlan plan) {
        double hours = plan.maxDuration().toMillis() / MILLIS_PER_HOUR;
        return stack.descriptor().service().instancePrice().stream()
                .mapToObj(price -> " (" + PlainNumbers.rounded(hours, 2) + " "
                        + stack.plan().scaling().target().unit() + "-hours, which cost "
                        + PlainNumbers.rounded(hours * price, 2) + ")")
                .collect(Collectors.joining());
    }

    /** Rounds up, since it is a maximum. */
    private static long minutes(Duration duration) {
        return duration.plusMinutes(1).minusNanos(1).toMinutes();
    }

    /** Returns the estimate of a search that was not ended early. */
    private Optional<KneeEstimate> search(CalibrateOptions options, StepRunner run, SingleUnitGuard unit) {
        KneeSearch search = options.plan().search();
        gracefulStop.delayExit();
        output.line(CalibrationText.heading());
        boolean continues = true;
        while (continues && search.next().isPresent()) {
            CalibrationStep step = runStep(search, options, run, unit);
            continues = add(step);
            if (step.verdict().continues()) {
                record(step, search);
            }
        }
        return steps.get(steps.size() - 1).verdict().keepsEstimate() ? search.estimate() : Optional.empty();
    }

    /** Returns whether another step may follow. */
    private boolean add(CalibrationStep step) {
        steps.add(step);
        output.line(CalibrationText.row(step));
        return step.verdict().continues() || isHiccup(step);
    }

    private void record(CalibrationStep step, KneeSearch search) {
        boolean confirmed = search.confirms();
        search.record(step.sample(), step.verdict() == StepVerdict.MET);
        if (!confirmed && search.confirms()) {
            output.line(CalibrationText.confirming(search));
        }
    }

    /** A hiccup of this machine is no reason to throw an hour of steps away; two in a row are, and one in every ten steps. */
    private boolean isHiccup(CalibrationStep step) {
        if (step.verdict() != StepVerdict.NOT_SENT) {
            return false;
        }
        boolean isSecond = steps.size() > 1 && steps.get(steps.size() - 2).verdict() == StepVerdict.NOT_SENT;
        long notSent = steps.stream()
                .filter(one -> one.verdict() == StepVerdict.NOT_SENT)
                .count();
        return !isSecond && notSent <= CalibrationPlan.maxNotSent(steps.size() - notSent);
    }

    /** After an interruption the next step ends at once, and so records why there is no other. */
    private CalibrationStep runStep(KneeSearch search, CalibrateOptions options, StepRunner run, SingleUnitGuard unit) {
        long rate = search.next().orElseThrow();
        // A confirmation that ended in the middle of a queue would count as slower than it was.
        StepRunner.StepResult result = search.warmsUp()
                ? run.warmUp(rate, newStopSwitch())
                : run.run(rate, steps.size(), !search.confirms(), newStopSwitch());
        CalibrationStep step = evaluate(rate, result, options);
        CalibrationStep counted =
                search.warmsUp() && step.verdict().isPartOfWarmUp() ? step.with(StepVerdict.WARM_UP, "") : step;
        return step.verdict() == StepVerdict.INTERRUPTED ? step : unit.verify(counted);
    }

    private static CalibrationStep evaluate(long rate, StepRunner.StepResult result, CalibrateOptions options) {
        return result.complete(
                new StepEvaluator(options.plan(), options.limits().maxInFlight())
                        .evaluate(rate, result.load(), result.within()));
    }

    private StopSwitch newStopSwitch() {
        StopSwitch next = new StopSwitch();
        stop = next;
        if (stopped) {
            next.stop(INTERRUPTED);
        }
        return next;
    }

    private boolean isStopped() {
        return stopped || Thread.currentThread().isInterrupted();
    }

    /** Stops the calibration, on Ctrl-C or at the end of a build. */
    private void interrupt() {
        stopped = true;
        stop.stop(INTERRUPTED);
    }

    @Override
    public void close() {
        gracefulStop.close();
    }
}
