package io.github.stepscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** Moto, an AWS of somebody else's making that does with change sets what AWS does, as a process where Python has it. */
public final class Emulator implements AutoCloseable {
    private static final Path SERVER = Path.of("../../shared/tools/moto_plus/moto_changesets_server.py");

    private final Process moto;
    private final URI endpoint;

    private Emulator(Process moto, URI endpoint) {
        this.moto = moto;
        this.endpoint = endpoint;
    }

    /** Whether it can be started. */
    public static boolean isPresent() throws InterruptedException {
        return Files.exists(SERVER) && succeeds("python3", "-c", "import moto");
    }

    /** Starts it and waits until it answers; skips the test where it cannot be started. */
    public static Emulator start() throws IOException, InterruptedException {
        assumeTrue(isPresent(), "skipped: no " + SERVER + ", or Python has no moto");
        int port = freePort();
        Emulator emulator = new Emulator(
                process("python3", SERVER.toString(), "-H", "127.0.0.1", "-p", String.valueOf(port)),
                URI.create("http://127.0.0.1:" + port));
        emulator.awaitPort();
        return emulator;
    }

    /** Where it answers, for all services. */
    public URI endpoint() {
        return endpoint;
    }

    /** Returns a client of the SDK, for what stepscale only reads. */
    public CloudWatchClient cloudWatch() {
        return CloudWatchClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build();
    }

    /** Whether a program is there and ends well. */
    public static boolean succeeds(String... command) throws InterruptedException {
        try {
            return process(command).waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static Process process(String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitPort() throws InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            assertThat(moto.isAlive()).as("moto, before it answers").isTrue();
            try (Socket open = new Socket(endpoint.getHost(), endpoint.getPort())) {
                open.getPort();
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        close();
        throw new AssertionError("moto does not answer");
    }

    @Override
    public void close() {
        moto.destroyForcibly();
    }
}
