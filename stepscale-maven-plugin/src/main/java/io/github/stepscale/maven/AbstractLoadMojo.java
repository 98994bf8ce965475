package io.github.stepscale.maven;

import io.github.stepscale.aws.ModelInvoker;
import io.github.stepscale.load.LoadLimits;
import io.github.stepscale.maven.parameter.ListParameter;
import io.github.stepscale.maven.parameter.ParameterText;
import io.github.stepscale.maven.parameter.Parameters;
import io.github.stepscale.operation.load.EndpointRequestOptions;
import io.github.stepscale.operation.load.Payload;
import io.github.stepscale.operation.load.PayloadFiles;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.synth.SynthesizedStack;
import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters of the goals that send requests to a model: what to send, and how. */
abstract class AbstractLoadMojo extends AbstractAwsMojo {
    private static final String PREFIX = "stepscale.load.";

    /** No answer takes longer. */
    private static final Duration MAX_TIMEOUT = Duration.ofHours(1);

    /** Visible ASCII, with blanks only inside: what a header can carry (RFC 7230, section 3.2). */
    private static final String VISIBLE = "[!-~](?:[ -~]*[!-~])?";

    private static final Pattern HEADER = Pattern.compile("(?=.{1,1024}$)" + VISIBLE);
    private static final Pattern SESSION = Pattern.compile("(?=.{1,256}$)" + VISIBLE);
    private static final Pattern VARIANT = Pattern.compile("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");
    private static final Pattern LOCATION = Pattern.compile("(?=.{1,1024}$)(s3|https)://\\S+");

    /**
     * The request bodies, sent in turn: a file with one body, a {@code .jsonl} file with a body per line, or a folder of
     * files with one body each. Relative to the module. Required unless the endpoint is asynchronous.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.payload")
    File payload;

    /**
     * The request bodies of an asynchronous endpoint, sent in turn: one or more addresses such as
     * {@code s3://bucket/body.json}, separated by commas, each at most 1,024 characters. Required for such an endpoint.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.inputLocation")
    List<String> inputLocation;

    /**
     * Content type of the request bodies.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.contentType", defaultValue = "application/json")
    String contentType;

    /**
     * Content type to ask for in the response, such as {@code text/csv}. Default: the model's own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.accept")
    String accept;

    /**
     * Name of the production variant to call. Default: the endpoint distributes requests by the weights of its variants.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.targetVariant")
    String targetVariant;

    /**
     * The model to call on a multi-model endpoint, such as {@code model.tar.gz}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.targetModel")
    String targetModel;

    /**
     * Custom attributes to pass to the container: 1 to 1,024 visible ASCII characters, and blanks between them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.customAttributes")
    String customAttributes;

    /**
     * Id of the stateful session to send requests to: 1 to 256 visible ASCII characters.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.sessionId")
    String sessionId;

    /**
     * The longest time from sending a request to the last byte of its response, such as {@code 800ms} or {@code 30s}, at most
     * {@code 1h}. SageMaker gives a container 60 seconds.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.timeout", defaultValue = "70s")
    String timeout;

    /**
     * Maximum number of requests that wait for a response at the same time, 1 to 10,000; each needs a thread. A request
     * that is due while that many wait is sent as soon as one is answered, and counted as late.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.maxInFlight", defaultValue = "1000")
    String maxInFlight;

    /**
     * Address of the SageMaker runtime, such as that of a VPC endpoint: http or https. Default: {@code stepscale.endpoint},
     * else that of AWS.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.endpoint")
    String runtimeEndpoint;

    /**
     * Whether to continue if the model rejects a trial request.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.continueOnModelError", defaultValue = "false")
    boolean continueOnModelError;

    /**
     * Whether to send the requests without asking, however many they are. Needed where Maven is not interactive, such as
     * with {@code -B}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.confirm", defaultValue = "false")
    boolean confirm;

    private Optional<URI> runtime = Optional.empty();
    private Optional<Duration> responseTimeout = Optional.empty();
    private Optional<LoadLimits> concurrencyLimit = Optional.empty();

    @Override
    void readParameters(Parameters all) {
        super.readParameters(all);
        Parameters parameters = new Parameters(PREFIX);
        runtime = parameters.readIfGiven("endpoint", runtimeEndpoint, ParameterText::toAddress);
        responseTimeout = parameters.read(() -> responseTimeout(parameters.parameter("timeout", timeout)));
        concurrencyLimit = parameters.read(() -> LoadLimits.standard()
                .withMaxInFlight(
                        parameters.parameter("maxInFlight", maxInFlight).toInt()));
        String header = "1 to 1024 visible characters of ASCII, on one line,";
        requireForm(parameters, "customAttributes", customAttributes, HEADER, header);
        requireForm(parameters, "contentType", contentType, HEADER, header);
        requireForm(parameters, "accept", accept, HEADER, header);
        requireForm(parameters, "targetModel", targetModel, HEADER, header);
        requireForm(parameters, "sessionId", sessionId, SESSION, "1 to 256 visible characters of ASCII, on one line,");
        requireForm(parameters, "targetVariant", targetVariant, VARIANT, "a variant's name");
        all.add(parameters);
    }

    private static Duration responseTimeout(ParameterText text) throws MojoFailureException {
        Duration timeout = text.toLatency();
        if (timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw text.refusal("at most 1h");
        }
        return timeout;
    }

    private static void requireForm(Parameters parameters, String name, String value, Pattern form, String allowed) {
        parameters.readIfGiven(name, value, text -> text.requireMatch(form, allowed));
    }

    /** How long to wait for a response. */
    final Optional<Duration> responseTimeout() {
        return responseTimeout;
    }

