package io.github.stepscale.maven;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.load.LoadLimits;
import io.github.stepscale.load.LoadProfile;
import io.github.stepscale.load.RequestSpacing;
import io.github.stepscale.maven.file.TrafficFiles;
import io.github.stepscale.maven.parameter.Parameters;
import io.github.stepscale.maven.parameter.ThresholdParameters;
import io.github.stepscale.operation.curve.MeasuredCurve;
import io.github.stepscale.operation.load.CurveRefinement;
import io.github.stepscale.operation.load.EndpointRequestOptions;
import io.github.stepscale.operation.load.LatencyThreshold;
import io.github.stepscale.operation.load.Load;
import io.github.stepscale.operation.load.LoadOptions;
import io.github.stepscale.operation.load.LoadOutcome;
import io.github.stepscale.operation.load.LoadThresholds;
import io.github.stepscale.operation.load.report.LoadCsv;
import io.github.stepscale.operation.load.report.LoadJson;
import io.github.stepscale.operation.load.report.LoadReport;
import io.github.stepscale.operation.load.report.LoadRun;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.traffic.ConstantProfile;
import io.github.stepscale.traffic.RampProfile;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.traffic.TraceFile;
import io.github.stepscale.traffic.TrafficSource;
import java.io.File;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Sends load to the endpoint and watches it scale. The loop is open: each request is sent when it is due, however slow the
 * responses are, and its latency is measured from then. Logs first what it will send. Writes {@code requests.hlog},
 * {@code minutes.csv}, {@code traffic.csv}, {@code summary.json} and {@code report.html} to the folder {@code <stackName>.load}.
 *
 * @since 0.1.0
 */
@Mojo(name = "load", threadSafe = true, requiresProject = false)
public class LoadMojo extends AbstractLoadMojo {
    private static final String RAMP = "ramp";
    private static final String CONSTANT = "constant";
    private static final String TRACE = "trace";
    private static final String PREFIX = "stepscale.load.";
    /** Stands for a trace that is not read yet, to check the factors that apply to it. */
    private static final Trace PLACEHOLDER = new ConstantProfile(1, 1).from(Instant.EPOCH);

