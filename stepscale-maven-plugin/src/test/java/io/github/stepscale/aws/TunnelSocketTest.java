package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS through a tunnel of a proxy that asks for a login, to a host that only the proxy knows. */
class TunnelSocketTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Test
    void tlsWorksThroughATunnelAndTheServerSeesNoLogin() throws Exception {
        SSLContext tls = context();
        try (ServerSocket server =
                        tls.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            background(() -> answer(server));
            background(() -> forward(proxy, server.getLocalPort()));

            HttpsURLConnection connection = (HttpsURLConnection)
                    URI.create("https://server.invalid/path").toURL().openConnection(Proxy.NO_PROXY);
            connection.setSSLSocketFactory(new TunnelSocketFactory(
                    new HttpProxy("127.0.0.1", proxy.getLocalPort(), Optional.of(new HttpProxy.Login("user", "word"))),
                    tls.getSocketFactory()));
            connection.setConnectTimeout(10_000);
            connection.setReadTimeout(10_000);

            try (InputStream body = connection.getInputStream()) {
                assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("ok");
            }
        }
        assertThat(seen.get(0))
                .startsWith("CONNECT server.invalid:443 HTTP/1.1\r\n")
                .contains("Proxy-Authorization: Basic dXNlcjp3b3Jk\r\n");
        assertThat(seen.get(1)).startsWith("GET /path HTTP/1.1\r\n").doesNotContain("Proxy-Authorization");
    }

    /** Trusts itself. */
    private SSLContext context() throws Exception {
        Path file = folder.resolve("keys");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=server.invalid",
                        "-ext",
                        "san=dns:server.invalid",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(file)) {
            keys.load(stored, PASSWORD);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("mykey"));
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void background(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                // The other side has closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void answer(ServerSocket server) throws IOException {
        try (Socket caller = server.accept()) {
            seen.add(head(caller.getInputStream()));
            write(caller.getOutputStream(), "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
        }
    }

    private void forward(ServerSocket proxy, int port) throws IOException {
        try (Socket caller = proxy.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            seen.add(head(caller.getInputStream()));
            write(caller.getOutputStream(), "HTTP/1.1 200 Connection established\r\n\r\n");
            background(() -> caller.getInputStream().transferTo(server.getOutputStream()));
            server.getInputStream().transferTo(caller.getOutputStream());
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended in the head");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
