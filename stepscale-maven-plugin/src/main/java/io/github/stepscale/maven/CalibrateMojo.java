package io.github.stepscale.maven;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.ModelInvoker;
import io.github.stepscale.load.LoadLimits;
import io.github.stepscale.load.RequestSpacing;
import io.github.stepscale.operation.calibrate.Calibrate;
import io.github.stepscale.operation.calibrate.CalibrateOptions;
import io.github.stepscale.operation.calibrate.CalibrationCsv;
import io.github.stepscale.operation.calibrate.CalibrationJson;
import io.github.stepscale.operation.calibrate.CalibrationPlan;
import io.github.stepscale.operation.calibrate.CalibrationResult;
import io.github.stepscale.operation.load.ModelCallOptions;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Measures what one instance serves: sends more and more requests, step by step, until the p95 of the answers is above the
 * latency that is asked, and narrows that rate down to a tenth. Proposes {@code service.requestsPerInstance}. Asks first,
 * since it brings the endpoint to its limit. The steps go to {@code <stackName>.calibration}: {@code steps.csv} and
 * {@code calibration.json}.
 *
 * @since 0.1.0
 */
@Mojo(name = "calibrate", threadSafe = true)
public class CalibrateMojo extends AbstractLoadMojo {
    private static final String PREFIX = "stepscale.calibrate.";

    /**
     * What 95 of 100 answers may take at most, from when their requests were due: {@code 500ms}, {@code 2s}. Needed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.calibrate.latency")
    String latency;

    /**
     * By what the rate that was found is multiplied, above 0 and at most 1. AWS suggests a half, to begin with: added
     * instances take minutes to come, in which the others have to serve what grows.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.calibrate.safety", defaultValue = "0.5")
    String safety;

    /**
     * The requests a minute of the first step.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.calibrate.startRequestsPerMinute", defaultValue = "60")
    String startRequestsPerMinute;

    /**
     * How many times as many requests each step has as the one before, 1.2 to 10.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.calibrate.growth", defaultValue = "1.5")
    String growth;

    /**
     * How long a step lasts, 1 s to 1 h. A shorter one ends before a queue is long, and so finds too high a rate.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.calibrate.stepDuration", defaultValue = "60s")
    String stepDuration;

    /**
     * The most requests a minute that are tried.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.calibrate.maxRequestsPerMinute", defaultValue = "60000")
    String maxRequestsPerMinute;

    /**
     * How requests are spread: {@code poisson} as those of many independent users, or {@code even}, at which any server
     * looks better.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.calibrate.spacing", defaultValue = "poisson")
    String spacing;

    /**
     * Of {@code poisson}: the same seed gives the same moments.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.calibrate.seed", defaultValue = "1")
    String seed;

    @Override
    String goal() {
        return "calibrate";
    }

    @Override
    void readParameters(Parameters all) {
        super.readParameters(all);
        Parameters parameters = new Parameters(PREFIX);
        plan(parameters);
        parameters.read(() -> Spacings.of(PREFIX + "spacing", spacing));
        parameters.whole("seed", seed);
        all.add(parameters);
        if (payload == null) {
            all.add(List.of(Advice.noPayload()));
        }
    }

    @Override
    void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        SynthesizedStack stack = single(gate);
        Calibrate.requireKind(stack, MavenHints.INSTANCE);
        CalibrateOptions options = options(stack);
        try (Aws aws = connect();
                Calibrate calibrate = new Calibrate(aws, output(), MavenHints.INSTANCE)) {
            getLog().info("Region " + aws.region() + ", stack " + stack.name());
            CalibrationResult result = calibrate.run(stack, options, confirmation(confirm));
            writeOf(stack, "calibration", "steps.csv", CalibrationCsv.of(result));
            writeOf(stack, "calibration", "calibration.json", CalibrationJson.of(result, MavenHints.INSTANCE));
            result.lines(MavenHints.INSTANCE).forEach(getLog()::info);
            fail(result.failure(MavenHints.INSTANCE));
        }
    }

    private static void fail(Optional<String> failure) throws MojoFailureException {
        if (failure.isPresent()) {
            throw new MojoFailureException(failure.get());
        }
    }

    private CalibrateOptions options(SynthesizedStack stack) throws MojoFailureException {
        Parameters parameters = new Parameters(PREFIX);
        Optional<CalibrationPlan> plan = plan(parameters);
        Optional<RequestSpacing> spread = parameters.read(() -> Spacings.of(PREFIX + "spacing", spacing));
        long start = parameters.whole("seed", seed);
        Optional<LoadLimits> slots = parameters.read(this::inFlight);
        Optional<ModelCallOptions> calls = calls(parameters, stack, () -> alone(stack));
        Optional<CalibrateOptions> options = parameters.ifRight(() -> new CalibrateOptions(
                plan.orElseThrow(), spread.orElseThrow(), start, slots.orElseThrow(), calls.orElseThrow()));
        parameters.requireRight();
        return options.orElseThrow();
    }

    private Optional<CalibrationPlan> plan(Parameters parameters) {
        Optional<Duration> asked = parameters.read(this::latency);
        double part = parameters.number("safety", safety);
        long start = parameters.whole("startRequestsPerMinute", startRequestsPerMinute);
        double factor = parameters.number("growth", growth);
        Optional<Duration> length = parameters.read(() -> DurationParameter.of(PREFIX + "stepDuration", stepDuration));
        long most = parameters.whole("maxRequestsPerMinute", maxRequestsPerMinute);
        return parameters.ifRight(
                () -> new CalibrationPlan(asked.orElseThrow(), part, start, factor, length.orElseThrow(), most));
    }

    private Duration latency() throws MojoFailureException {
        if (latency == null) {
            throw new MojoFailureException(Advice.noLatency());
        }
        return DurationParameter.fine(PREFIX + "latency", latency);
    }

    /** Past the weights: what another variant answers says nothing of this one. */
    private ModelInvoker.RequestParameters alone(SynthesizedStack stack) throws MojoFailureException {
        String variant = stack.plan().scaling().target().names().get(Dimension.VARIANT_NAME);
        if (variant != null && targetVariant != null && !targetVariant.equals(variant)) {
            throw new MojoFailureException(Advice.choice(
                    "stepscale.load.targetVariant", targetVariant, "the descriptor's, '" + variant + "',"));
        }
        if (variant != null) {
            targetVariant = variant;
        }
        return invocation(stack);
    }
}