    /**
     * Shape of the load: {@code ramp} grows step by step, {@code constant} does not change, {@code trace} replays the file
     * of {@code stepscale.traffic} or the {@code traffic} of the descriptor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.profile", defaultValue = RAMP)
    String loadProfile;

    /**
     * With {@code ramp}: requests per minute in the first step, 0 or more.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.startRequestsPerMinute", defaultValue = "60")
    String startRequestsPerMinute;

    /**
     * With {@code ramp}: by how many requests per minute each step exceeds the one before.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.requestStep", defaultValue = "30")
    String requestStep;

    /**
     * With {@code ramp}: duration of a step, in whole minutes, 1 or more.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.minutesPerStep", defaultValue = "5")
    String minutesPerStep;

    /**
     * With {@code ramp}: number of steps, 1 or more.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.steps", defaultValue = "10")
    String steps;

    /**
     * With {@code constant}: requests per minute.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.requestsPerMinute", defaultValue = "60")
    String requestsPerMinute;

    /**
     * With {@code constant}: duration in whole minutes, 1 or more.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.minutes", defaultValue = "10")
    String minutes;

    /**
     * With {@code trace}: CSV file of the traffic, {@code timestamp,requests} with one row per minute, relative to the
     * module. Overrides {@code traffic} of the descriptor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.traffic")
    File traffic;

    /**
     * Factor for the requests of each minute, above 0.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.scale", defaultValue = "1")
    String scale;

    /**
     * How many times as fast to replay the minutes, above 0. The rates stay the same: at 24, a day takes an hour and has a
     * 24th of its requests.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.speed", defaultValue = "1")
    String speed;

    /**
     * How requests are spaced within a minute: {@code even}, or {@code poisson} like those of many independent users.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.spacing", defaultValue = "even")
    String spacing;

    /**
     * With {@code poisson}: seed of the random spacing, a whole number. The same seed gives the same times.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.seed", defaultValue = "1")
    String seed;

    /**
     * Number of requests above which the goal asks before it sends any, or needs {@code stepscale.confirm}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.maxRequests", defaultValue = "100000")
    String maxRequests;

    /**
     * Maximum duration of the run: {@code 90m}, {@code 6h}. The run ends then as planned, even if the traffic lasts longer.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.maxDuration", defaultValue = "24h")
    String maxDuration;

    /**
     * Number of errors that ends the run. Default: no limit, since an endpoint that has to scale returns errors.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.maxErrors")
    String maxErrors;

    /**
     * Whether to read capacity, alarms and scaling activities during the run.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.watch", defaultValue = "true")
    boolean watch;

    /**
     * Latencies that the whole run may not exceed, or the build fails: a percentile from {@code p50} to {@code p99.9}, or
     * {@code max}, with a latency in {@code ms} or {@code s}: {@code p95:800ms}, or several, separated by commas. A request that
     * fails or has no answer counts as slower than every latency. Default: no limit.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.maxLatency")
    List<String> maxLatency;

    /**
     * Highest share of the requests of the whole run that may fail or have no answer, or the build fails: {@code 0.1%}.
     * Default: no limit.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.maxErrorRate")
    String maxErrorRate;

    /**
     * Whether to refine the service curve of the descriptor by the minutes of the run with a constant load and capacity. Writes
     * {@code calibration.csv} to the folder of the run; the file of the descriptor stays as it is. Needs
     * {@code stepscale.load.watch}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.curve", defaultValue = "false")
    boolean curve;

    private Optional<LoadProfile> requestsDue = Optional.empty();
    private Optional<LoadLimits> limits = Optional.empty();
    private Optional<LoadThresholds> thresholds = Optional.empty();
    private long requestsToConfirm;

    @Override
    String goal() {
        return "load";
    }

    @Override
    void readParameters(Parameters all) {
        super.readParameters(all);
        Parameters parameters = new Parameters(PREFIX);
        requestsDue = requestsDue(isTrace() ? Optional.of(PLACEHOLDER) : generatedTrace(parameters), parameters);
        limits = limits(parameters);
        thresholds = thresholds(parameters);
        requestsToConfirm = parameters.wholeNumber("maxRequests", maxRequests);
        all.add(parameters);
        if (payload == null && !hasInputLocation()) {
            all.add(List.of(Messages.nothingToSend()));
        }
        if (curve && !watch) {
            all.add(List.of(Messages.curveNeedsWatch()));
        }
    }

    private boolean isTrace() {
        return loadProfile.equals(TRACE);
    }

    @Override
    void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        SynthesizedStack stack = onlyStack(gate);
        LoadOptions options = options(stack);
        if (curve) {
            requireInstances(stack);
        }
        try (Aws aws = connect();
                Load load = new Load(aws, output(), hints())) {
            getLog().info("Region " + aws.region() + ", stack " + stack.name());
            LoadOutcome outcome = load.run(stack, options, confirmation(confirm));
            writeResult(stack, "load", "requests.hlog", outcome.log());
            writeResult(stack, "load", "minutes.csv", LoadCsv.of(outcome.run()));
            writeResult(stack, "load", "traffic.csv", LoadCsv.traffic(outcome.run()));
            writeResult(stack, "load", "summary.json", LoadJson.of(outcome.run()));
            writeResult(stack, "load", "report.html", LoadReport.of(outcome.run()));
            getLog().info(LoadReport.verdict(outcome.run()));
            outcome.run().predictions().stream()
                    .flatMap(prediction -> prediction.sentences().stream())
                    .forEach(getLog()::info);
            outcome.run().service().forEach(getLog()::info);
            if (curve) {
                refineCurve(stack, outcome);
            }
            requirePassed(outcome.run());
        }
    }

    /** The latency of a queue, or of a variant that has no instances, says nothing about an instance. */
    private static void requireInstances(SynthesizedStack stack) throws MojoFailureException {
        EndpointKind kind = stack.plan().scaling().target().kind();
        if (kind == EndpointKind.ASYNC || kind == EndpointKind.SERVERLESS) {
            throw new MojoFailureException(Messages.noCurve(kind == EndpointKind.ASYNC));
        }
    }

    private void refineCurve(SynthesizedStack stack, LoadOutcome outcome) throws MojoExecutionException {
        CurveRefinement refinement = CurveRefinement.of(stack, outcome);
        Optional<MeasuredCurve> refined = refinement.refined();
        if (refined.isPresent()) {
            writeResult(stack, "load", MeasuredCurve.FILE, refined.get().csv());
        }
        refinement.lines().forEach(getLog()::info);
    }

    /** Called when everything is written: a build that fails needs its report most. */
    private static void requirePassed(LoadRun run) throws MojoFailureException {
        if (!run.passed()) {
            throw new MojoFailureException(Messages.loadFailed(run));
        }
    }

    private Optional<LoadThresholds> thresholds(Parameters parameters) {
        Optional<List<LatencyThreshold>> latencies =
                parameters.read(() -> ThresholdParameters.latencies(PREFIX + "maxLatency", maxLatency));
        Optional<BigDecimal> errorRate =
                parameters.readIfGiven("maxErrorRate", maxErrorRate, ThresholdParameters::percentage);
        return parameters.readIfValid(() -> new LoadThresholds(latencies.orElseThrow(), errorRate));
    }

