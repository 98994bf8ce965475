package io.github.stepscale;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.Connection;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.scripted.ScriptedAws;
import io.github.stepscale.scripted.TestConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A whole Maven killed while it deploys, with the plugin that the invoker has staged; a second Maven then brings the stack
 * to where it should be.
 */
@DisabledOnOs(OS.WINDOWS) // Maven's script has another name there.
class KilledMavenIT {
    private static final int KILLED = 128 + 9;
    private static final String STACK = "orders-scaling";
    private static final String POM = """
            <project>
                <modelVersion>4.0.0</modelVersion>
                <groupId>io.github.stepscale.it</groupId>
                <artifactId>killed</artifactId>
                <version>1</version>
                <packaging>pom</packaging>
            </project>
            """;
    private static final String DESCRIPTOR = """
            endpointName: orders
            stackName: orders-scaling
            minCapacity: 1
            maxCapacity: 10
            steps:
              - { upper: 20, change: -1 }
              - { lower: 50, change: +1 }
            """;

    @TempDir
    Path project;

    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(project.resolve("pom.xml"), POM);
        Files.writeString(project.resolve("stepscale.yaml"), DESCRIPTOR);
        String builds = Path.of(property("localRepository")).toUri().toString();
        String settings = Files.readString(Path.of("src/it/settings.xml"));
        Files.writeString(project.resolve("settings.xml"), settings.replace("@localRepositoryUrl@", builds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateChangeSet", "ExecuteChangeSet", "DescribeStackEvents"})
    void aSecondMavenConverges(String lastRequest) throws Exception {
        try (ScriptedAws server = ScriptedAws.start(InstantSource.system())) {
            server.script().resourcesTake(Duration.ofSeconds(2));
            Process first = maven(server, "first.log", goal("deploy"));
            awaitRequest(server, lastRequest, first);
            kill(first);
            assertThat(first.exitValue()).as("as kill -9 leaves it").isEqualTo(KILLED);
            assertThat(log("first.log")).doesNotContain("BUILD");

            Process second = maven(server, "second.log", goal("deploy"), goal("status"), "-Dstepscale.failOnDrift");
            assertThat(second.waitFor(5, TimeUnit.MINUTES))
                    .as("second Maven ended")
                    .isTrue();

            assertThat(log("second.log"))
                    .contains(
                            "BUILD SUCCESS",
                            "Stack           CREATE_COMPLETE",
                            "ScalableTarget  matches the descriptor")
                    .doesNotContain("DIFFERS from the descriptor");
            isCreatedOnce(server);
        }
    }

    private static void isCreatedOnce(ScriptedAws server) {
        TestConnection.signIn();
        Connection connection = Connection.standard().withRegion("eu-central-1").withEndpoint(server.endpoint());
        try (Aws aws = Aws.connect(connection)) {
            assertThat(aws.stacks().find(STACK).orElseThrow().status()).isEqualTo(StackStatus.CREATE_COMPLETE);
            assertThat(aws.stackEvents().read(STACK, Optional.empty()))
                    .filteredOn(event -> event.resource().equals("ScalableTarget"))
                    .filteredOn(event -> event.status().equals("CREATE_COMPLETE"))
                    .hasSize(1);
        }
        assertThat(server.requests())
                .filteredOn(request -> request.action().equals("ExecuteChangeSet"))
                .hasSize(1);
    }

    /** As the invoker runs it. */
    private Process maven(ScriptedAws server, String log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(property("maven.home"), "bin", "mvn").toString(),
                "-B",
                "-s",
                "settings.xml",
                "-Dmaven.repo.local=" + Path.of("target", "it-repository").toAbsolutePath(),
                "-Daether.remoteRepositoryFilter.prefixes=false",
                "-Dstepscale.region=eu-central-1",
                "-Dstepscale.endpoint=" + server.endpoint()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(project.resolve(log).toFile());
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID",
                        "key",
                        "AWS_SECRET_ACCESS_KEY",
                        "secret",
                        "MAVEN_HOME",
                        property("maven.home"),
                        "MAVEN_OPTS",
                        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"));
        return builder.start();
    }

    private static String goal(String name) {
        return "io.github.stepscale:stepscale-maven-plugin:" + property("stepscale.version") + ":" + name;
    }

    private void awaitRequest(ScriptedAws server, String action, Process deployment) throws Exception {
        while (server.requests().stream().noneMatch(request -> request.action().equals(action))) {
            assertThat(deployment.isAlive())
                    .as(() -> "Maven, before " + action + ": " + log("first.log"))
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** And what it started: Maven's script may be a process of its own. */
    private static void kill(Process maven) throws InterruptedException {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(maven.toHandle()), maven.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        maven.waitFor();
        all.forEach(process -> process.onExit().join());
    }

    private String log(String name) {
        try {
            return Files.readString(project.resolve(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String property(String name) {
        return Optional.ofNullable(System.getProperty(name)).orElseThrow(() -> new AssertionError("no " + name));
    }
}
