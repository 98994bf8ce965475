package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.ExistingScaling;
import io.github.stepscale.operation.FaultTrial;
import io.github.stepscale.operation.status.Status;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.synth.SynthesizedStack;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A fault at each request of an import in turn: what scaled goes on, and a second run ends in a stack that matches it, so that a
 * deployment changes nothing.
 */
class ImportFaultsTest {
    private static final SynthesizedStack EXISTING = ExistingScaling.stack();

    private static final FaultTrial.Operation IMPORT = new FaultTrial.Operation() {
        @Override
        public void prepare(DeployFixture stage) {
            ExistingScaling.make(stage.server, EXISTING);
        }

        @Override
        public String run(DeployFixture stage) {
            return new ResourceImport(stage.aws(), stage.lines::add, stage.time(), DeployFixture.HINTS)
                    .run(DeployRequest.of(EXISTING), DeployOptions.standard())
                    .ending()
                    .name();
        }

        @Override
        public void judge(DeployFixture stage, Optional<String> claim) {
            claim.ifPresent(said -> requireImported(stage));
            assertThat(stage.server.alarms().names()).contains("orders busy", "orders idle");
            run(stage);
            requireImported(stage);
        }

        private void requireImported(DeployFixture stage) {
            assertThat(new Status(stage.aws()).run(EXISTING).isDrifted()).isFalse();
            assertThat(stage.deploy(EXISTING).ending()).isEqualTo(DeployResult.Ending.UNCHANGED);
        }
    };

    @ParameterizedTest
    @EnumSource(names = {"HTML", "LACKING", "LOST_ANSWER", "ACCESS_DENIED"})
    void aRequestMeetsAFault(Fault fault) {
        FaultTrial.once(fault, IMPORT);
    }

    /** The other kinds. */
    @Tag("slow")
    @ParameterizedTest
    @EnumSource(names = {"EXPIRED_TOKEN", "WRONG_SIGNATURE"})
    void aRequestMeetsAnotherFault(Fault fault) {
        FaultTrial.once(fault, IMPORT);
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(names = {"HTML", "LACKING", "EXPIRED_TOKEN"})
    void allFurtherRequestsMeetAFault(Fault fault) {
        FaultTrial.forEver(fault, IMPORT);
    }
}
