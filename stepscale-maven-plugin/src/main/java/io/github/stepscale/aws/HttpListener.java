package io.github.stepscale.aws;

import java.io.IOException;

/** Is told of a request, by the one thread of its client: must not block. */
interface HttpListener {

    /** The request goes out now, or waits for its connection to be opened. */
    void sent();

    /** The response is complete. */
    void answered(HttpAnswer answer);

    /** There is no response, or no complete one. Called instead of {@link #answered}, before or after {@link #sent}. */
    void failed(IOException cause);
}
