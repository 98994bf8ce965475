package io.github.stepscale.scripted;

import com.sun.net.httpserver.Headers;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.Connection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/**
 * A scripted AWS that is reached by no wire, which is many times faster, and lets a test hold each request until it is its
 * turn. Everything else of a client is as it always is: marshalling, signatures, retries, errors.
 */
public final class InProcess implements SdkHttpClient {
    private final Function<Request, ScriptedAws> turnstile;

    private InProcess(Function<Request, ScriptedAws> turnstile) {
        this.turnstile = turnstile;
    }

    /**
     * A connection.
     *
     * @param turnstile lets a request through when it may go, to the AWS that it goes to
     */
    public static Aws connect(String region, Function<Request, ScriptedAws> turnstile) {
        URI emulator = URI.create("http://in-process.invalid");
        return connect(Connection.standard().withRegion(region).withEndpoint(emulator), turnstile);
    }

    /** The same under the addresses of AWS itself, so that nothing takes it for an emulator. */
    public static Aws connectToAws(String region, Function<Request, ScriptedAws> turnstile) {
        return connect(Connection.standard().withRegion(region), turnstile);
    }

    private static Aws connect(Connection connection, Function<Request, ScriptedAws> turnstile) {
        TestConnection.signIn();
        Aws aws = Aws.connect(connection);
        try {
            // The network is no business of the public interface, and nothing else is exchanged.
            Field network = Aws.class.getDeclaredField("http");
            network.setAccessible(true);
            network.set(aws, new InProcess(turnstile));
            return aws;
        } catch (ReflectiveOperationException renamed) {
            throw new IllegalStateException(renamed);
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest prepared) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                Request request = read(prepared);
                // One request at a time, though a client sends several at once: so every run is the same.
                synchronized (InProcess.this) {
                    return response(turnstile.apply(request).answer(request));
                }
            }

            @Override
            public void abort() {
                // There is nothing under way.
            }
        };
    }

    private static Request read(HttpExecuteRequest prepared) {
        Headers headers = new Headers();
        prepared.httpRequest().forEachHeader((name, values) -> headers.put(name, values));
        String body = prepared.contentStreamProvider()
                .map(content -> {
                    try (var stream = content.newStream()) {
                        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException impossible) {
                        throw new UncheckedIOException(impossible);
                    }
                })
                .orElse("");
        return Wire.read(headers, body);
    }

    private static HttpExecuteResponse response(Wire.Reply reply) {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder()
                        .statusCode(reply.status())
                        .putHeader("Content-Type", reply.type())
                        .putHeader("Content-Length", String.valueOf(body.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
