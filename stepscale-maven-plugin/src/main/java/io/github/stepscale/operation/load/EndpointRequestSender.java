package io.github.stepscale.operation.load;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.ModelInvoker;
import io.github.stepscale.aws.ModelInvoker.Failure.Kind;
import io.github.stepscale.load.RequestError;
import io.github.stepscale.load.RequestListener;
import io.github.stepscale.load.RequestSender;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.text.Sentences;
import java.util.Optional;

/** Sends requests to a model, with the payloads in turn. Sends the first payloads once as a trial. */
public final class EndpointRequestSender implements RequestSender {
    private static final int TRIALS = 10;

    private final ModelInvoker invoker;
    private final EndpointRequestOptions options;
    private final Hints hints;

    private EndpointRequestSender(ModelInvoker invoker, EndpointRequestOptions options, Hints hints) {
        this.invoker = invoker;
        this.options = options;
        this.hints = hints;
    }

    /**
     * Sends requests with these options.
     *
     * @param hints how the front end names its options
     */
    public static EndpointRequestSender of(Aws aws, EndpointRequestOptions options, Hints hints) {
        return new EndpointRequestSender(aws.modelInvoker(options.runtime(), options.timeout()), options, hints);
    }

    @Override
    public Optional<RequestError> send(long number) {
        return invoke(number).map(EndpointRequestSender::error);
    }

    @Override
    public void send(long number, RequestListener listener) {
        ModelInvoker.Listener forwarding = new Forwarding(listener);
        if (options.payload() instanceof Payload.Bodies bodies) {
            invoker.invoke(options.invocation(), bodies.body(number), forwarding);
        } else {
            invoker.enqueue(options.invocation(), options.payload().name(number), forwarding);
        }
    }

    @Override
    public boolean isAsync() {
        return true;
    }

    private static RequestError error(ModelInvoker.Failure failure) {
        return new RequestError(failure.kind().name(), failure.message());
    }

    private record Forwarding(RequestListener listener) implements ModelInvoker.Listener {

        @Override
        public void sent() {
            listener.sent();
        }

        @Override
        public void answered(Optional<ModelInvoker.Failure> failure) {
            listener.answered(failure.map(EndpointRequestSender::error));
        }
    }

    private Optional<ModelInvoker.Failure> invoke(long number) {
        return options.payload() instanceof Payload.Bodies bodies
                ? invoker.invoke(options.invocation(), bodies.body(number))
                : invoker.enqueue(options.invocation(), options.payload().name(number));
    }

    /**
     * Sends each of the first ten payloads once, before the run: a payload that the model rejects now it would reject every time.
     * An endpoint that is overloaded, at zero or still loading may recover during the run.
     *
     * @throws OperationException if the model rejects a payload, or no request can succeed
     */
    public void sendTrials(Output output) {
        int trials = trialCount();
        for (int number = 0; number < trials; number++) {
            Optional<ModelInvoker.Failure> error = invoke(number);
            if (error.isPresent()) {
                requireTolerable(error.get(), options.payload().name(number), output);
            }
        }
    }

    int trialCount() {
        return Math.min(TRIALS, options.payload().size());
    }

    private void requireTolerable(ModelInvoker.Failure error, String payload, Output output) {
        Kind kind = error.kind();
        if (kind == Kind.MODEL_ERROR && !options.continueOnModelError()) {
            throw new OperationException("The model rejects " + payload + ". " + Sentences.end(error.message())
                    + " Send what it accepts (" + hints.option("load.payload") + ", "
                    + hints.option("load.contentType") + "), or continue anyway with "
                    + hints.set("load.continueOnModelError", "true") + ".");
        }
        if (kind.isPermanent()) {
            throw new OperationException(permanentFailure(error));
        }
        output.line(
                "Trial with " + payload + ": " + kind + ", " + Sentences.end(error.message()) + " The run continues.");
    }

    private String permanentFailure(ModelInvoker.Failure error) {
        String advice = switch (error.kind()) {
            case NOT_FOUND ->
                "Check the endpoint's name, upper and lower case, and that it is in this account and" + " Region";
            case DENIED ->
                "Sign in with an identity that is allowed sagemaker:InvokeEndpoint"
                        + (options.payload() instanceof Payload.Locations ? "Async" : "") + " on this endpoint";
            default -> "Correct that, then run it again";
        };
        return "Cannot invoke " + options.invocation().endpointName() + ": " + Sentences.end(error.message()) + " "
                + advice + ".";
    }
}
