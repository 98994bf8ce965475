package io.github.stepscale.maven;

import io.github.stepscale.aws.ModelInvoker;
import io.github.stepscale.load.LoadLimits;
import io.github.stepscale.operation.load.ModelCallOptions;
import io.github.stepscale.operation.load.Payload;
import io.github.stepscale.operation.load.PayloadFiles;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.validation.InvalidValueException;
import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals that send requests to a model share: what they send, and with what. */
abstract class AbstractLoadMojo extends AbstractAwsMojo {
    /** No answer takes so long; a socket's timeout ends at 24 days. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /**
     * What is sent: a file is one body; a file that ends in {@code .jsonl} has a body in each line; a folder has one in each
     * file. They are taken in turn. Relative to the module.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.payload")
    File payload;

    /**
     * Where an asynchronous endpoint finds the body: an address such as {@code s3://bucket/body.json}, or several with
     * commas between them, taken in turn.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.inputLocation")
    List<String> inputLocation;

    /**
     * What the body is.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.contentType", defaultValue = "application/json")
    String contentType;

    /**
     * What the answer is to be, such as {@code text/csv}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.accept")
    String accept;

    /**
     * The variant that answers. Without it the endpoint spreads the requests by the weights of its variants.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.targetVariant")
    String targetVariant;

    /**
     * The model of a multi-model endpoint, such as {@code model.tar.gz}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.targetModel")
    String targetModel;

    /**
     * Passed on to the container: at most 1,024 characters of ASCII.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.customAttributes")
    String customAttributes;

    /**
     * Of a stateful session: at most 256 characters.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.sessionId")
    String sessionId;

    /**
     * How long an answer may take, at most an hour. A container has 60 seconds.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.timeout", defaultValue = "70s")
    String timeout;

    /**
     * How many requests may wait for their answers at once, 1 to 10,000. Each takes a thread. A request that is due while so
     * many wait is sent when one of them is answered, and counted as late.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.maxInFlight", defaultValue = "1000")
    String maxInFlight;

    /**
     * Address at which the models answer, such as that of a VPC endpoint. Without it that of AWS, or
     * {@code stepscale.endpoint}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.endpoint")
    String runtimeEndpoint;

    /**
     * Whether to go on although the model refuses what is sent.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.load.continueOnModelError", defaultValue = "false")
    boolean continueOnModelError;

    /**
     * Says beforehand that the requests may be sent, however many they are.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.confirm", defaultValue = "false")
    boolean confirm;

    @Override
    void readParameters(Parameters parameters) {
        super.readParameters(parameters);
        parameters.read(this::runtime);
        parameters.read(this::patience);
        parameters.read(this::inFlight);
        parameters.read(() -> {
            requireForms();
            return goal();
        });
    }

    /** The one stack that is driven. */
    final SynthesizedStack single(FindingGate gate) throws MojoFailureException {
        List<SynthesizedStack> stacks = read(gate);
        if (stacks.size() != 1) {
            throw new MojoFailureException(Advice.oneEndpoint(goal(), stacks.size()));
        }
        return stacks.get(0);
    }

    final Optional<ModelCallOptions> calls(
            Parameters parameters,
            SynthesizedStack stack,
            Parameters.Reading<ModelInvoker.RequestParameters> invocation) {
        Optional<Payload> sent = parameters.read(() -> payload(stack));
        Optional<ModelInvoker.RequestParameters> with = parameters.read(invocation);
        Optional<Optional<URI>> where = parameters.read(this::runtime);
        Optional<Duration> patience = parameters.read(this::patience);
        return parameters.ifRight(() -> new ModelCallOptions(
                sent.orElseThrow(),
                with.orElseThrow(),
                where.orElseThrow(),
                patience.orElseThrow(),
                continueOnModelError));
    }

    private Payload payload(SynthesizedStack stack) throws MojoFailureException {
        boolean queues = stack.plan().scaling().target().kind() == EndpointKind.ASYNC;
        if (queues) {
            return new Payload.Locations(locations());
        }
        if (payload == null) {
            throw new MojoFailureException(Advice.noPayload());
        }
        return PayloadFiles.read(shown(payload.toPath()), payload.toPath());
    }

    /** Maven leaves a parameter that is not given null. */
    final boolean hasInputLocation() {
        return inputLocation != null && !inputLocation.isEmpty();
    }

    private List<String> locations() throws MojoFailureException {
        if (!hasInputLocation()) {
            throw new MojoFailureException(Advice.noInputLocation());
        }
        for (String location : inputLocation) {
            if (!location.matches("(s3|https)://\\S+") || location.length() > 1_024) {
                throw new MojoFailureException(Advice.choice(
                        "stepscale.load.inputLocation",
                        location,
                        "an address that begins with s3:// or https://, of at most 1024 characters,"));
            }
        }
        return inputLocation;
    }

    final ModelInvoker.RequestParameters invocation(SynthesizedStack stack) throws MojoFailureException {
        Target target = stack.plan().scaling().target();
        String endpoint = target.endpoint().orElseThrow(() -> new MojoFailureException(Advice.noEndpointName()));
        requireForms();
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

    private void requireForms() throws MojoFailureException {
        fits(
                "stepscale.load.customAttributes",
                customAttributes,
                "\\p{ASCII}{1,1024}",
                "1 to 1024 characters of ASCII");
        fits("stepscale.load.sessionId", sessionId, "[^\\p{Cntrl}]{1,256}", "1 to 256 characters");
        fits("stepscale.load.targetVariant", targetVariant, "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}", "a variant's name");
    }

    private static void fits(String property, String value, String form, String allowed) throws MojoFailureException {
        if (value != null && !value.matches(form)) {
            throw new MojoFailureException(Advice.choice(property, value, allowed));
        }
    }

    private Optional<URI> runtime() throws MojoFailureException {
        return runtimeEndpoint == null
                ? Optional.empty()
                : Optional.of(address("stepscale.load.endpoint", runtimeEndpoint));
    }

    final Duration patience() throws MojoFailureException {
        Duration patience = DurationParameter.of("stepscale.load.timeout", timeout);
        if (patience.compareTo(LONGEST_WAIT) > 0) {
            throw new MojoFailureException(Advice.choice("stepscale.load.timeout", timeout, "at most 1h"));
        }
        return patience;
    }

    /** No limit but that of requests in flight. */
    final LoadLimits inFlight() throws MojoFailureException {
        try {
            return LoadLimits.standard()
                    .withMaxInFlight(NumberParameter.small("stepscale.load.maxInFlight", maxInFlight));
        } catch (InvalidValueException wrong) {
            throw BuildFailures.failure(Advice.parameters("stepscale.load.", wrong), wrong);
        }
    }

    /** Writes a file of a run. */
    final void writeOf(SynthesizedStack stack, String folder, String name, String content)
            throws MojoExecutionException {
        write(outputDirectory.toPath().resolve(stack.name() + "." + folder).resolve(name), content);
    }
}
