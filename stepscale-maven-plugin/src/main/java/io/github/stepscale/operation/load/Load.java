package io.github.stepscale.operation.load;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
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
import io.github.stepscale.operation.shared.GracefulStop;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.text.Durations;
import java.util.Optional;

/**
 * Sends load to the endpoint of a stack, in an open loop, and watches the endpoint scale. What it sends costs; it changes
 * nothing itself, but the capacity follows the load.
 *
 * <p>To be closed only once the results are safe: until then a process that is being stopped sends no more, and waits briefly
 * for them.
 */
public final class Load implements AutoCloseable {
    private static final double NOTABLE_MILLIS = 100;

    private final Aws aws;
    private final Output output;
    private final Hints hints;
    private final StopSwitch stop = new StopSwitch();
    private final GracefulStop lastWords;

    /** Names operations and options as a Java program calls them. */
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
        this.lastWords = new GracefulStop(() -> stop.stop("it was interrupted"), output);
    }

    /**
     * Runs; once only.
     *
     * @return what was measured, also if the run was ended before its time
     * @throws OperationException if nothing is sent: it may not be done, the endpoint is not there, or the model refuses
     *     what is sent
     * @throws AwsException if AWS refuses what has to be read before
     */
    public LoadOutcome run(SynthesizedStack stack, LoadOptions options, Confirmation confirmation) {
        EndpointRequestSender calls = EndpointRequestSender.of(aws, options.calls(), hints);
        LoadEstimate estimate = LoadEstimate.of(stack, options, calls.trials());
        estimate.show(output, confirmation, hints);
        Optional<EndpointMonitor> watch =
                options.watch() ? Optional.of(EndpointMonitor.of(stack, aws, output, hints)) : Optional.empty();
        calls.trial(output);
        LoadLimits limits = options.limits().withMaxRequests(estimate.allowed());
        LoadGenerator generator = new LoadGenerator(options.profile(), limits, calls, stop);
        LoadResult result =
                send(generator, watch, stack.plan().scaling().target().units());
        noteSlowness(result);
        return new LoadOutcome(
                new LoadRunAssembler(new DelayStudy(aws, hints), stack, options, watch, output).of(result),
                result.log());
    }

    private LoadResult send(LoadGenerator generator, Optional<EndpointMonitor> watch, String units) {
        try (ProgressPrinter ticker = new ProgressPrinter(output)) {
            ticker.start(generator, watch, units);
            lastWords.delayExit();
            return generator.run();
        }
    }

    /** Where requests were not late because of their number, this machine was. */
    private void noteSlowness(LoadResult result) {
        double delay = result.sendDelay().map(LatencyPercentiles::p99).orElse(0.0);
        if (delay > NOTABLE_MILLIS && result.late() == 0) {
            output.line("This machine was too slow for its times: of 100 requests one was sent "
                    + Durations.millis(delay) + " or more after it was due, which its latency holds.");
        }
    }

    @Override
    public void close() {
        lastWords.close();
    }
}
