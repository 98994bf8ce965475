package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.Connection;
import io.github.stepscale.operation.Stage;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.scripted.StackStatusName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FleetTest {
    private final Stage stage = new Stage();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        stage.close();
    }

    /** Time passes for every deployment alike, so the scripted resources take none. */
    private Fleet fleet(int parallel, boolean failFast) {
        stage.server.script().resourcesTake(Duration.ZERO);
        stage.server.script().changeSetsTake(Duration.ZERO);
        Connection connection = Connection.standard().withRegion("eu-central-1").withEndpoint(stage.server.endpoint());
        return new Fleet(connection, lines::add, parallel, failFast);
    }

    private static List<DeployRequest> requests(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Stage.checked("""
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
    void deploysAllAndDoesNotMixTheirLines() {
        FleetResult result = fleet(4, false).run(requests(6), List.of(), DeployOptions.standard());

        assertThat(result.members())
                .extracting(FleetResult.Member::stack)
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

        FleetResult result = fleet(2, false).run(requests(3), List.of(), DeployOptions.standard());

        assertThat(result.failures()).extracting(FleetResult.Member::stack).containsExactly("scaling-1");
        assertThat(result.summary()).last().isEqualTo("3 stacks: 2 created, 1 failed");
    }

    @Test
    void failFastBeginsNoFurther() {
        stage.server.stack(
                "scaling-0", StackStatusName.DELETE_FAILED, requests(1).get(0).template(), Map.of());

        FleetResult result = fleet(1, true).run(requests(3), List.of(), DeployOptions.standard());

        assertThat(result.failures()).hasSize(3);
        assertThat(result.members().get(2).failure()).contains("Not begun, since another failed.");
        assertThat(stage.actions()).doesNotContain("CreateChangeSet");
    }

    @Test
    void eachRegionGetsEveryStack() {
        FleetResult result = fleet(4, false)
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
