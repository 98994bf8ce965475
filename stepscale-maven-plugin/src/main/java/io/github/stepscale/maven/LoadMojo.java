package io.github.stepscale.maven;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.load.LoadLimits;
import io.github.stepscale.load.LoadProfile;
import io.github.stepscale.load.RequestSpacing;
import io.github.stepscale.operation.load.Load;
import io.github.stepscale.operation.load.LoadOptions;
import io.github.stepscale.operation.load.LoadOutcome;
import io.github.stepscale.operation.load.ModelCallOptions;
import io.github.stepscale.operation.load.report.LoadCsv;
import io.github.stepscale.operation.load.report.LoadJson;
import io.github.stepscale.operation.load.report.LoadReport;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.traffic.ConstantProfile;
import io.github.stepscale.traffic.RampProfile;
import io.github.stepscale.traffic.Trace;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Sends load to the endpoint and watches it scale. An open loop: a request is sent when it is due, however slow the answers
 * are, and its latency counts from then. Says first what it will send. What was measured goes to
 * {@code <stackName>.load}: {@code requests.hlog}, {@code minutes.csv}, {@code summary.json} and {@code report.html}.
 *
 * @since 0.1.0
 */
@Mojo(name = "load", threadSafe = true)
public class LoadMojo extends AbstractLoadMojo {
    private static final String RAMP = "ramp";
    private static final String CONSTANT = "constant";
    private static final String TRACE = "trace";
    private static final String PREFIX = "stepscale.load.";
    /** In place of traffic that is not read yet: what is multiplied does not matter to whether the factors are right. */
    private static final Trace ANY = new ConstantProfile(1, 1).from(Instant.EPOCH);

    /**
     * What the load looks like: {@code ramp} grows step by step; {@code constant}; {@code trace} is the file of
     * {@code stepscale.traffic}, or what the descriptor names under {@code traffic}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.profile", defaultValue = RAMP)
    String profile;

    /**
     * Of a ramp: the requests a minute of the first step.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.startRequestsPerMinute", defaultValue = "60")
    String startRequestsPerMinute;

    /**
     * Of a ramp: how many requests a minute each step has more than the one before.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.requestStep", defaultValue = "30")
    String requestStep;

    /**
     * Of a ramp: how long a step lasts, in minutes.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.minutesPerStep", defaultValue = "5")
    String minutesPerStep;

    /**
     * Of a ramp: how many steps there are.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.steps", defaultValue = "10")
    String steps;

    /**
     * Of constant load: the requests a minute.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.requestsPerMinute", defaultValue = "60")
    String requestsPerMinute;

    /**
     * Of constant load: how long it lasts, in minutes.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.minutes", defaultValue = "10")
    String minutes;

    /**
     * Of a trace: the CSV file, {@code timestamp,requests} with a row a minute. Relative to the module.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.traffic")
    File traffic;

    /**
     * By what the requests of each minute are multiplied.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.scale", defaultValue = "1")
    String scale;

    /**
     * How many times as fast the minutes follow one another. The rates stay: at 24 a day takes an hour, with a 24th of its
     * requests.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.speed", defaultValue = "1")
    String speed;

    /**
     * How requests are spread: {@code even}, or {@code poisson} as those of many independent users.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.spacing", defaultValue = "even")
    String spacing;

    /**
     * Of {@code poisson}: the same seed gives the same moments.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.seed", defaultValue = "1")
    String seed;

    /**
     * The budget: of more requests than these the goal asks first, or needs {@code stepscale.confirm}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.maxRequests", defaultValue = "100000")
    String maxRequests;

    /**
     * After so long the run ends: {@code 90m}, {@code 6h}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.maxDuration", defaultValue = "24h")
    String maxDuration;

    /**
     * After so many errors the run ends. Without it, never: an endpoint that is to scale makes errors.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.maxErrors")
    String maxErrors;

    /**
     * Whether capacity, alarms and scaling activities are read meanwhile.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.watch", defaultValue = "true")
    boolean watch;

    @Override
    String goal() {
        return "load";
    }

    @Override
    void readParameters(Parameters all) {
        super.readParameters(all);
        Parameters parameters = new Parameters(PREFIX);
        Optional<Trace> trace = profile.equals(TRACE) ? Optional.of(ANY) : made(parameters);
        due(trace, parameters);
        limits(parameters);
        parameters.whole("maxRequests", maxRequests);
        all.add(parameters);
        if (payload == null && !hasInputLocation()) {
            all.add(List.of(Advice.nothingToSend()));
        }
    }

    @Override
    void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        SynthesizedStack stack = single(gate);
        LoadOptions options = options(stack);
        try (Aws aws = connect();
                Load load = new Load(aws, output(), MavenHints.INSTANCE)) {
            getLog().info("Region " + aws.region() + ", stack " + stack.name());
            LoadOutcome outcome = load.run(stack, options, confirmation(confirm));
            writeOf(stack, "load", "requests.hlog", outcome.log());
            writeOf(stack, "load", "minutes.csv", LoadCsv.of(outcome.run()));
            writeOf(stack, "load", "summary.json", LoadJson.of(outcome.run()));
            writeOf(stack, "load", "report.html", LoadReport.of(outcome.run()));
            getLog().info(LoadReport.verdict(outcome.run()));
            outcome.run().service().forEach(getLog()::info);
        }
    }

    private LoadOptions options(SynthesizedStack stack) throws MojoFailureException {
        Parameters parameters = new Parameters(PREFIX);
        Optional<Trace> trace = trace(stack, parameters);
        Optional<LoadProfile> due = due(trace, parameters);
        Optional<LoadLimits> limits = limits(parameters);
        Optional<ModelCallOptions> calls = calls(parameters, stack, () -> invocation(stack));
        long most = parameters.whole("maxRequests", maxRequests);
        parameters.requireRight();
        return new LoadOptions(shape(), due.orElseThrow(), limits.orElseThrow(), calls.orElseThrow(), most, watch);
    }

    private Optional<Trace> trace(SynthesizedStack stack, Parameters parameters) {
        return profile.equals(TRACE) ? parameters.read(() -> some(recorded(stack))) : made(parameters);
    }

    /** Traffic that needs no file. */
    private Optional<Trace> made(Parameters parameters) {
        Optional<Trace> trace = switch (profile) {
            case RAMP -> ramp(parameters).map(found -> found.from(Instant.EPOCH));
            case CONSTANT -> constant(parameters).map(found -> found.from(Instant.EPOCH));
            default ->
                parameters.read(() -> {
                    throw new MojoFailureException(
                            Advice.choice("stepscale.load.profile", profile, "ramp, constant or trace"));
                });
        };
        return trace.flatMap(found -> parameters.read(() -> some(found)));
    }

