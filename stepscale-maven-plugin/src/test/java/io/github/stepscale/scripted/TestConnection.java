package io.github.stepscale.scripted;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.Connection;
import java.net.URI;
import java.time.Duration;

/** Connects to a stand-in for AWS in eu-central-1, with made-up credentials. */
public final class TestConnection {
    private TestConnection() {}

    /** Gives the SDK credentials for this JVM. */
    public static void signIn() {
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "hush");
    }

    public static Aws to(URI endpoint) {
        signIn();
        return Aws.connect(connection(endpoint));
    }

    /** @param timeout for the first byte of an answer */
    public static Aws to(URI endpoint, Duration timeout) {
        signIn();
        return Aws.connect(connection(endpoint).withTimeout(timeout));
    }

    private static Connection connection(URI endpoint) {
        return Connection.standard().withRegion("eu-central-1").withEndpoint(endpoint);
    }
}
