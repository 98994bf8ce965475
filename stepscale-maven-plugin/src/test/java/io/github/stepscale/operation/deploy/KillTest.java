package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.status.Status;
import io.github.stepscale.scripted.OtherProcess;
import io.github.stepscale.scripted.ScriptedAws;
import io.github.stepscale.scripted.TestConnection;
import io.github.stepscale.synth.SynthesizedStack;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deployment killed after each of its requests; a second one then brings the stack to where it should be. */
@Tag("slow")
class KillTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DescribeStacks",
                "GetCallerIdentity",
                "DescribeScalingPolicies",
                "CreateChangeSet",
                "DescribeChangeSet",
                "ExecuteChangeSet",
                "DescribeStackEvents"
            })
    void aSecondRunConverges(String lastRequest) throws Exception {
        try (ScriptedAws server = ScriptedAws.start(InstantSource.system())) {
            server.script().resourcesTake(Duration.ofMillis(700));
            Process deployment = start(server.endpoint(), Redirect.DISCARD);
            awaitRequest(server, lastRequest, deployment);
            deployment.destroyForcibly().waitFor();

            SynthesizedStack wanted = DeployFixture.stack();
            try (Aws aws = connect(server.endpoint())) {
                new Deploy(aws, line -> {}).run(DeployRequest.of(wanted), DeployOptions.standard());

                assertThat(aws.stacks().find(DeployFixture.STACK).orElseThrow().status())
                        .isEqualTo(StackStatus.CREATE_COMPLETE);
                assertThat(new Status(aws).run(wanted).isDrifted()).isFalse();
            }
        }
    }

    @Test
    void aStoppedProcessSaysThatCloudFormationCarriesOn() throws Exception {
        try (ScriptedAws server = ScriptedAws.start(InstantSource.system())) {
            server.script().resourcesTake(Duration.ofMinutes(1));
            Process deployment = start(server.endpoint(), Redirect.PIPE);
            awaitRequest(server, "ExecuteChangeSet", deployment);
            awaitRequest(server, "DescribeStackEvents", deployment);
            TimeUnit.MILLISECONDS.sleep(500);
            // By its handle: destroying the process itself would close its output.
            deployment.toHandle().destroy();

            String said = new String(deployment.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(said)
                    .contains("Stopped: CloudFormation carries on creating scaling. Run the same command again to"
                            + " follow it.");
        }
    }

    /** The program that is killed. */
    public static void main(String[] arguments) {
        try (Aws aws = connect(URI.create(arguments[0]))) {
            new Deploy(aws, System.out::println).run(DeployRequest.of(DeployFixture.stack()), DeployOptions.standard());
        }
    }

    private static Aws connect(URI endpoint) {
        return TestConnection.to(endpoint);
    }

    private static Process start(URI endpoint, Redirect output) throws IOException {
        return OtherProcess.start(KillTest.class, output, endpoint);
    }

    private static void awaitRequest(ScriptedAws server, String action, Process deployment)
            throws InterruptedException {
        while (server.requests().stream().noneMatch(request -> request.action().equals(action))) {
            assertThat(deployment.isAlive()).as("deployment before " + action).isTrue();
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