    private Optional<RampProfile> ramp(Parameters parameters) {
        long start = parameters.whole("startRequestsPerMinute", startRequestsPerMinute);
        long step = parameters.whole("requestStep", requestStep);
        int length = parameters.small("minutesPerStep", minutesPerStep);
        int number = parameters.small("steps", steps);
        return parameters.ifRight(() -> new RampProfile(start, step, length, number));
    }

    private Optional<ConstantProfile> constant(Parameters parameters) {
        long rate = parameters.whole("requestsPerMinute", requestsPerMinute);
        int length = parameters.small("minutes", minutes);
        return parameters.ifRight(() -> new ConstantProfile(rate, length));
    }

    private Trace recorded(SynthesizedStack stack) throws MojoFailureException {
        return new TrafficFiles(basedir.toPath(), Optional.ofNullable(traffic))
                .read(stack)
                .orElseThrow(() -> new MojoFailureException(Advice.noTrace(stack.name())));
    }

    private Trace some(Trace trace) throws MojoFailureException {
        if (trace.peak() > 0) {
            return trace;
        }
        throw new MojoFailureException(Advice.noRequest(
                switch (profile) {
                    case RAMP -> "stepscale.load.startRequestsPerMinute or stepscale.load.requestStep";
                    case CONSTANT -> "stepscale.load.requestsPerMinute";
                    default -> "stepscale.traffic";
                }));
    }

    /** Which requests are due when. */
    private Optional<LoadProfile> due(Optional<Trace> trace, Parameters parameters) {
        double times = parameters.number("scale", scale);
        double faster = parameters.number("speed", speed);
        Optional<RequestSpacing> spread = parameters.read(() -> Spacings.of("stepscale.load.spacing", spacing));
        long start = parameters.whole("seed", seed);
        return parameters.ifRight(
                () -> new LoadProfile(trace.orElseThrow(), times, faster, spread.orElseThrow(), start));
    }

    private String shape() {
        String changed = (scale.equals("1") ? "" : ", times " + scale)
                + (speed.equals("1") ? "" : ", " + speed + " times as fast");
        return switch (profile) {
                    case RAMP ->
                        "ramp from " + Plurals.of(startRequestsPerMinute, "request") + " a minute, "
                                + Plurals.of(steps, "step") + " of " + Plurals.of(minutesPerStep, "minute") + ", each "
                                + requestStep + " more";
                    case CONSTANT ->
                        "constant " + Plurals.of(requestsPerMinute, "request") + " a minute for "
                                + Plurals.of(minutes, "minute");
                    default -> "trace " + (traffic == null ? "of the descriptor" : shown(traffic.toPath()));
                }
                + changed;
    }

    private Optional<LoadLimits> limits(Parameters parameters) {
        Optional<LoadLimits> slots = parameters.read(this::inFlight);
        Optional<Duration> longest =
                parameters.read(() -> DurationParameter.of("stepscale.load.maxDuration", maxDuration));
        long errors = maxErrors == null ? Long.MAX_VALUE : parameters.whole("maxErrors", maxErrors);
        Optional<Duration> patience = parameters.read(this::patience);
        return parameters.ifRight(() -> slots.orElseThrow()
                .withMaxDuration(longest.orElseThrow())
                .withMaxErrors(errors)
                .withDrainTimeout(patience.orElseThrow()));
    }
}
