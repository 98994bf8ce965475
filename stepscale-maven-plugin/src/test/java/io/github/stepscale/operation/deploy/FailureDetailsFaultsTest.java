package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.FaultTrial;
import io.github.stepscale.scripted.Fault;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault at every request of a deployment that fails, and of one with warnings. */
class FailureDetailsFaultsTest {
    /** A deployment of a new stack, which the next run completes when nothing is wrong any more. */
    private abstract static class Creation implements FaultTrial.Operation {
        @Override
        public String run(DeployFixture stage) {
            stage.deploy(DeployFixture.stack());
            return String.join("\n", stage.lines);
        }

        @Override
        public void judge(DeployFixture stage, Optional<String> claim) {
            stage.server.script().nothingIsWrong();
            stage.server.script().healed("ScaleInAlarm");
            stage.deploy(DeployFixture.stack());
            assertThat(stage.server.statusOf(DeployFixture.STACK)).contains("CREATE_COMPLETE");
        }
    }

    private static final FaultTrial.Operation REFUSED = new Creation() {
        @Override
        public void prepare(DeployFixture stage) {
            stage.server
                    .script()
                    .validationFinds(
                            true, "ScaleOutAlarm", "/Resources/ScaleOutAlarm/Properties/Threshold", "Not a number");
            stage.server.script().hookFinds(true, "Acme::Tags::Hook", "Tags are missing", "Add one", "");
        }

        @Override
        public void judge(DeployFixture stage, Optional<String> claim) {
            assertThat(claim).isEmpty();
            assertThat(stage.server.statusOf(DeployFixture.STACK).orElse("REVIEW_IN_PROGRESS"))
                    .isEqualTo("REVIEW_IN_PROGRESS");
            super.judge(stage, claim);
        }
    };

    private static final FaultTrial.Operation FAILED = new Creation() {
        @Override
        public void prepare(DeployFixture stage) {
            stage.server.script().hookRefuses("ScaleInAlarm", "Acme::Alarms::Hook", "No topic", "Add a topic", "");
        }

        @Override
        public void judge(DeployFixture stage, Optional<String> claim) {
            assertThat(claim).isEmpty();
            super.judge(stage, claim);
        }
    };

    private static final FaultTrial.Operation WARNED = new Creation() {
        @Override
        public void prepare(DeployFixture stage) {
            stage.server.script().validationFinds(false, "ScalableTarget", "", "The quota is near");
        }
    };

    @ParameterizedTest
    @EnumSource(names = {"ACCESS_DENIED", "LACKING", "EXPIRED_TOKEN", "LOST_ANSWER"})
    void aRefusedCreationEndsWithOneSentence(Fault fault) {
        FaultTrial.once(fault, REFUSED);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCESS_DENIED", "LACKING", "EXPIRED_TOKEN", "LOST_ANSWER"})
    void aFailedCreationEndsWithOneSentence(Fault fault) {
        FaultTrial.once(fault, FAILED);
    }

    /** The other kinds. */
    @Tag("slow")
    @ParameterizedTest
    @EnumSource(names = {"HTML", "WRONG_SIGNATURE"})
    void anotherFaultEndsWithOneSentence(Fault fault) {
        FaultTrial.once(fault, REFUSED);
        FaultTrial.once(fault, FAILED);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("io.github.stepscale.scripted.Fault#kinds")
    void aCreationWithWarningsEndsWithOneSentence(Fault fault) {
        FaultTrial.once(fault, WARNED);
    }
}
