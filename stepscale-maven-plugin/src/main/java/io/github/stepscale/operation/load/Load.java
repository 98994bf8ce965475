package io.github.stepscale.operation.load;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Metrics;
import io.github.stepscale.load.LatencyLimitCounter;
import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.load.LoadGenerator;
import io.github.stepscale.load.LoadLimits;
import io.github.stepscale.load.LoadResult;
import io.github.stepscale.load.StopSwitch;
import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.LibraryHints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.history.DelayStudy;
import io.github.stepscale.operation.load.report.ThresholdResult;
import io.github.stepscale.operation.shared.GracefulStop;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.text.Durations;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Sends load to the endpoint of a stack, in an open loop, and watches the endpoint scale. Changes nothing itself, but the
 * requests cost money and the capacity follows them.
 *
 * <p>Close it only when the results are safe: until then a process that is being stopped sends nothing more and waits briefly for
 * them.
 */
public final class Load implements AutoCloseable {
    private static final double NOTABLE_MILLIS = 100;

    private final Aws aws;
    private final Output output;
    private final Hints hints;
    private final StopSwitch stop = new StopSwitch();
    private final GracefulStop gracefulStop;

    /** Creates a load run whose messages name operations and options as a Java program calls them. */
    public Load(Aws aws, Output output) {
        this(aws, output, LibraryHints.INSTANCE);
    }

    /**
     * @param output receives the progress, line by line
     * @param hints how the front end names its operations and options
     */
    public Load(Aws aws, Output output, Hints hints) {
        this.aws = aws;
        this.output = output;
        this.hints = hints;
        this.gracefulStop = new GracefulStop(() -> stop.stop("it was interrupted"), output);
    }

    /**
     * Runs the load. Can be called once.
     *
     * @return the measurements, also of a run that ended early
     * @throws OperationException if nothing is sent: not confirmed, no such endpoint, or the model rejects a payload
     * @throws AwsException if AWS refuses a read before the run
     */
    public LoadOutcome run(SynthesizedStack stack, LoadOptions options, Confirmation confirmation) {
        EndpointRequestSender sender = EndpointRequestSender.of(aws, options.request(), hints);
        LoadEstimate estimate = LoadEstimate.of(stack, options, sender.trialCount());
        estimate.confirm(output, confirmation, hints);
        Optional<EndpointMonitor> monitor =
                options.watch() ? Optional.of(EndpointMonitor.of(stack, aws, output, hints)) : Optional.empty();
        sender.sendTrials(output);
        LoadLimits limits = options.limits().withMaxRequests(estimate.maxRequests());
        LatencyLimitCounter latencies = options.thresholds().counter();
        LoadGenerator generator = new LoadGenerator(options.profile(), limits, sender, stop, latencies);
        LoadResult result =
                send(generator, monitor, stack.plan().scaling().target().units());
        List<ThresholdResult> thresholds = options.thresholds().evaluate(result, latencies);
        warnIfSlow(result);
        return new LoadOutcome(
                new LoadRunAssembler(
                                new DelayStudy(aws, hints),
                                stack,
                                options,
                                monitor,
                                predictions(stack, options),
                                output)
                        .assemble(result, thresholds),
                result.log());
    }

    private LoadPredictions predictions(SynthesizedStack stack, LoadOptions options) {
        Optional<Metrics> metrics = options.watch() ? Optional.of(aws.metrics()) : Optional.empty();
        return new LoadPredictions(stack, metrics, InstantSource.system(), output);
    }

    private LoadResult send(LoadGenerator generator, Optional<EndpointMonitor> monitor, String units) {
        try (ProgressPrinter printer = new ProgressPrinter(output)) {
            printer.start(generator, monitor, units);
            gracefulStop.delayExit();
            return generator.run();
        }
    }

    /** If requests were sent late though few were in flight, this machine was too slow. */
    private void warnIfSlow(LoadResult result) {
        double delay = result.sendDelay().map(LatencyPercentiles::p99).orElse(0.0);
        if (delay > NOTABLE_MILLIS && result.waited() == 0) {
            output.line("This machine sent too slowly: one request in 100 was sent " + Durations.millis(delay)
                    + " or more after it was due. The latency includes this wait.");
        }
    }

    @Override
    public void close() {
        gracefulStop.close();
    }
}
