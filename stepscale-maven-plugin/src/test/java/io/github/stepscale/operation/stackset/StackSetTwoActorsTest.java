package io.github.stepscale.operation.stackset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.StackSets;
import io.github.stepscale.operation.Actor;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.Order;
import io.github.stepscale.operation.TwoActors;
import io.github.stepscale.operation.deploy.DeployRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two runs on one stack set with their requests in random order: the outcome is that of one run, and the messages are true. */
class StackSetTwoActorsTest {
    private static final int FEW = 5;
    private static final int MANY = 2_000;
    private static final List<Actor> ACTORS = List.of(new Actor(), new Actor());
    private static final DeployRequest OLD = DeployRequest.of(DeployFixture.stack(5, "+1"));
    private static final DeployRequest ONE = DeployRequest.of(DeployFixture.stack());
    private static final DeployRequest TWO = DeployRequest.of(DeployFixture.stack(12, "+3"));
    private static final StackSetOptions STANDARD = StackSetFixture.options().build();
    private static final StackSetOptions DRY =
            StackSetFixture.options().dryRun(true).build();

    /** What each run does, the state before, and the descriptors whose template may remain. */
    enum Scene {
        ONE_DESCRIPTOR_TWICE_AND_NO_STACK_SET(stage -> {}, deploys(ONE), deploys(ONE), ONE),
        ONE_DESCRIPTOR_TWICE(stage -> stage.before(deploys(OLD)), deploys(ONE), deploys(ONE), ONE),
        TWO_DESCRIPTORS_AND_NO_STACK_SET(stage -> {}, deploys(ONE), deploys(TWO), ONE, TWO),
        TWO_DESCRIPTORS(stage -> stage.before(deploys(OLD)), deploys(ONE), deploys(TWO), ONE, TWO),
        A_DRY_RUN_BESIDE_A_DEPLOYMENT(stage -> stage.before(deploys(OLD)), deploys(ONE), looks(TWO), ONE);

        private final Consumer<TwoActors> before;
        private final List<Consumer<Actor>> works;
        private final List<DeployRequest> possible;

        Scene(Consumer<TwoActors> before, Consumer<Actor> first, Consumer<Actor> second, DeployRequest... possible) {
            this.before = before;
            this.works = List.of(first, second);
            this.possible = List.of(possible);
        }

        private static Consumer<Actor> deploys(DeployRequest request) {
            return actor -> run(actor, request, STANDARD);
        }

        private static Consumer<Actor> looks(DeployRequest request) {
            return actor -> run(actor, request, DRY);
        }

        private static void run(Actor actor, DeployRequest request, StackSetOptions options) {
            new StackSetDeploy(actor.aws(), actor::say, actor, DeployFixture.HINTS)
                    .run(StackSetFixture.NAME, request, options);
        }

        private void play(long seed) {
            try (TwoActors stage = new TwoActors(ACTORS, new StackSetTruth())) {
                stage.server.script().resourcesTake(Duration.ofSeconds(1));
                before.accept(stage);
                stage.run(works, Order.random(seed));
                assertThat(stage.untrue).as(this + ", random " + seed).isEmpty();
                stage.before(actor ->
                        requireEnd(actor, ACTORS.stream().map(Actor::failed).toList(), seed));
            }
        }

        private void requireEnd(Actor looking, List<String> failures, long seed) {
            var stackSets = looking.aws().stackSets();
            String template = stackSets
                    .find(StackSetFixture.NAME, STANDARD.permissionModel())
                    .orElseThrow()
                    .template();
            assertThat(possible)
                    .as(this + ", random " + seed)
                    .extracting(DeployRequest::template)
                    .contains(template);
            assertThat(stackSets.instances(StackSetFixture.NAME, STANDARD.permissionModel()))
                    .as(this + ", random " + seed)
                    .hasSize(2)
                    .allMatch(StackSets.Instance::isCurrent);
            assertThat(failures.stream().filter(said -> !said.isEmpty()).count())
                    .as("%s, random %d: %s", this, seed, failures)
                    .isLessThan(possible.size());
        }
    }

    /** What a run says of the other one. */
    private static final class StackSetTruth implements TwoActors.Truth {

        @Override
        public Optional<String> objection(TwoActors stage, Actor actor, String said) {
            Actor other = stage.other(actor);
            boolean changed = other.hasSent("CreateStackSet") || other.hasSent("UpdateStackSet");
            if (said.contains("was deleted during this deployment") || said.contains("lost instances")) {
                return Optional.of("the other run deleted nothing");
            }
            if (said.contains("was changed by another user") || said.contains("is working on the stack set")) {
                return changed || other.hasSent("CreateStackInstances")
                        ? Optional.empty()
                        : Optional.of("the other run changed nothing");
            }
            if (said.startsWith("A dry run")) {
                return actor.hasSent("CreateStackSet") || actor.hasSent("UpdateStackSet")
                        ? Optional.of("it changed something")
                        : Optional.empty();
            }
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoRunsInAFewRandomOrdersEndConsistently(Scene scene) {
        LongStream.range(0, FEW).forEach(scene::play);
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void twoRunsInTwoThousandRandomOrdersEndConsistently(Scene scene) {
        LongStream.range(FEW, FEW + MANY / Scene.values().length).forEach(scene::play);
    }
}
