package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.FaultTrial;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.operation.status.Status;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults at every request of a repair: what a failed one leaves, the next one finishes. */
class RepairFaultsTest {
    private static final List<String> CLAIMS = List.of(
            "Read back: the live resources match the descriptor.",
            "Nothing to change: the stack matches the descriptor.");
    private static final SynthesizedStack STACK = LiveEdit.stack("+2");

    /** A repair in place uses every road; the other one deletes the stack. */
    private record Repair(List<LiveEdit> edits) implements FaultTrial.Operation {
        @Override
        public void prepare(DeployFixture stage) {
            stage.deployed(STACK);
            edits.forEach(edit -> edit.in(stage));
        }

        @Override
        public String run(DeployFixture stage) {
            DeployResult result = stage.deploy(STACK, RepairTest.REPAIR);
            assertThat(result.ending()).isNotEqualTo(Ending.UPDATED);
            return String.join("\n", stage.lines);
        }

        @Override
        public void judge(DeployFixture stage, Optional<String> claim) {
            claim.filter(said -> CLAIMS.stream().anyMatch(said::contains)).ifPresent(said -> requireRepaired(stage));
            stage.clock.advance(Duration.ofSeconds(1));
            stage.deploy(STACK, RepairTest.REPAIR);
            requireRepaired(stage);
            assertThat(stage.deploy(STACK, RepairTest.REPAIR).ending()).isEqualTo(Ending.UNCHANGED);
        }

        private static void requireRepaired(DeployFixture stage) {
            assertThat(new Status(stage.aws(), stage.clock).run(STACK).parts())
                    .allSatisfy(part -> assertThat(part.differences()).isEmpty());
        }

        @Override
        public String toString() {
            return edits.toString();
        }
    }

    private static final Repair IN_PLACE =
            new Repair(List.of(LiveEdit.SUSPENSION, LiveEdit.STEP, LiveEdit.DISABLED, LiveEdit.THRESHOLD));
    private static final Repair NEW_STACK = new Repair(List.of(LiveEdit.NO_TARGET));

    private static final List<Fault> EVERYDAY = List.of(Fault.LOST_ANSWER, Fault.ACCESS_DENIED);

    private static Stream<Arguments> with(List<Fault> faults) {
        return Stream.of(IN_PLACE, NEW_STACK)
                .flatMap(repair -> faults.stream().map(fault -> Arguments.of(repair, fault)));
    }

    static Stream<Arguments> everyday() {
        return with(EVERYDAY);
    }

    /** The other kinds; a new stack, which is deployed as any other, meets that of a request which is sent again. */
    static Stream<Arguments> otherFaults() {
        Stream<Arguments> inPlace = Fault.kinds().stream()
                .filter(fault -> !EVERYDAY.contains(fault))
                .map(fault -> Arguments.of(IN_PLACE, fault));
        return Stream.concat(inPlace, Stream.of(Arguments.of(NEW_STACK, Fault.HTML)));
    }

    static Stream<Arguments> faultsThatStay() {
        return with(List.of(Fault.HTML, Fault.LACKING, Fault.EXPIRED_TOKEN));
    }

    @ParameterizedTest
    @MethodSource
    void everyday(FaultTrial.Operation repair, Fault fault) {
        FaultTrial.once(fault, repair);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource
    void otherFaults(FaultTrial.Operation repair, Fault fault) {
        FaultTrial.once(fault, repair);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource
    void faultsThatStay(FaultTrial.Operation repair, Fault fault) {
        FaultTrial.forEver(fault, repair);
    }
}
