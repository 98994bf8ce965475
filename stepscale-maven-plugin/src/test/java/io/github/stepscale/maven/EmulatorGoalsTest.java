package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.Emulator;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The goals against moto, an emulator of AWS, if Python has it. Not the outputs: moto has none of a stack
 * that a change set made.
 */
class EmulatorGoalsTest {
    private static final String DESCRIPTOR = """
            endpointName: orders
            stackName: orders-scaling
            minCapacity: 1
            maxCapacity: 10
            layout: split
            steps:
              - { upper: 200, change: -1 }
              - { lower: 600, change: %s }
            """;

    private static final String TRACKING = """
            endpointName: orders
            stackName: orders-scaling
            minCapacity: 1
            maxCapacity: 10
            layout: tracking
            tracking: { target: %d, scaleOutCooldown: 60 }
            """;

    @TempDir
    Path module;

    private Emulator moto;
    private MojoFixture goals;

    @BeforeEach
    void start() throws Exception {
        moto = Emulator.start();
        goals = new MojoFixture(module, moto.endpoint());
        describe("+1");
    }

    @AfterEach
    void stop() {
        if (moto != null) {
            moto.close();
        }
    }

    @Test
    void everyGoalWorksAgainstTheEmulator() throws Exception {
        dryRunChangesNothing();
        goals.deploy().execute();
        assertThat(goals.written("orders-scaling.deployment.json")).content().contains("\"ending\" : \"created\"");
        goals.status(true).execute();
        goals.deploy().execute();
        assertThat(goals.lines()).contains("INFO Nothing to change: the stack matches the descriptor.");

        describe("+3");
        changeIsSeenAndDeployed();
        goals.delete(true).execute();
        goals.delete(true).execute();
        assertThat(goals.lines())
                .contains("INFO Deleted.")
                .last()
                .isEqualTo("INFO There is no stack orders-scaling in Region eu-central-1: nothing to delete.");
    }

    @Test
    void targetTrackingIsDeployedReadAndChanged() throws Exception {
        goals.describe(TRACKING.formatted(60));
        goals.deploy().execute();
        assertThat(goals.written("orders-scaling.deployment.json")).content().contains("\"ending\" : \"created\"");
        goals.status(true).execute();
        assertThat(goals.lines()).anyMatch(line -> line.matches("INFO TrackingPolicy +matches the descriptor"));

        goals.describe(TRACKING.formatted(70));
        assertThatThrownBy(() -> goals.status(true).execute()).isInstanceOf(MojoFailureException.class);
        goals.deploy().execute();
        goals.status(true).execute();
        goals.delete(true).execute();
        assertThat(goals.lines()).contains("INFO Deleted.");
    }

    private void dryRunChangesNothing() throws Exception {
        DeployMojo dry = goals.deploy();
        dry.dryRun = true;
        dry.execute();
        goals.status(false).execute();
        assertThat(goals.lines())
                .contains(
                        "INFO A dry run: nothing was changed.",
                        "INFO The empty stack orders-scaling stays in REVIEW_IN_PROGRESS; the next run uses it.",
                        "INFO Stack           not deployed");
    }

    /** moto gives an updated policy another ARN, which the alarm does not know; AWS keeps it. */
    private void changeIsSeenAndDeployed() throws Exception {
        assertThatThrownBy(() -> goals.status(true).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("orders-scaling: what runs differs from the descriptor.");
        assertThat(goals.lines()).contains("INFO ScaleOutPolicy  DIFFERS from the descriptor: above 600: +3 -> +1");
        goals.deploy().execute();
        assertThat(goals.written("orders-scaling.deployment.json")).content().contains("\"ending\" : \"updated\"");
        goals.status(false).execute();
        assertThat(goals.lines())
                .contains("INFO ScaleOutPolicy  matches the descriptor")
                .anyMatch(line -> line.startsWith(
                        "INFO ScaleOutAlarm   DIFFERS from the descriptor: it does not run the policy; it also runs "));
    }

    private void describe(String change) throws IOException {
        goals.describe(DESCRIPTOR.formatted(change));
    }
}
