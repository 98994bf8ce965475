package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.deploy.DeployOptions.Recreate;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.scripted.StackStatusName;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each of CloudFormation's 23 states of a stack, and the move that a deployment makes in it. */
class StackStatesTest {
    private static final DeployOptions STANDARD = DeployOptions.standard();
    private static final DeployOptions PERMISSIVE = DeployOptions.builder()
            .recreateFailed(Recreate.ANY)
            .continueRollback(true)
            .build();

    /**
     * One state.
     *
     * @param then the state that follows by itself
     * @param options what the user allows
     * @param ending how the deployment ends; empty if it is refused
     * @param says a part of the message
     */
    private record State(
            StackStatusName status,
            Optional<String> then,
            DeployOptions options,
            Optional<Ending> ending,
            String says) {

        static State rests(StackStatusName status, DeployOptions options, Ending ending, String says) {
            return new State(status, Optional.empty(), options, Optional.of(ending), says);
        }

        static State refused(StackStatusName status, DeployOptions options, String says) {
            return new State(status, Optional.empty(), options, Optional.empty(), says);
        }

        static State busy(StackStatusName status, StackStatusName then, Ending ending) {
            String says = "The stack is in " + status + ": waiting for that to end";
            return new State(status, Optional.of(then.name()), STANDARD, Optional.of(ending), says);
        }

        @Override
        public String toString() {
            return status + (options == PERMISSIVE ? " (allowed)" : "");
        }
    }

    private final DeployFixture stage = new DeployFixture();

    @AfterEach
    void close() {
        stage.close();
    }

    static List<State> states() {
        return List.of(
                State.rests(StackStatusName.CREATE_COMPLETE, STANDARD, Ending.UPDATED, "to change"),
                State.rests(StackStatusName.UPDATE_COMPLETE, STANDARD, Ending.UPDATED, "to change"),
                State.rests(StackStatusName.UPDATE_ROLLBACK_COMPLETE, STANDARD, Ending.UPDATED, "to change"),
                State.rests(StackStatusName.IMPORT_COMPLETE, STANDARD, Ending.UPDATED, "to change"),
                State.rests(StackStatusName.IMPORT_ROLLBACK_COMPLETE, STANDARD, Ending.UPDATED, "to change"),
                State.rests(StackStatusName.REVIEW_IN_PROGRESS, STANDARD, Ending.CREATED, "to change"),
                State.rests(StackStatusName.DELETE_COMPLETE, STANDARD, Ending.CREATED, "to change"),
                State.rests(StackStatusName.ROLLBACK_COMPLETE, STANDARD, Ending.CREATED, "deleting it, then creating"),
                State.refused(StackStatusName.ROLLBACK_FAILED, STANDARD, "-Dstepscale.recreateFailed=true"),
                State.rests(StackStatusName.ROLLBACK_FAILED, PERMISSIVE, Ending.CREATED, "deleting it, then creating"),
                State.refused(StackStatusName.CREATE_FAILED, STANDARD, "-Dstepscale.recreateFailed=true"),
                State.rests(StackStatusName.CREATE_FAILED, PERMISSIVE, Ending.CREATED, "deleting it, then creating"),
                State.refused(StackStatusName.UPDATE_ROLLBACK_FAILED, STANDARD, "-Dstepscale.continueRollback=true"),
                State.rests(
                        StackStatusName.UPDATE_ROLLBACK_FAILED,
                        PERMISSIVE,
                        Ending.UPDATED,
                        "first continuing the rollback of scaling"),
                State.refused(StackStatusName.UPDATE_FAILED, STANDARD, "-Dstepscale.continueRollback=true"),
                State.rests(StackStatusName.UPDATE_FAILED, PERMISSIVE, Ending.UPDATED, "first rolling back scaling"),
                State.refused(StackStatusName.DELETE_FAILED, PERMISSIVE, "mvn stepscale:delete"),
                State.refused(StackStatusName.IMPORT_ROLLBACK_FAILED, PERMISSIVE, "by hand"),
                State.busy(StackStatusName.CREATE_IN_PROGRESS, StackStatusName.CREATE_COMPLETE, Ending.UPDATED),
                State.busy(StackStatusName.ROLLBACK_IN_PROGRESS, StackStatusName.ROLLBACK_COMPLETE, Ending.CREATED),
                State.busy(StackStatusName.DELETE_IN_PROGRESS, StackStatusName.DELETE_COMPLETE, Ending.CREATED),
                State.busy(StackStatusName.UPDATE_IN_PROGRESS, StackStatusName.UPDATE_COMPLETE, Ending.UPDATED),
                State.busy(
                        StackStatusName.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
                        StackStatusName.UPDATE_COMPLETE,
                        Ending.UPDATED),
                State.busy(
                        StackStatusName.UPDATE_ROLLBACK_IN_PROGRESS,
                        StackStatusName.UPDATE_ROLLBACK_COMPLETE,
                        Ending.UPDATED),
                State.busy(
                        StackStatusName.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
                        StackStatusName.UPDATE_ROLLBACK_COMPLETE,
                        Ending.UPDATED),
                State.busy(StackStatusName.IMPORT_IN_PROGRESS, StackStatusName.IMPORT_COMPLETE, Ending.UPDATED),
                State.busy(
                        StackStatusName.IMPORT_ROLLBACK_IN_PROGRESS,
                        StackStatusName.IMPORT_ROLLBACK_COMPLETE,
                        Ending.UPDATED));
    }

    @ParameterizedTest
    @MethodSource("states")
    void makesTheRightMove(State state) {
        SynthesizedStack before = DeployFixture.stack();
        DeployRequest request = DeployRequest.of(before);
        stage.server.stack(DeployFixture.STACK, state.status(), request.template(), request.parameters());
        state.then()
                .ifPresent(then -> stage.server.happen(
                        DeployFixture.STACK, Duration.ofSeconds(30), DeployFixture.STACK, then, ""));
        SynthesizedStack after = DeployFixture.stack(12, "+3");

        if (state.ending().isPresent()) {
            DeployResult result = stage.deploy(after, state.options());
            assertThat(result.ending()).isEqualTo(state.ending().get());
            assertThat(stage.lines).anyMatch(line -> line.contains(state.says()));
            assertThat(stage.aws().stacks().template(DeployFixture.STACK)).isEqualTo(after.template());
        } else {
            assertThatThrownBy(() -> stage.deploy(after, state.options()))
                    .isInstanceOf(OperationException.class)
                    .hasMessageContaining("is in " + state.status())
                    .hasMessageContaining(state.says());
            assertThat(stage.actions()).containsExactly("DescribeStacks", "ListStackResources");
        }
    }

    @Test
    void everyStateIsCovered() {
        assertThat(states().stream().map(state -> state.status().name()))
                .containsAll(Stream.of(StackStatus.values()).map(Enum::name).toList());
        assertThat(Arrays.stream(StackStatusName.values()).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(StackStatus.values()).map(Enum::name).toList());
    }
}
