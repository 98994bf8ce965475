package io.github.stepscale.operation.stackset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.StackSets;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.operation.stackset.StackSetResult.Ending;
import io.github.stepscale.scripted.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever goes wrong with one request: the deployment of a stack set succeeds all the same or fails with one sentence, and a
 * second run brings it to where it should be.
 */
@Tag("slow")
class StackSetFaultsTest {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final DeployRequest WANTED = DeployRequest.of(DeployFixture.stack(12, "+3"));
    private static final StackSetOptions TWO_REGIONS = StackSetOptions.builder(new StackSets.Targets(
                    List.of(StackSetFixture.FIRST, StackSetFixture.SECOND),
                    List.of(StackSetFixture.EUROPE, "eu-west-1")))
            .build();

    @ParameterizedTest
    @MethodSource("io.github.stepscale.scripted.Fault#kinds")
    void aFaultAtAnyRequestOfACreationIsRepairedByTheNextRun(Fault fault) {
        assertThat(tryEveryRequest(fault, false)).isGreaterThanOrEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource("io.github.stepscale.scripted.Fault#kinds")
    void aFaultAtAnyRequestOfAnUpdateIsRepairedByTheNextRun(Fault fault) {
        assertThat(tryEveryRequest(fault, true)).isGreaterThanOrEqualTo(11);
    }

    /** @return how many requests there are */
    private static int tryEveryRequest(Fault fault, boolean update) {
        int tried = 0;
        while (tryAt(tried + 1, fault, update)) {
            tried++;
        }
        return tried;
    }

    private static boolean tryAt(int request, Fault fault, boolean update) {
        try (StackSetFixture fixture = new StackSetFixture(PATIENCE)) {
            fixture.aws.script().resourcesTake(Duration.ZERO);
            fixture.aws.stallFor(PATIENCE.multipliedBy(2));
            if (update) {
                fixture.deploy();
            }
            fixture.clearRecords();
            fixture.aws.faultAt(request, fault);
            attempt(fixture).ifPresent(StackSetFaultsTest::requireOneSentence);
            boolean reached = fixture.stage.actions().size() >= request;
            fixture.clearRecords();
            fixture.deploy(WANTED, TWO_REGIONS);
            requireConverged(fixture);
            return reached;
        }
    }

    private static Optional<RuntimeException> attempt(StackSetFixture fixture) {
        try {
            fixture.deploy(WANTED, TWO_REGIONS);
            return Optional.empty();
        } catch (OperationException | AwsException failed) {
            return Optional.of(failed);
        }
    }

    private static void requireOneSentence(RuntimeException failure) {
        assertThat(ErrorAdvice.sentence(failure, DeployFixture.HINTS))
                .doesNotContain("\n", "Exception:", "secret")
                .endsWith(".");
    }

    private static void requireConverged(StackSetFixture fixture) {
        fixture.clearRecords();
        StackSetResult again = fixture.deploy(WANTED, TWO_REGIONS);
        assertThat(again.ending()).isEqualTo(Ending.UNCHANGED);
        assertThat(again.instances()).hasSize(4).allMatch(StackSets.Instance::isCurrent);
        assertThat(fixture.template()).isEqualTo(WANTED.template());
        assertThat(fixture.changes()).isEmpty();
    }
}