    /** The standard limits with the maximum number of requests in flight. */
    final Optional<LoadLimits> concurrencyLimit() {
        return concurrencyLimit;
    }

    /** The stack of the only descriptor. */
    final SynthesizedStack onlyStack(FindingGate gate) throws MojoFailureException {
        List<SynthesizedStack> stacks = readableStacks(gate);
        if (stacks.size() != 1) {
            throw new MojoFailureException(Messages.oneEndpoint(goal(), stacks.size()));
        }
        return stacks.get(0);
    }

    /** How to call the model of a stack; empty if a parameter is wrong. */
    final Optional<EndpointRequestOptions> requestOptions(
            Parameters parameters,
            SynthesizedStack stack,
            Parameters.Reading<ModelInvoker.RequestParameters> invocation) {
        Optional<Payload> bodies = parameters.read(() -> payload(stack));
        Optional<ModelInvoker.RequestParameters> call = parameters.read(invocation);
        return parameters.readIfValid(() -> new EndpointRequestOptions(
                bodies.orElseThrow(),
                call.orElseThrow(),
                runtime,
                responseTimeout.orElseThrow(),
                continueOnModelError));
    }

    private Payload payload(SynthesizedStack stack) throws MojoFailureException {
        if (stack.plan().scaling().target().kind() == EndpointKind.ASYNC) {
            return new Payload.Locations(locations());
        }
        if (payload == null) {
            throw new MojoFailureException(Messages.noPayload());
        }
        return PayloadFiles.read(displayPath(payload.toPath()), payload.toPath());
    }

    /** Whether bodies in S3 are named. */
    final boolean hasInputLocation() {
        return ListParameter.isGiven(inputLocation);
    }

    private List<String> locations() throws MojoFailureException {
        if (!hasInputLocation()) {
            throw new MojoFailureException(Messages.noInputLocation());
        }
        String property = PREFIX + "inputLocation";
        List<String> locations = ListParameter.withDuplicates(property, inputLocation);
        for (String location : locations) {
            new ParameterText(property, location)
                    .requireMatch(
                            LOCATION, "an address that begins with s3:// or https://, of at most 1024 characters,");
        }
        return locations;
    }

    /** The parameters of each request, without its body. */
    final ModelInvoker.RequestParameters invocation(SynthesizedStack stack) throws MojoFailureException {
        Target target = stack.plan().scaling().target();
        String endpoint = target.endpoint().orElseThrow(() -> new MojoFailureException(Messages.noEndpointName()));
        return new ModelInvoker.RequestParameters(
                endpoint,
                contentType,
                Optional.ofNullable(accept),
                Optional.ofNullable(targetVariant),
                Optional.ofNullable(targetModel),
                Optional.ofNullable(target.names().get(Dimension.INFERENCE_COMPONENT_NAME)),
                Optional.ofNullable(customAttributes),
                Optional.ofNullable(sessionId));
    }

    /** Writes a file into the folder {@code <stackName>.<folder>}. */
    final void writeResult(SynthesizedStack stack, String folder, String name, String content)
            throws MojoExecutionException {
        write(outputDirectory.toPath().resolve(stack.name() + "." + folder).resolve(name), content);
    }
}
