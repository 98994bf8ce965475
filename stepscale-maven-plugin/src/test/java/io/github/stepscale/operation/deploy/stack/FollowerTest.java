package io.github.stepscale.operation.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.StackStatusName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Operations of other runs, followed on a clock that only waiting advances. */
class FollowerTest {
    private static final String TEMPLATE =
            "Resources: {One: {Type: AWS::CloudWatch::Alarm}, Two: {Type: AWS::CloudWatch::Alarm}}";

    private final DeployFixture stage = new DeployFixture();
    private final List<String> progress = new ArrayList<>();
    private final Output output = new Output() {
        @Override
        public void line(String text) {
            stage.lines.add(text);
        }

        @Override
        public void progress(int done, int total) {
            progress.add(done + " of " + total);
        }
    };

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void printsEveryEventOnceAndTheProgress() {
        stage.server.script().resourcesTake(Duration.ofSeconds(10));
        stage.deploy(DeployFixture.stack());
        stage.lines.clear();
        String id = stage.aws().stacks().find(DeployFixture.STACK).orElseThrow().id();

        StackOutcome outcome = follower(Duration.ofMinutes(5))
                .run(id, "deleting", 6, token -> stage.aws().stacks().delete(id, token, Optional.empty(), List.of()));

        assertThat(outcome.status()).isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThat(stage.lines).hasSize(14).doesNotHaveDuplicates();
        assertThat(stage.lines.get(0)).endsWith("  scaling  DELETE_IN_PROGRESS: User Initiated");
        assertThat(stage.lines.get(13)).endsWith("  scaling  DELETE_COMPLETE");
        assertThat(progress).hasSize(14).startsWith("0 of 6").endsWith("6 of 6");
        assertThat(progress).isSorted();
        assertThat(outcome.events()).hasSize(14);
    }

    @Test
    void readsTheStackAfterEveryThirdPollWithoutAnEvent() {
        String id = stage.server.stack(DeployFixture.STACK, StackStatusName.UPDATE_IN_PROGRESS, TEMPLATE, Map.of());
        stage.server.happen(id, Duration.ofSeconds(60), "One", "UPDATE_COMPLETE", "");
        stage.server.reset();
        assertThatThrownBy(() -> follower(Duration.ofSeconds(20)).join(id, "updating"))
                .isInstanceOf(OperationException.class);
        List<String> actions = stage.actions();
        int first = actions.indexOf("DescribeStacks");
        List<String> later = actions.subList(first + 1, actions.size());
        assertThat(first).isEqualTo(looksBeforeQuiet(id) + 3);
        assertThat(later.indexOf("DescribeStacks")).isEqualTo(3);
    }

    @Test
    void printsEventsThatComeBetweenTheLastPollAndTheStateOfTheStack() {
        String id = stage.server.stack(DeployFixture.STACK, StackStatusName.UPDATE_IN_PROGRESS, TEMPLATE, Map.of());
        stage.server.happen(id, Duration.ofMinutes(4), DeployFixture.STACK, "UPDATE_COMPLETE", "");
        stage.server.onArrival(request -> {
            if (request.action().equals("DescribeStacks")) {
                stage.clock.advance(Duration.ofMinutes(4));
            }
        });

        StackOutcome outcome = follower(Duration.ofMinutes(10)).join(id, "updating");

        assertThat(outcome.status()).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(stage.lines).last().asString().endsWith("  scaling  UPDATE_COMPLETE");
    }

    /** The first poll finds the events that exist already, if any. */
    private int looksBeforeQuiet(String id) {
        return stage.aws().stackEvents().read(id, Optional.empty()).isEmpty() ? 0 : 1;
    }

    @Test
    void pollsOnceAndThenStopsAtTheTimeout() {
        String id = stage.server.stack(DeployFixture.STACK, StackStatusName.UPDATE_IN_PROGRESS, TEMPLATE, Map.of());
        Instant before = stage.clock.instant();
        assertThatThrownBy(() -> follower(Duration.ZERO).join(id, "updating"))
                .isInstanceOf(OperationException.class)
                .hasMessage("Stopped following after 0 s: CloudFormation carries on updating scaling. Run the same"
                        + " command again to follow it. To follow it longer, raise stepscale.timeout.");
        assertThat(stage.clock.instant()).isEqualTo(before);
    }

    @Test
    void pollsLessOftenWhileNothingHappens() {
        String id = stage.server.stack(DeployFixture.STACK, StackStatusName.UPDATE_IN_PROGRESS, TEMPLATE, Map.of());
        stage.server.reset();
        assertThatThrownBy(() -> follower(Duration.ofMinutes(10)).join(id, "updating"))
                .isInstanceOf(OperationException.class);
        assertThat(stage.actions().stream().filter("DescribeStackEvents"::equals))
                .hasSizeBetween(110, 190);
        assertThat(Duration.between(Instant.parse("2026-01-01T00:00:00Z"), stage.clock.instant()))
                .isBetween(Duration.ofMinutes(10), Duration.ofSeconds(606));
    }

    @Test
    void pollsSoonAgainWhenSomethingHappens() {
        String id = stage.server.stack(DeployFixture.STACK, StackStatusName.UPDATE_IN_PROGRESS, TEMPLATE, Map.of());
        stage.server.happen(id, Duration.ofSeconds(100), "One", "UPDATE_COMPLETE", "");
        stage.server.happen(id, Duration.ofSeconds(107), DeployFixture.STACK, "UPDATE_COMPLETE", "");
        follower(Duration.ofMinutes(10)).join(id, "updating");
        assertThat(Duration.between(Instant.parse("2026-01-01T00:01:47Z"), stage.clock.instant()))
                .isLessThan(Duration.ofMillis(1700));
    }

    @Test
    void toleratesFailuresOfAwsForAWhile() {
        String id = stage.server.stack(DeployFixture.STACK, StackStatusName.UPDATE_IN_PROGRESS, TEMPLATE, Map.of());
        stage.server.happen(id, Duration.ofSeconds(5), DeployFixture.STACK, "UPDATE_COMPLETE", "");
        stage.server.faultOn("DescribeStackEvents", Fault.MALFORMED, 9);
        assertThat(follower(Duration.ofMinutes(10)).join(id, "updating").status())
                .isEqualTo(StackStatus.UPDATE_COMPLETE);
    }

    @Test
    void failsWhenAwsGivesNoAnswerForTwoMinutes() {
        String id = stage.server.stack(DeployFixture.STACK, StackStatusName.UPDATE_IN_PROGRESS, TEMPLATE, Map.of());
        stage.server.faultOn("DescribeStackEvents", Fault.MALFORMED, Integer.MAX_VALUE);
        assertThatThrownBy(() -> follower(Duration.ofMinutes(10)).join(id, "updating"))
                .isInstanceOf(AwsException.class);
        assertThat(Duration.between(Instant.parse("2026-01-01T00:00:00Z"), stage.clock.instant()))
                .isBetween(Duration.ofSeconds(120), Duration.ofSeconds(130));
    }

    private Follower follower(Duration timeout) {
        return new Follower(stage.aws(), output, stage.time(), timeout, DeployFixture.HINTS);
    }
}