    private LoadOptions options(SynthesizedStack stack) throws MojoFailureException {
        Parameters parameters = new Parameters(PREFIX);
        Optional<LoadProfile> due = isTrace()
                ? requestsDue(parameters.read(() -> requireRequests(recordedTrace(stack))), parameters)
                : requestsDue;
        Optional<EndpointRequestOptions> request = requestOptions(parameters, stack, () -> invocation(stack));
        parameters.requireValid();
        return new LoadOptions(
                describeProfile(),
                due.orElseThrow(),
                limits.orElseThrow(),
                request.orElseThrow(),
                requestsToConfirm,
                watch,
                thresholds.orElseThrow());
    }

    /** The traffic of a profile that needs no file. */
    private Optional<Trace> generatedTrace(Parameters parameters) {
        Optional<Trace> trace = switch (loadProfile) {
            case RAMP -> ramp(parameters).map(ramp -> ramp.from(Instant.EPOCH));
            case CONSTANT -> constant(parameters).map(constant -> constant.from(Instant.EPOCH));
            default ->
                parameters.read(() -> {
                    throw parameters.parameter("profile", loadProfile).refusal("ramp, constant or trace");
                });
        };
        return trace.flatMap(found -> parameters.read(() -> requireRequests(found)));
    }

    private Optional<RampProfile> ramp(Parameters parameters) {
        long start = parameters.wholeNumber("startRequestsPerMinute", startRequestsPerMinute);
        long step = parameters.wholeNumber("requestStep", requestStep);
        int length = parameters.integer("minutesPerStep", minutesPerStep);
        int number = parameters.integer("steps", steps);
        return parameters.readIfValid(() -> new RampProfile(start, step, length, number));
    }

    private Optional<ConstantProfile> constant(Parameters parameters) {
        long rate = parameters.wholeNumber("requestsPerMinute", requestsPerMinute);
        int length = parameters.integer("minutes", minutes);
        return parameters.readIfValid(() -> new ConstantProfile(rate, length));
    }

    private Trace recordedTrace(SynthesizedStack stack) throws MojoFailureException {
        return new TrafficFiles(
                        startDirectory.toPath(),
                        Optional.ofNullable(traffic).map(file -> new TrafficSource.File(file.getPath())))
                .read(stack.descriptor(), descriptor(stack))
                .map(TraceFile::trace)
                .orElseThrow(() -> new MojoFailureException(Messages.noTrace(stack.name())));
    }

    private Trace requireRequests(Trace trace) throws MojoFailureException {
        if (trace.peak() > 0) {
            return trace;
        }
        throw new MojoFailureException(Messages.noRequest(
                switch (loadProfile) {
                    case RAMP -> "stepscale.load.startRequestsPerMinute or stepscale.load.requestStep";
                    case CONSTANT -> "stepscale.load.requestsPerMinute";
                    default -> "stepscale.traffic";
                }));
    }

    /** When each request is due. */
    private Optional<LoadProfile> requestsDue(Optional<Trace> trace, Parameters parameters) {
        double rateFactor = parameters.number("scale", scale);
        double speedFactor = parameters.number("speed", speed);
        Optional<RequestSpacing> requestSpacing =
                parameters.read(() -> parameters.parameter("spacing", spacing).toSpacing());
        long seedNumber = parameters.wholeNumber("seed", seed);
        return parameters.readIfValid(() -> new LoadProfile(
                trace.orElseThrow(), rateFactor, speedFactor, requestSpacing.orElseThrow(), seedNumber));
    }

    private String describeProfile() {
        String changed = (scale.equals("1") ? "" : ", times " + scale)
                + (speed.equals("1") ? "" : ", " + speed + " times as fast");
        return switch (loadProfile) {
                    case RAMP ->
                        "ramp from " + Plurals.of(startRequestsPerMinute, "request") + " a minute, "
                                + Plurals.of(steps, "step") + " of " + Plurals.of(minutesPerStep, "minute") + ", each "
                                + requestStep + " more";
                    case CONSTANT ->
                        "constant " + Plurals.of(requestsPerMinute, "request") + " a minute for "
                                + Plurals.of(minutes, "minute");
                    default -> "trace " + (traffic == null ? "of the descriptor" : displayPath(traffic.toPath()));
                }
                + changed;
    }

    private Optional<LoadLimits> limits(Parameters parameters) {
        Optional<Duration> duration = parameters.duration("maxDuration", maxDuration);
        long errors = maxErrors == null ? Long.MAX_VALUE : parameters.wholeNumber("maxErrors", maxErrors);
        return concurrencyLimit()
                .flatMap(concurrency -> responseTimeout()
                        .flatMap(timeout -> parameters.readIfValid(() -> concurrency
                                .withMaxDuration(duration.orElseThrow())
                                .withMaxErrors(errors)
                                .withDrainTimeout(timeout))));
    }
}
