package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.ScriptedAws;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS quotes a request whose signature is wrong, session token and all: no goal passes that on, and {@code -X} neither. */
class SecretGoalsTest {
    private static final String KEY = "ASIATESTTESTTESTTEST";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYTESTTESTKEY";
    private static final String TOKEN = "no/sign+of/its+own==";

    @TempDir
    Path module;

    private ScriptedAws aws;
    private MojoFixture goals;

    @BeforeEach
    void start() throws IOException {
        aws = ScriptedAws.quick();
        goals = new MojoFixture(module, aws.endpoint());
        goals.describe(MojoFixture.SPLIT);
        goals.describe("body.json", "{}");
        System.setProperty("aws.accessKeyId", KEY);
        System.setProperty("aws.secretAccessKey", SECRET);
        System.setProperty("aws.sessionToken", TOKEN);
    }

    @AfterEach
    void stop() {
        System.clearProperty("aws.sessionToken");
        aws.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"deploy", "stack set", "delete", "status", "explain", "drill", "record", "load", "calibrate"})
    void noSecretIsLoggedOrWritten(String goal) throws IOException {
        aws.faultFrom(1, Fault.WRONG_SIGNATURE);

        Throwable failed = catchThrowable(() -> goal(goal).execute());

        assertThat(aws.requests()).isNotEmpty();
        String everything = String.join("\n", goals.everything()) + trace(failed) + written();
        assertThat(everything).contains("The request signature we calculated does not match");
        assertThat(everything).doesNotContain(KEY, SECRET, TOKEN, "aws4_request", "x-amz-security-token");
    }

    private AbstractAwsMojo goal(String name) {
        return switch (name) {
            case "deploy" -> goals.deploy();
            case "stack set" -> stackSet();
            case "delete" -> goals.delete(true);
            case "status" -> goals.status(false);
            case "explain" -> goals.explain();
            case "drill" -> goals.drill(true);
            case "record" -> goals.record();
            case "load" -> goals.load(aws.endpoint());
            default -> goals.calibrate(aws.endpoint());
        };
    }

    private DeployMojo stackSet() {
        DeployMojo deploy = goals.deploy();
        deploy.stackSet = "sets";
        deploy.accounts = List.of("111111111111");
        deploy.regions = List.of("eu-west-1");
        deploy.permissionModel = "SELF_MANAGED";
        deploy.callAs = "SELF";
        return deploy;
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
