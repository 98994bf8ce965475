package io.github.stepscale.operation.load;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.ModelInvoker;
import io.github.stepscale.aws.ModelInvoker.Failure.Kind;
import io.github.stepscale.load.RequestError;
import io.github.stepscale.load.RequestSender;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import java.util.Optional;

/** Requests to the model with their payloads in turn, and the first of them as a trial. */
public final class EndpointRequestSender implements RequestSender {
    private static final int TRIALS = 10;

    private final ModelInvoker invocations;
    private final EndpointRequestOptions options;
    private final Hints hints;

    private EndpointRequestSender(ModelInvoker invocations, EndpointRequestOptions options, Hints hints) {
        this.invocations = invocations;
        this.options = options;
        this.hints = hints;
    }

    /** @param hints how the front end names its options */
    public static EndpointRequestSender of(Aws aws, EndpointRequestOptions options, Hints hints) {
        return new EndpointRequestSender(aws.modelInvoker(options.runtime(), options.patience()), options, hints);
    }

    @Override
    public Optional<RequestError> send(long number) {
        return sent(number).map(error -> new RequestError(error.kind().name(), error.message()));
    }

    private Optional<ModelInvoker.Failure> sent(long number) {
        return options.payload() instanceof Payload.Bodies bodies
                ? invocations.invoke(options.invocation(), bodies.body(number))
                : invocations.enqueue(options.invocation(), options.payload().name(number));
    }

    /**
     * Sends each of the first ten payloads once, before the run: what the model refuses it would refuse a thousand times. An
     * endpoint that is overloaded, asleep or still loading may well wake up in the run.
     *
     * @throws OperationException if a payload is refused, or no request can succeed
     */
    public void trial(Output output) {
        int trials = trials();
        for (int number = 0; number < trials; number++) {
            Optional<ModelInvoker.Failure> error = sent(number);
            if (error.isPresent()) {
                judge(error.get(), options.payload().name(number), output);
            }
        }
    }

    int trials() {
        return Math.min(TRIALS, options.payload().size());
    }

    private void judge(ModelInvoker.Failure error, String payload, Output output) {
        Kind kind = error.kind();
        if (kind == Kind.MODEL_ERROR && !options.continueOnModelError()) {
            throw new OperationException("The model rejects " + payload + ". " + ErrorAdvice.ended(error.message())
                    + " Send what it accepts (" + hints.option("load.payload") + ", "
                    + hints.option("load.contentType") + "), or continue anyway with "
                    + hints.set("load.continueOnModelError", "true") + ".");
        }
        if (kind.isPermanent()) {
            throw new OperationException(hopeless(error));
        }
        output.line("Trial with " + payload + ": " + kind + ", " + ErrorAdvice.ended(error.message())
                + " The run continues.");
    }

    private String hopeless(ModelInvoker.Failure error) {
        String advice = switch (error.kind()) {
            case NOT_FOUND ->
                "Check the endpoint's name, upper and lower case, and that it is in this account and" + " Region";
            case DENIED ->
                "Sign in with an identity that is allowed sagemaker:InvokeEndpoint"
                        + (options.payload() instanceof Payload.Locations ? "Async" : "") + " on this endpoint";
            default -> "Correct that, then run it again";
        };
        return "Cannot invoke " + options.invocation().endpointName() + ": " + ErrorAdvice.ended(error.message()) + " "
                + advice + ".";
    }
}
