package io.github.stepscale.maven;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.ModelInvoker;
import io.github.stepscale.load.RequestSpacing;
import io.github.stepscale.maven.parameter.ParameterMessages;
import io.github.stepscale.maven.parameter.Parameters;
import io.github.stepscale.operation.calibrate.Calibrate;
import io.github.stepscale.operation.calibrate.CalibrateOptions;
import io.github.stepscale.operation.calibrate.CalibrationCsv;
import io.github.stepscale.operation.calibrate.CalibrationJson;
import io.github.stepscale.operation.calibrate.CalibrationPlan;
import io.github.stepscale.operation.calibrate.CalibrationResult;
import io.github.stepscale.operation.curve.MeasuredCurve;
import io.github.stepscale.operation.load.EndpointRequestOptions;
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
 * Measures how many requests per minute one instance can serve: raises the rate step by step until the p95 latency exceeds
 * the target, then narrows the rate down and confirms it with other arrivals. Proposes {@code service.requestsPerInstance}. Asks first, because it
 * drives the endpoint to its limit. Writes {@code steps.csv}, {@code calibration.json} and {@code calibration.csv}, the service curve, to the folder
 * {@code <stackName>.calibration}.
 *
 * @since 0.1.0
 */
@Mojo(name = "calibrate", threadSafe = true, requiresProject = false)
public class CalibrateMojo extends AbstractLoadMojo {
    private static final String PREFIX = "stepscale.calibrate.";

    /**
     * The target for the p95 latency, measured from when each request is due: {@code 500ms}, {@code 2s}. Required.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.calibrate.latency")
    String latency;

    /**
     * Safety factor for the measured rate, above 0 and at most 1. AWS suggests 0.5 as a start: added instances take minutes
     * to serve, and until then the others have to take the growth.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.calibrate.safety", defaultValue = "0.5")
    String safety;

    /**
     * Requests per minute in the first step, 1 or more.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.calibrate.startRequestsPerMinute", defaultValue = "60")
    String startRequestsPerMinute;

    /**
     * Factor from the rate of a step to that of the next, 1.2 to 10.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.calibrate.growth", defaultValue = "1.5")
    String growth;

    /**
     * Duration of a step, {@code 1s} to {@code 1h}. Too short a step ends before a queue builds up, and overestimates the
     * rate.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.calibrate.stepDuration", defaultValue = "60s")
    String stepDuration;

    /**
     * Maximum requests per minute to try.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.calibrate.maxRequestsPerMinute", defaultValue = "60000")
    String maxRequestsPerMinute;

    /**
     * Maximum number of steps that confirm the knee, 8 to 1000. Confirming ends before if the knee is known to within 10 %:
     * after some 16 to 40 steps if service times vary little, after 100 or more if a few requests take ten times as long as the
     * others.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.calibrate.maxConfirmations", defaultValue = "128")
    String maxConfirmations;

    /**
     * Whether up to five steps, each up to four times as long, are added at rates of the service curve that the search for the
     * knee leaves out. Without them {@code calibration.csv} has the rates of the search alone.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.calibrate.curve", defaultValue = "true")
    boolean curve;

    /**
     * How requests are spaced within a minute: {@code poisson} like those of many independent users, or {@code even}, which
     * makes any server look better.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.calibrate.spacing", defaultValue = "poisson")
    String spacing;

    /**
     * With {@code poisson}: seed of the random spacing, a whole number. The same seed gives the same times.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.calibrate.seed", defaultValue = "1")
    String seed;

    private Optional<CalibrationPlan> plan = Optional.empty();
    private Optional<RequestSpacing> requestSpacing = Optional.empty();
    private long seedNumber;

    @Override
    String goal() {
        return "calibrate";
    }

    @Override
    void readParameters(Parameters all) {
        super.readParameters(all);
        Parameters parameters = new Parameters(PREFIX);
        plan = plan(parameters);
        requestSpacing =
                parameters.read(() -> parameters.parameter("spacing", spacing).toSpacing());
        seedNumber = parameters.wholeNumber("seed", seed);
        all.add(parameters);
        if (payload == null) {
            all.add(List.of(Messages.noPayload()));
        }
    }

    @Override
    void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        SynthesizedStack stack = onlyStack(gate);
        Calibrate.requireKind(stack, hints());
        CalibrateOptions options = options(stack);
        try (Aws aws = connect();
                Calibrate calibrate = new Calibrate(aws, output(), hints())) {
            getLog().info("Region " + aws.region() + ", stack " + stack.name());
            CalibrationResult result = calibrate.run(stack, options, confirmation(confirm));
            writeResult(stack, "calibration", "steps.csv", CalibrationCsv.of(result));
            writeResult(stack, "calibration", "calibration.json", CalibrationJson.of(result, hints()));
            Optional<MeasuredCurve> curve = result.curve();
            if (curve.isPresent()) {
                writeResult(
                        stack, "calibration", MeasuredCurve.FILE, curve.get().csv());
            }
            result.lines(hints()).forEach(getLog()::info);
            failIfPresent(result.failure(hints()));
        }
    }

    private static void failIfPresent(Optional<String> failure) throws MojoFailureException {
        if (failure.isPresent()) {
            throw new MojoFailureException(failure.get());
        }
    }

    private CalibrateOptions options(SynthesizedStack stack) throws MojoFailureException {
        Parameters parameters = new Parameters(PREFIX);
        Optional<EndpointRequestOptions> request = requestOptions(parameters, stack, () -> invocationOfVariant(stack));
        Optional<CalibrateOptions> options = parameters.readIfValid(() -> new CalibrateOptions(
                plan.orElseThrow(),
                requestSpacing.orElseThrow(),
                seedNumber,
                concurrencyLimit().orElseThrow(),
                request.orElseThrow()));
        parameters.requireValid();
        return options.orElseThrow();
    }

    private Optional<CalibrationPlan> plan(Parameters parameters) {
        Optional<Duration> target = parameters.read(() -> latency(parameters));
        double factor = parameters.number("safety", safety);
        long start = parameters.wholeNumber("startRequestsPerMinute", startRequestsPerMinute);
        double growthFactor = parameters.number("growth", growth);
        Optional<Duration> length = parameters.duration("stepDuration", stepDuration);
        long max = parameters.wholeNumber("maxRequestsPerMinute", maxRequestsPerMinute);
        int confirmations = parameters.integer("maxConfirmations", maxConfirmations);
        return parameters.readIfValid(() -> new CalibrationPlan(
                target.orElseThrow(), factor, start, growthFactor, length.orElseThrow(), max, confirmations, curve));
    }

    private Duration latency(Parameters parameters) throws MojoFailureException {
        if (latency == null) {
            throw new MojoFailureException(Messages.noLatency());
        }
        return parameters.parameter("latency", latency).toLatency();
    }

    /** Names the variant, to bypass the weights: what another variant answers says nothing about this one. */
    private ModelInvoker.RequestParameters invocationOfVariant(SynthesizedStack stack) throws MojoFailureException {
        String variant = stack.plan().scaling().target().names().get(Dimension.VARIANT_NAME);
        if (variant != null && targetVariant != null && !targetVariant.equals(variant)) {
            throw new MojoFailureException(ParameterMessages.choice(
                    "stepscale.load.targetVariant", targetVariant, "the descriptor's, '" + variant + "',"));
        }
        if (variant != null) {
            targetVariant = variant;
        }
        return invocation(stack);
    }
}
