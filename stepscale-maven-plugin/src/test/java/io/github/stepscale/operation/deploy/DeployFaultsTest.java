package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.status.Status;
import io.github.stepscale.operation.status.StatusReport;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fault in one request of a deployment: the deployment succeeds or fails with one sentence, and a second run brings the
 * stack to where it should be.
 */
@Tag("slow")
class DeployFaultsTest {
    private static final Duration SHORT = Duration.ofMillis(100);

    /** Not of one kind each, but each. */
    @ParameterizedTest
    @EnumSource
    void everyRequestOfACreationMayFail(Fault fault) {
        tryEveryRequest(fault, Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("io.github.stepscale.scripted.Fault#kinds")
    void everyRequestOfAnUpdateMayFail(Fault fault) {
        tryEveryRequest(fault, Optional.of(DeployFixture.stack()));
    }

    private static void tryEveryRequest(Fault fault, Optional<SynthesizedStack> before) {
        AtomicInteger survived = new AtomicInteger();
        int tried = 0;
        while (tryAt(tried + 1, fault, before, survived)) {
            tried++;
        }
        System.out.println(fault + (before.isPresent() ? ", update: " : ", creation: ") + tried + " requests, "
                + survived.get() + " survived in the first run, all in the second");
        assertThat(tried).isGreaterThan(6);
    }

    /** @return whether there was such a request */
    private static boolean tryAt(int request, Fault fault, Optional<SynthesizedStack> before, AtomicInteger survived) {
        try (DeployFixture stage = new DeployFixture()) {
            // One poll shows the end, so that no request waits.
            stage.server.script().resourcesTake(Duration.ZERO);
            stage.server.script().changeSetsTake(Duration.ZERO);
            stage.server.stallFor(SHORT.multipliedBy(2));
            stage.server.trickleEvery(SHORT.dividedBy(5));
            before.ifPresent(stage::deploy);
            stage.server.reset();
            stage.reconnect(fault.takesTime() ? SHORT : DeployFixture.LONG);
            stage.server.faultAt(request, fault);
            SynthesizedStack wanted = DeployFixture.stack(12, "+3");

            Optional<RuntimeException> failure = attempt(stage, wanted);
            boolean reached = stage.actions().size() >= request;
            failure.ifPresent(DeployFaultsTest::requireOneSentence);
            if (failure.isEmpty() && reached) {
                survived.incrementAndGet();
            }
            stage.server.reset();
            stage.reconnect(DeployFixture.LONG);
            stage.deploy(wanted);
            requireConverged(stage, wanted, before);
            return reached;
        }
    }

    private static Optional<RuntimeException> attempt(DeployFixture stage, SynthesizedStack wanted) {
        try {
            stage.deploy(wanted);
            return Optional.empty();
        } catch (OperationException | AwsException failed) {
            return Optional.of(failed);
        }
    }

    private static void requireOneSentence(RuntimeException failure) {
        String message = failure instanceof AwsException refused ? ErrorAdvice.sentence(refused) : failure.getMessage();
        assertThat(message).doesNotContain("\n", "Exception:", "secret").endsWith(".");
    }

    private static void requireConverged(
            DeployFixture stage, SynthesizedStack wanted, Optional<SynthesizedStack> before) {
        assertThat(stage.aws().stacks().find(DeployFixture.STACK).orElseThrow().status())
                .isIn(StackStatus.CREATE_COMPLETE, StackStatus.UPDATE_COMPLETE);
        assertThat(stage.aws().stacks().template(DeployFixture.STACK)).isEqualTo(wanted.template());
        StatusReport status = new Status(stage.aws()).run(wanted);
        assertThat(status.parts())
                .allSatisfy(part -> assertThat(part.differences()).isEmpty());
        assertThat(status.foreignPolicies()).isEmpty();
        long made = stage
                .aws()
                .stackEvents()
                .read(
                        stage.aws()
                                .stacks()
                                .find(DeployFixture.STACK)
                                .orElseThrow()
                                .id(),
                        Optional.of("none"))
                .stream()
                .filter(event -> event.resource().equals("ScalableTarget")
                        && event.status().equals("CREATE_COMPLETE"))
                .count();
        assertThat(made).as("creations of the scalable target").isEqualTo(1);
    }

    @Test
    void expiredCredentialsSayThatTheStackCarriesOn() {
        try (DeployFixture stage = new DeployFixture()) {
            stage.server.script().changeSetsTake(Duration.ZERO);
            stage.server.script().resourcesTake(Duration.ofMinutes(1));
            stage.server.faultFrom(11, Fault.EXPIRED_TOKEN);

            Optional<RuntimeException> failure = attempt(stage, DeployFixture.stack());

            assertThat(failure.orElseThrow()).isInstanceOf(AwsException.class);
            assertThat(ErrorAdvice.sentence((AwsException) failure.get())).contains("Get new credentials");
            assertThat(List.copyOf(stage.actions())).contains("ExecuteChangeSet");
        }
    }
}
