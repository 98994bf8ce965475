package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.operation.status.Status;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Brings back what was edited or deleted by hand. */
class RepairTest {
    static final DeployOptions REPAIR = DeployOptions.builder().repair(true).build();
    private static final SynthesizedStack STACK = LiveEdit.stack("+2");
    private static final DeployOptions DRY_REPAIR =
            DeployOptions.builder().repair(true).dryRun(true).build();

    private final DeployFixture stage = new DeployFixture();

    @BeforeEach
    void deploy() {
        stage.server.script().changeSetsTake(Duration.ZERO);
        stage.server.script().resourcesTake(Duration.ZERO);
        stage.deploy(STACK);
        forget();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void forget() {
        stage.lines.clear();
        stage.server.reset();
    }

    @ParameterizedTest
    @EnumSource
    void everyDifferenceIsReportedAndRepaired(LiveEdit edit) {
        Map<String, String> before = stage.physicalIds();
        edit.in(stage);
        assertThat(stage.differences(STACK)).isEqualTo(edit.difference());
        assertThatThrownBy(() -> stage.deploy(STACK))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining(edit.difference() + ". CloudFormation compares only templates")
                .hasMessageContaining(" run mvn stepscale:deploy -Dstepscale.repair=true.");
        forget();

        assertThat(stage.deploy(STACK, DRY_REPAIR).ending()).isEqualTo(Ending.PLANNED);
        requireOnlyReads();
        assertThat(stage.lines).anyMatch(line -> line.startsWith("Would ")).contains("A dry run: nothing was changed.");
        forget();

        assertThat(stage.deploy(STACK, REPAIR).ending()).isEqualTo(Ending.REPAIRED);
        assertThat(stage.lines).contains("Read back: the live resources match the descriptor.");
        assertThat(stage.actions().contains("DeleteStack")).isEqualTo(edit.needsNewStack());
        assertThat(stage.physicalIds().get("ScaleOutPolicy").equals(before.get("ScaleOutPolicy")))
                .isNotEqualTo(edit.needsNewStack());
        assertThat(stage.differences(STACK)).isEmpty();
        requireNothingToDo();
    }

    private void requireNothingToDo() {
        forget();
        assertThat(stage.deploy(STACK, REPAIR).ending()).isEqualTo(Ending.UNCHANGED);
        assertThat(stage.lines).contains("Nothing to change: the stack matches the descriptor.");
        requireOnlyReads();
    }

    private void requireOnlyReads() {
        assertThat(stage.actions())
                .allMatch(action ->
                        action.startsWith("Describe") || action.startsWith("List") || action.equals("GetTemplate"));
    }

    @Test
    void severalDifferencesAreRepairedAtOnce() {
        List.of(LiveEdit.RANGE, LiveEdit.STEP, LiveEdit.THRESHOLD, LiveEdit.DISABLED, LiveEdit.NO_SCHEDULE)
                .forEach(edit -> edit.in(stage));

        assertThat(stage.deploy(STACK, REPAIR).ending()).isEqualTo(Ending.REPAIRED);

        assertThat(stage.differences(STACK)).isEmpty();
        assertThat(stage.lines)
                .contains("Put the settings of ScaleOutPolicy back.", "Enabled the actions of ScaleInAlarm.");
        requireNothingToDo();
    }

    @Test
    void aRangeThatAScheduleSetIsNoDifferenceAndOutlastsARepair() {
        ObjectNode night = LiveEdit.target().put("MinCapacity", 1).put("MaxCapacity", 2);
        stage.clock.advance(Duration.ofSeconds(1));
        stage.server.scaling().putTarget(night);
        assertThat(stage.differences(STACK)).isEmpty();
        LiveEdit.THRESHOLD.in(stage);

        assertThat(stage.deploy(STACK, REPAIR).ending()).isEqualTo(Ending.REPAIRED);

        assertThat(stage.lines).contains("Kept the range that a schedule has set: 1 to 2.");
        assertThat(stage.status(STACK).target().orElseThrow().maxCapacity()).isEqualTo(2);
        requireNothingToDo();
    }

    @Test
    void anUpdateRepairsWhatItLeavesAlone() {
        LiveEdit.DISABLED.in(stage);
        SynthesizedStack next = LiveEdit.stack("+3");

        assertThat(stage.deploy(next, REPAIR).ending()).isEqualTo(Ending.UPDATED);

        assertThat(new Status(stage.aws(), stage.clock).run(next).isDrifted()).isFalse();
        assertThat(stage.deploy(next, REPAIR).ending()).isEqualTo(Ending.UNCHANGED);
    }

    @Test
    void anUpdateOfAStackWithoutItsTargetCreatesItAgain() {
        LiveEdit.NO_TARGET.in(stage);
        SynthesizedStack next = LiveEdit.stack("+3");

        assertThat(stage.deploy(next, REPAIR).ending()).isEqualTo(Ending.REPAIRED);

        assertThat(new Status(stage.aws(), stage.clock).run(next).isDrifted()).isFalse();
    }

    @Test
    void aProtectedStackIsDeletedOnlyIfThatIsAllowed() {
        stage.deploy(STACK, DeployOptions.builder().terminationProtection(true).build());
        LiveEdit.NO_TARGET.in(stage);
        forget();

        assertThatThrownBy(() -> stage.deploy(STACK, REPAIR))
                .hasMessageStartingWith("Not repaired: the stack scaling has termination protection")
                .hasMessageEndingWith("Allow that with -Dstepscale.terminationProtection=false.");
        requireOnlyReads();
        assertThatThrownBy(() -> stage.deploy(STACK, DRY_REPAIR)).hasMessageStartingWith("Not repaired: ");

        DeployOptions allowed = DeployOptions.builder()
                .repair(true)
                .terminationProtection(false)
                .build();
        assertThat(stage.deploy(STACK, allowed).ending()).isEqualTo(Ending.REPAIRED);
    }

    @Test
    void aRepairDeletesNoPolicyThatSomethingElseMade() {
        LiveEdit.NO_POLICY.in(stage);
        ObjectNode other = LiveEdit.target().put("PolicyName", "other").put("PolicyType", "StepScaling");
        other.putObject("StepScalingPolicyConfiguration").put("AdjustmentType", "ChangeInCapacity");
        stage.server.scaling().putPolicy(other);

        assertThatThrownBy(() -> stage.deploy(STACK, REPAIR))
                .hasMessageContaining("would also delete policies or schedules that are not in the stack: other.");
        assertThat(stage.actions()).doesNotContain("DeleteStack");
    }

    @Test
    void aCreationThatFailsAfterTheDeletionSaysWhatIsLeft() {
        LiveEdit.NO_TARGET.in(stage);
        stage.server.script().failing("ScalableTarget", "Could not find endpoint \"orders\".");

        assertThatThrownBy(() -> stage.deploy(STACK, REPAIR))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith("The stack scaling was deleted for the repair, but not created again: ")
                .hasMessageContaining("Could not find endpoint")
                .hasMessageContaining("No stack of that name is left. Until it is created nothing scales")
                .hasMessageEndingWith("Run mvn stepscale:deploy -Dstepscale.repair=true again.");

        stage.server.script().healed("ScalableTarget");
        assertThat(stage.deploy(STACK, REPAIR).ending()).isEqualTo(Ending.CREATED);
        assertThat(stage.differences(STACK)).isEmpty();
    }

    @Test
    void aFailedReversionLeavesWhatThereWas() {
        LiveEdit.THRESHOLD.in(stage);
        stage.server.script().failing("ScaleOutAlarm", "Access denied");

        assertThatThrownBy(() -> stage.deploy(STACK, REPAIR)).hasMessageContaining("Access denied");
        assertThat(stage.differences(STACK)).isEqualTo(LiveEdit.THRESHOLD.difference());

        stage.server.script().healed("ScaleOutAlarm");
        assertThat(stage.deploy(STACK, REPAIR).ending()).isEqualTo(Ending.REPAIRED);
    }

    @Test
    void verifyReadsBackAfterEveryChange() {
        DeployOptions verify = DeployOptions.builder().verify(true).build();
        LiveEdit.DISABLED.in(stage);

        assertThatThrownBy(() -> stage.deploy(LiveEdit.stack("+3"), verify))
                .hasMessageStartingWith("The stack scaling is deployed, but the live resources differ from the"
                        + " descriptor: ScaleInAlarm: its actions are disabled.")
                .hasMessageContaining("mvn stepscale:deploy -Dstepscale.repair=true");
        try (DeployFixture fresh = new DeployFixture()) {
            assertThat(fresh.deploy(STACK, verify).ending()).isEqualTo(Ending.CREATED);
            assertThat(fresh.lines).contains("Read back: the live resources match the descriptor.");
            DeployOptions keep = DeployOptions.builder()
                    .changeSet(new ChangeSetUse.Keep("monday"))
                    .build();
            fresh.deploy(LiveEdit.stack("+3"), keep);
            fresh.lines.clear();
            assertThat(fresh.deploy(
                                    LiveEdit.stack("+3"),
                                    DeployOptions.builder()
                                            .changeSet(new ChangeSetUse.ExecuteKept("monday"))
                                            .verify(true)
                                            .build())
                            .ending())
                    .isEqualTo(Ending.UPDATED);
            assertThat(fresh.lines).contains("Read back: the live resources match the descriptor.");
        }
    }
}
