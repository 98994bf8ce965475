package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.maven.failure.DisplayedCause;
import io.github.stepscale.scripted.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run over three stacks, the first of which fails. */
class SeveralStacksTest extends ScriptedModule {
    @BeforeEach
    void prepare() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            goals.describe("all/" + name + ".yaml", MojoFixture.SINGLE.replace("orders", name));
            aws.sageMaker().endpoint(name, "InService", "AllTraffic", 2, 2);
        }
        prepared(goals.deploy()).execute();
        aws.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "explain"})
    void aFailedStackDoesNotStopTheReportsOfOthers(String goal) {
        aws.faultAt(1, Fault.EXPIRED_TOKEN);
        assertThatThrownBy(prepared(goal.equals("status") ? goals.status(false) : goals.explain())::execute)
                .isInstanceOf(AbstractMojoExecutionException.class)
                .hasMessageStartingWith("1 of 3 stacks failed; the results of the others are above and in their files.")
                .hasMessageContaining("a-scaling: Cannot ")
                .hasMessageContaining("The security token included in the request is expired.");
        assertThat(goals.written("a-scaling." + goal + ".json")).doesNotExist();
        assertThat(goals.written("b-scaling." + goal + ".json")).exists();
        assertThat(goals.written("c-scaling." + goal + ".json")).exists();
    }

    @Test
    void theCauseOfAFailedDeploymentIsKept() {
        aws.faultOn("DescribeStacks", Fault.EXPIRED_TOKEN, 1);
        assertThatThrownBy(oneByOne()::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("1 of 3 stacks were not deployed; ")
                .hasCauseInstanceOf(DisplayedCause.class)
                .cause()
                .hasToString("io.github.stepscale.aws.AwsException: Cannot read the stack a-scaling: The security token"
                        + " included in the request is expired");
    }

    @Test
    void aFailedStackDoesNotStopTheDeletionOfOthers() {
        aws.faultAt(1, Fault.EXPIRED_TOKEN);
        assertThatThrownBy(prepared(goals.delete(true))::execute).hasMessageContaining("a-scaling: Cannot read");
        assertThat(goals.lines().stream().filter("INFO Deleted."::equals)).hasSize(2);
    }

    @Test
    void driftOfOneIsReportedBesideTheFailureOfAnother() {
        ObjectNode policy = aws.scaling().policy("b-scaling-Scaling");
        ((ObjectNode) policy.path("StepScalingPolicyConfiguration")
                        .path("StepAdjustments")
                        .path(2))
                .put("ScalingAdjustment", 5);
        aws.scaling().putPolicy(policy);
        aws.faultAt(1, Fault.EXPIRED_TOKEN);
        assertThatThrownBy(prepared(goals.status(true))::execute)
                .hasMessageStartingWith("2 of 3 stacks failed")
                .hasMessageContaining("a-scaling: Cannot")
                .hasMessageContaining("b-scaling: what runs differs from the descriptor.");
        assertThat(goals.written("b-scaling.status.json")).exists();
    }

    @Test
    void anUnwritableFileDoesNotStopOtherFiles() throws IOException {
        Path blocked = goals.written("a-scaling.deployment.json");
        Files.delete(blocked);
        Files.createDirectories(blocked.resolve("in-the-way"));
        try (Stream<Path> files = Files.list(blocked.getParent())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        DeployMojo deploy = prepared(goals.deploy());
        assertThatThrownBy(deploy::execute).hasMessageContaining("a-scaling.deployment.json");
        assertThat(goals.written("b-scaling.deployment.json")).exists();
        assertThat(goals.written("c-scaling.deployment.json")).exists();
    }

    private DeployMojo oneByOne() {
        DeployMojo deploy = prepared(goals.deploy());
        deploy.parallel = "1";
        return deploy;
    }

    private <T extends AbstractStepscaleMojo> T prepared(T goal) {
        goal.descriptor = module.resolve("all").toFile();
        return goal;
    }
}
