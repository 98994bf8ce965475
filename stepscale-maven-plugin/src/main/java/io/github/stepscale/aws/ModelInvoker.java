package io.github.stepscale.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * SageMaker's models, as who sends requests to them sees them. From many threads at once; nothing is sent a second time.
 * Without the SDK's client, which takes several times as long as sending does: docs/decisions/0015-load.md.
 */
public final class ModelInvoker {
    private static final int OK = 200;
    private static final int REDIRECTION = 300;
    private static final int FIRST_ERROR = 400;
    private static final byte[] NOTHING = {};
    /** The JDK writes them itself. */
    private static final Set<String> OF_THE_JDK = Set.of("Host", "Content-Length");

    private final RequestSigner signer;
    private final URI address;
    private final Duration connecting;
    private final Duration patience;
    private final ExchangeTimeout time;
    private final SecretRedactor secrets;
    private final int mostBytes;

    ModelInvoker(
            RequestSigner signer,
            URI address,
            Duration connecting,
            Duration patience,
            ExchangeTimeout time,
            SecretRedactor secrets,
            int mostBytes) {
        this.signer = signer;
        this.address = address;
        this.connecting = connecting;
        this.patience = patience;
        this.time = time;
        this.secrets = secrets;
        this.mostBytes = mostBytes;
    }

    /**
     * Sends a request, and waits for the answer.
     *
     * @param body is not copied, and may not change
     * @return what went wrong; empty if the model answered
     */
    public Optional<InvocationError> invoke(InvocationParameters with, byte[] body) {
        return outcome("/endpoints/" + with.endpointName() + "/invocations", with.headers(), body);
    }

    /**
     * Puts a request into the queue of an asynchronous endpoint.
     *
     * @param inputLocation where its body is: an address that begins with {@code s3://} or {@code https://}
     * @return what went wrong; empty if it is in the queue
     */
    public Optional<InvocationError> enqueue(InvocationParameters with, String inputLocation) {
        String path = "/endpoints/" + with.endpointName() + "/async-invocations";
        return outcome(path, with.asyncHeaders(inputLocation), NOTHING);
    }

    private Optional<InvocationError> outcome(String path, Map<String, String> headers, byte[] body) {
        try {
            return sent(signed(path, headers, body), body);
        } catch (IOException | SdkException | IllegalStateException | IllegalArgumentException failed) {
            return Optional.of(InvocationErrorMapper.of(failed));
        }
    }

    private SdkHttpRequest signed(String path, Map<String, String> headers, byte[] body) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(address).encodedPath(path);
        headers.forEach(request::putHeader);
        return signer.sign(request.build(), body).request();
    }

    private Optional<InvocationError> sent(SdkHttpRequest request, byte[] body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) request.getUri().toURL().openConnection();
        connection.setConnectTimeout(Math.toIntExact(connecting.toMillis()));
        connection.setReadTimeout(Math.toIntExact(patience.toMillis()));
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        // Also keeps the JDK from sending it again on another connection, should this one break.
        connection.setFixedLengthStreamingMode(body.length);
        connection.setRequestProperty("User-Agent", "stepscale");
        request.forEachHeader((name, values) -> {
            if (!OF_THE_JDK.contains(name)) {
                connection.setRequestProperty(name, String.join(",", values));
            }
        });
        connection.connect();
        return answer(connection, body);
    }

    private Optional<InvocationError> answer(HttpURLConnection connection, byte[] body) throws IOException {
        ReadDeadline deadline = ReadDeadline.in(patience);
        int status = time.within(patience, connection::disconnect, () -> head(connection, body));
        // Read to its end, so that the connection can be used again.
        byte[] said = read(
                Optional.ofNullable(status < FIRST_ERROR ? connection.getInputStream() : connection.getErrorStream()),
                deadline);
        if (status < REDIRECTION) {
            return Optional.empty();
        }
        String type = Optional.ofNullable(connection.getHeaderField("x-amzn-ErrorType"))
                .orElse("");
        return Optional.of(InvocationErrorMapper.of(status, type, secrets.cut(said)));
    }

    private static int head(HttpURLConnection connection, byte[] body) throws IOException {
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        int status = connection.getResponseCode();
        if (status < OK) {
            throw new IOException("what answers does not speak HTTP");
        }
        return status;
    }

    private byte[] read(Optional<InputStream> stream, ReadDeadline deadline) throws IOException {
        if (stream.isEmpty()) {
            return NOTHING;
        }
        try (InputStream in = stream.get()) {
            return deadline.read(in, mostBytes);
        }
    }
}
