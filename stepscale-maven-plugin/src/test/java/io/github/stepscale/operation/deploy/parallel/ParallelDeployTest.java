package io.github.stepscale.operation.deploy.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Connection;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.deploy.DeployOptions;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.operation.deploy.DeployResult;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.StackStatusName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParallelDeployTest {
    private final DeployFixture stage = new DeployFixture();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        stage.close();
    }

    /** Time passes for every deployment alike, so the scripted resources take none. */
    private ParallelDeploy fleet(int parallel, boolean failFast) {
        stage.server.script().resourcesTake(Duration.ZERO);
        stage.server.script().changeSetsTake(Duration.ZERO);
        Connection connection = Connection.standard().withRegion("eu-central-1").withEndpoint(stage.server.endpoint());
        return new ParallelDeploy(connection, lines::add, parallel, failFast, DeployFixture.HINTS);
    }

    private static List<DeployRequest> requests(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> DeployFixture.checked("""
                        endpointName: orders-%d
                        stackName: scaling-%d
                        minCapacity: 1
                        maxCapacity: 10
                        steps:
                          - { upper: 20, change: -1 }
                          - { lower: 50, change: +1 }
                        """.formatted(i, i)))
                .map(DeployRequest::of)
                .toList();
    }

    @Test
    void deploysAllWithoutMixingTheirLines() {
        ParallelDeployResult result = fleet(4, false).run(requests(6), List.of(), DeployOptions.standard());

        assertThat(result.members())
                .extracting(ParallelDeployResult.Member::stack)
                .containsExactly("scaling-0", "scaling-1", "scaling-2", "scaling-3", "scaling-4", "scaling-5");
        assertThat(result.failures()).isEmpty();
        List<String> heads =
                lines.stream().filter(line -> line.startsWith("Account")).toList();
        assertThat(heads).hasSize(6);
        for (int i = 0; i < 6; i++) {
            int start = lines.indexOf("Account 123456789012, Region eu-central-1, stack scaling-" + i);
            String event = lines.subList(start, lines.size()).stream()
                    .filter(line -> line.contains("CREATE_IN_PROGRESS"))
                    .findFirst()
                    .orElseThrow();
            assertThat(event).contains("scaling-" + i + "  CREATE_IN_PROGRESS");
        }
        assertThat(result.summary()).endsWith("6 stacks: 6 created");
    }

    @Test
    void oneThatFailsDoesNotStopTheOthers() {
        stage.server.stack(
                "scaling-1", StackStatusName.DELETE_FAILED, requests(1).get(0).template(), Map.of());

        ParallelDeployResult result = fleet(2, false).run(requests(3), List.of(), DeployOptions.standard());

        assertThat(result.failures())
                .extracting(ParallelDeployResult.Member::stack)
                .containsExactly("scaling-1");
        assertThat(result.summary()).last().isEqualTo("3 stacks: 2 created, 1 failed");
    }

    @Test
    void aDefectInOneDoesNotStopTheOthers() {
        List<DeployRequest> requests = new ArrayList<>(requests(3));
        requests.set(
                1,
                new DeployRequest(
                        "scaling-1",
                        null,
                        Map.of(),
                        Map.of(),
                        requests.get(1).target(),
                        requests.get(1).plan(),
                        Optional.empty()));

        ParallelDeployResult result = fleet(2, false).run(requests, List.of(), DeployOptions.standard());

        assertThat(result.members())
                .extracting(member -> member.result().map(DeployResult::ending).orElse(null))
                .containsExactly(Ending.CREATED, null, Ending.CREATED);
        assertThat(result.failures().get(0).failure().orElseThrow())
                .startsWith("A defect of stepscale: java.lang.NullPointerException");
        assertThat(result.failures().get(0).cause()).containsInstanceOf(NullPointerException.class);
    }

    @Test
    void anOutageForOneIsReportedAndTheOthersAreDeployed() {
        stage.server.faultOn("CreateChangeSet", Fault.ACCESS_DENIED, 1);

        ParallelDeployResult result = fleet(1, false).run(requests(2), List.of(), DeployOptions.standard());

        assertThat(result.failures().get(0).cause()).containsInstanceOf(AwsException.class);
        assertThat(result.summary()).last().isEqualTo("2 stacks: 1 created, 1 failed");
        assertThat(lines).contains("Account 123456789012, Region eu-central-1, stack scaling-0");
    }

    @Test
    void aSingleDeploymentPrintsAtOnceAndKeepsItsCause() {
        stage.server.faultOn("CreateChangeSet", Fault.ACCESS_DENIED, 1);

        ParallelDeployResult result = fleet(4, false).run(requests(1), List.of(), DeployOptions.standard());

        assertThat(result.members()).hasSize(1);
        assertThat(result.members().get(0).cause()).containsInstanceOf(AwsException.class);
        assertThat(fleet(4, false)
                        .run(List.of(), List.of(), DeployOptions.standard())
                        .members())
                .isEmpty();
    }

    @Test
    void clientsOpenedBeforeOneThatCannotBeAreClosed() {
        List<String> closed = new ArrayList<>();
        assertThatThrownBy(() -> ParallelDeploy.<String, AutoCloseable>openAll(List.of("a", "b", "c", "d"), place -> {
                    if (place.equals("c")) {
                        throw new IllegalStateException("no client");
                    }
                    return () -> {
                        closed.add(place);
                        throw new IllegalStateException("nor closes " + place);
                    };
                }))
                .hasMessage("no client");
        assertThat(closed).containsExactly("a", "b");
        assertThat(ParallelDeploy.<String, AutoCloseable>openAll(List.of("a", "b"), place -> () -> closed.add("late")))
                .hasSize(2);
        assertThat(closed).hasSize(2);
    }

    @Test
    void aRegionThatIsNamedTwiceGetsEachStackOnce() {
        ParallelDeployResult result =
                fleet(2, false).run(requests(1), List.of("us-west-2", "us-west-2"), DeployOptions.standard());
        assertThat(result.members()).hasSize(1);
    }

    @Test
    void aThreadThatIsInterruptedStaysSo() {
        ParallelDeploy fleet = fleet(2, false);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> fleet.run(requests(2), List.of(), DeployOptions.standard()))
                .isInstanceOf(OperationException.class)
                .hasMessage("Interrupted. AWS carries on with what it has begun.");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void atLeastOneIsDeployedAtATime() {
        assertThatThrownBy(() -> fleet(0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parallel: 0");
    }

    @Test
    void failFastAppliesToOneRun() {
        ParallelDeploy fleet = fleet(1, true);
        stage.server.faultOn("CreateChangeSet", Fault.ACCESS_DENIED, 1);
        assertThat(fleet.run(requests(2), List.of(), DeployOptions.standard()).failures())
                .hasSize(2);
        assertThat(fleet.run(requests(2), List.of(), DeployOptions.standard()).failures())
                .isEmpty();
    }

    @Test
    void failFastStartsNoFurtherDeployment() {
        stage.server.stack(
                "scaling-0", StackStatusName.DELETE_FAILED, requests(1).get(0).template(), Map.of());

        ParallelDeployResult result = fleet(1, true).run(requests(3), List.of(), DeployOptions.standard());

        assertThat(result.failures()).hasSize(3);
        assertThat(result.members().get(2).failure()).contains("Not started, since another failed.");
        assertThat(stage.actions()).doesNotContain("CreateChangeSet");
    }

    @Test
    void eachRegionGetsEveryStack() {
        ParallelDeployResult result = fleet(4, false)
                .run(
                        requests(1),
                        List.of("eu-central-1", "us-west-2"),
                        DeployOptions.builder().dryRun(true).build());

        assertThat(result.members())
                .extracting(member ->
                        member.region() + " " + member.result().orElseThrow().ending())
                .containsExactly("eu-central-1 " + Ending.PLANNED, "us-west-2 " + Ending.PLANNED);
        assertThat(stage.server.requests())
                .extracting(request -> request.region())
                .contains("us-west-2");
    }
}
