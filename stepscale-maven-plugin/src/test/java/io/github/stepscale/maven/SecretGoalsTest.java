package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.stepscale.scripted.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS quotes a request whose signature is wrong, session token and all: no goal passes that on, and {@code -X} neither. */
class SecretGoalsTest extends ScriptedModule {
    private static final String KEY = "ASIATESTTESTTESTTEST";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYTESTTESTKEY";
    private static final String TOKEN = "no/sign+of/its+own==";

    @Override
    String descriptor() {
        return MojoFixture.SPLIT;
    }

    @BeforeEach
    void prepare() {
        System.setProperty("aws.accessKeyId", KEY);
        System.setProperty("aws.secretAccessKey", SECRET);
        System.setProperty("aws.sessionToken", TOKEN);
    }

    @AfterEach
    void clearToken() {
        System.clearProperty("aws.sessionToken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy",
                "stack set",
                "delete",
                "status",
                "explain",
                "drill",
                "record",
                "load",
                "calibrate",
                "import"
            })
    void noSecretIsLoggedOrWritten(String goal) throws IOException {
        aws.faultFrom(1, Fault.WRONG_SIGNATURE);

        AbstractConnectedMojo mojo = goal(goal);
        if (mojo instanceof AbstractLoadMojo load) {
            load.runtimeEndpoint = aws.endpoint().toString();
        }

        Throwable failed = catchThrowable(mojo::execute);

        assertThat(aws.requests()).isNotEmpty();
        String everything = String.join("\n", goals.everything()) + trace(failed) + written();
        assertThat(everything).contains("The request signature we calculated does not match");
        assertThat(everything).doesNotContain(KEY, SECRET, TOKEN, "aws4_request", "x-amz-security-token");
    }

    private static String trace(Throwable failed) {
        StringWriter trace = new StringWriter();
        failed.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private String written() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(module)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
