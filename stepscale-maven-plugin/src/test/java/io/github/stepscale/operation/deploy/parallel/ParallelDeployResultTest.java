package io.github.stepscale.operation.deploy.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.deploy.DeployResult;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.operation.deploy.parallel.ParallelDeployResult.Member;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParallelDeployResultTest {
    private final ParallelDeployResult result = new ParallelDeployResult(List.of(
            Member.deployed(deployed("orders", Ending.CREATED)),
            Member.failed("eu-west-1", "returns", new OperationException("No endpoint."), DeployFixture.HINTS),
            Member.failed("eu-west-1", "stock", new IllegalStateException("oops"), DeployFixture.HINTS),
            Member.notStarted("eu-west-1", "shop"),
            Member.deployed(deployed("search", Ending.UNCHANGED)),
            Member.deployed(deployed("sort", Ending.CREATED))));

    @Test
    void theSummaryNamesEachStackWithItsCauseAndCountsThem() {
        assertThat(result.summary())
                .containsExactly(
                        "eu-west-1  orders  created",
                        "eu-west-1  returns  failed: No endpoint.",
                        "eu-west-1  stock  failed: A defect of stepscale: java.lang.IllegalStateException: oops. Report it with its stack trace.",
                        "eu-west-1  shop  not started",
                        "eu-west-1  search  unchanged",
                        "eu-west-1  sort  created",
                        "6 stacks: 2 created, 2 failed, 1 not started, 1 unchanged");
    }

    @Test
    void aDeploymentThatWasNotStartedIsNoSuccess() {
        assertThat(result.failures()).extracting(Member::stack).containsExactly("returns", "stock", "shop");
        assertThat(result.failures().get(2).failure()).contains("Not started, since another failed.");
        assertThat(result.failures().get(2).cause()).isEmpty();
    }

    private static DeployResult deployed(String stack, Ending ending) {
        return new DeployResult(ending, stack, "123456789012", "eu-west-1", Optional.empty(), Map.of(), List.of());
    }
}
