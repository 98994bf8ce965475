package io.github.stepscale.operation.deploy.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.deploy.DeployOptions;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.operation.deploy.DeployResult;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.scripted.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fault in one request of the first of two stacks: the second is deployed, and the first is reported. */
@Tag("slow")
class ParallelDeployFaultsTest {
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final List<DeployRequest> BOTH = Stream.of("first", "second")
            .map(name -> DeployFixture.checked("""
                    endpointName: %1$s
                    stackName: %1$s
                    minCapacity: 1
                    maxCapacity: 10
                    steps:
                      - { lower: 50, change: +1 }
                    """.formatted(name)))
            .map(DeployRequest::of)
            .toList();

    @ParameterizedTest
    @MethodSource("io.github.stepscale.scripted.Fault#kinds")
    void aFaultInOneDeploymentDoesNotStopTheOther(Fault fault) {
        int request = 1;
        while (tryAt(request, fault)) {
            request++;
        }
        assertThat(request).isGreaterThan(8);
    }

    /** @return whether the request was one of the first stack */
    private static boolean tryAt(int request, Fault fault) {
        try (DeployFixture stage = new DeployFixture(PATIENCE)) {
            stage.server.script().resourcesTake(Duration.ZERO);
            stage.server.script().changeSetsTake(Duration.ZERO);
            stage.server.stallFor(PATIENCE.multipliedBy(2));
            stage.server.faultAt(request, fault);
            List<String> lines = new ArrayList<>();
            ParallelDeployResult result = new ParallelDeploy(
                            stage.connection(),
                            DeployFixture.LIMITS,
                            lines::add,
                            1,
                            false,
                            stage.time(),
                            DeployFixture.HINTS)
                    .run(BOTH, List.of(), DeployOptions.standard());
            boolean ofFirst = request < requestsOfFirst(stage);
            if (ofFirst) {
                assertThat(result.members().get(1).result().map(DeployResult::ending))
                        .contains(Ending.CREATED);
                result.failures()
                        .forEach(failed -> assertThat(failed.failure().orElseThrow())
                                .doesNotContain("\n", "Exception:", "secret")
                                .endsWith("."));
            }
            return ofFirst;
        }
    }

    private static int requestsOfFirst(DeployFixture stage) {
        List<String> stacks = stage.server.requests().stream()
                .map(any -> any.text("StackName").orElse(""))
                .toList();
        return stacks.indexOf("second") + 1;
    }
}
