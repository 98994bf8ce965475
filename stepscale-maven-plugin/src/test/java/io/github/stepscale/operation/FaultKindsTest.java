package io.github.stepscale.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.scripted.Fault;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Why the trials of an operation need only {@link Fault#kinds}: at one request, faults of a kind are the same to an operation, by
 * each protocol of AWS, in reads and in writes. Whether it fails and how, how often the request was sent, whether it had its effect.
 */
class FaultKindsTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final List<Consumer<Aws>> REQUESTS = List.of(
            aws -> aws.stacks().find(DeployFixture.STACK),
            aws -> aws.scaling().target("endpoint/orders/variant/AllTraffic", "sagemaker:variant:DesiredInstanceCount"),
            aws -> aws.alarms().enableActions(List.of("busy")),
            aws -> aws.endpoints().ofVariant("orders", "AllTraffic"),
            Aws::account);

    /** What an operation can tell of a request. */
    private record Seen(String ending, int sent, boolean effective) {}

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void faultsOfAKindAreTheSameToAnOperation(Fault fault) {
        assertThat(seen(fault)).isEqualTo(seen(fault.kind()));
    }

    @Test
    void faultsOfDifferentKindsAreNot() {
        assertThat(Fault.kinds().stream().map(FaultKindsTest::seen)).doesNotHaveDuplicates();
    }

    private static List<Seen> seen(Fault fault) {
        return REQUESTS.stream().map(request -> seen(fault, request)).toList();
    }

    private static Seen seen(Fault fault, Consumer<Aws> request) {
        try (DeployFixture stage = new DeployFixture()) {
            stage.deployed(DeployFixture.stack());
            stage.server.stallFor(SHORT.multipliedBy(2));
            stage.server.trickleEvery(SHORT.dividedBy(5));
            if (fault.takesTime()) {
                stage.reconnect(SHORT);
            }
            // What a first request does besides may take longer than that.
            Stream.of(1, 2).forEach(time -> ending(stage, request));
            stage.server.reset();
            stage.server.faultAt(1, fault);
            return new Seen(ending(stage, request), stage.actions().size(), fault.acts());
        }
    }

    private static String ending(DeployFixture stage, Consumer<Aws> request) {
        try {
            request.accept(stage.aws());
            return "well";
        } catch (AwsException failed) {
            return failed.kind().name();
        }
    }
}
