package io.github.stepscale.load;

import io.github.stepscale.aws.ModelInvoker;
import java.util.Optional;

/** Sends the same small request again and again, without waiting, as a run of the plugin does. */
record ModelSender(ModelInvoker invoker) implements RequestSender {
    private static final byte[] BODY = "{\"instances\": [1, 2, 3]}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private static final ModelInvoker.RequestParameters PLAIN = ModelInvoker.RequestParameters.json("orders");

    @Override
    public Optional<RequestError> send(long number) {
        return invoker.invoke(PLAIN, BODY).map(ModelSender::error);
    }

    @Override
    public void send(long number, RequestListener listener) {
        invoker.invoke(PLAIN, BODY, new ModelInvoker.Listener() {
            @Override
            public void sent() {
                listener.sent();
            }

            @Override
            public void answered(Optional<ModelInvoker.Failure> failure) {
                listener.answered(failure.map(ModelSender::error));
            }
        });
    }

    @Override
    public boolean isAsync() {
        return true;
    }

    private static RequestError error(ModelInvoker.Failure failure) {
        return new RequestError(failure.kind().name(), failure.message());
    }
}
