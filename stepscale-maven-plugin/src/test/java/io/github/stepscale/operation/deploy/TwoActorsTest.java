package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.operation.Actor;
import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.Order;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.TwoActors;
import io.github.stepscale.operation.deploy.delete.Delete;
import io.github.stepscale.operation.deploy.delete.DeleteOptions;
import io.github.stepscale.operation.status.Status;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two runs at once. In every order of their requests no stack is lost, none is left incomplete, and every sentence is true at the
 * moment of its output.
 */
class TwoActorsTest {
    private static final int FEW = 5;
    /** Longer than any operation takes, unless a run waits for what never happens. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final List<Actor> ACTORS = List.of(new Actor(), new Actor());
    private static final SynthesizedStack OLD = stack(DeployFixture.descriptor(5, "+1"));
    private static final SynthesizedStack ONE = stack(DeployFixture.descriptor(10, "+2"));
    private static final SynthesizedStack TWO = stack(DeployFixture.descriptor(12, "+3"));
    private static final SynthesizedStack BESIDE =
            stack(DeployFixture.descriptor(10, "+2").replace("stackName: scaling", "stackName: beside"));
    private static final DeployOptions STANDARD =
            DeployOptions.builder().timeout(PATIENCE).build();
    private static final DeployOptions DRY =
            DeployOptions.builder().dryRun(true).build();
    private static final DeployOptions MONDAY = DeployOptions.builder()
            .changeSet(new ChangeSetUse.ExecuteKept("monday"))
            .timeout(PATIENCE)
            .build();
    private static final DeployOptions KEEP_MONDAY =
            DeployOptions.builder().changeSet(new ChangeSetUse.Keep("monday")).build();

    /** Without a dashboard, whose text makes most of every answer. */
    private static SynthesizedStack stack(String descriptor) {
        return DeployFixture.checked(descriptor + "dashboard: false\n");
    }

    /** The work of both, the state before, and the requirements at the end. */
    enum Scene {
        TWO_DEPLOYMENTS_OF_A_NEW_STACK(stage -> {}, deploys(ONE), deploys(TWO)) {
            @Override
            void check(TwoActors stage) {
                requireLive(stage, ONE, TWO);
                requireBothWell();
            }
        },
        TWO_DEPLOYMENTS_OF_A_STACK(stage -> stage.before(deploys(OLD)), deploys(ONE), deploys(TWO)) {
            @Override
            void check(TwoActors stage) {
                requireLive(stage, ONE, TWO);
                requireBothWell();
            }
        },
        TWO_DEPLOYMENTS_OF_A_DEAD_STACK(Scene::fail, deploys(ONE), deploys(TWO)) {
            @Override
            void check(TwoActors stage) {
                requireLive(stage, ONE, TWO);
                requireBothWell();
            }
        },
        A_DEPLOYMENT_AND_A_DRY_RUN_OF_A_NEW_STACK(stage -> {}, deploys(ONE), actor -> deploy(actor, TWO, DRY)) {
            @Override
            void check(TwoActors stage) {
                requireLive(stage, ONE);
                requireWell(0);
                requireWellOr(1, "This dry run executed nothing.");
            }
        },
        A_DEPLOYMENT_AND_A_DRY_RUN_OF_A_STACK(
                stage -> stage.before(deploys(OLD)), deploys(ONE), actor -> deploy(actor, TWO, DRY)) {
            @Override
            void check(TwoActors stage) {
                requireLive(stage, ONE);
                requireWell(0);
                requireWellOr(1, "This dry run executed nothing.");
            }
        },
        A_DEPLOYMENT_AND_A_DELETION_OF_A_NEW_STACK(stage -> {}, deploys(ONE), actor -> delete(actor, ONE)) {
            @Override
            void check(TwoActors stage) {
                requireGoneOrLive(stage);
            }
        },
        A_DEPLOYMENT_AND_A_DELETION_OF_A_STACK(
                stage -> stage.before(deploys(OLD)), deploys(ONE), actor -> delete(actor, ONE)) {
            @Override
            void check(TwoActors stage) {
                requireGoneOrLive(stage);
            }
        },
        TWO_STACKS_ON_ONE_TARGET(stage -> {}, deploys(ONE), deploys(BESIDE)) {
            @Override
            void check(TwoActors stage) {
                List<String> live = Stream.of(ONE.name(), BESIDE.name())
                        .filter(name -> stage.server.statusOf(name).equals(Optional.of("CREATE_COMPLETE")))
                        .toList();
                if (live.size() == 1) {
                    assertThat(stage.server.statusOf(live.get(0).equals(ONE.name()) ? BESIDE.name() : ONE.name()))
                            .isEmpty();
                    Actor refused = ACTORS.get(live.get(0).equals(ONE.name()) ? 1 : 0);
                    assertThat(refused.failed())
                            .startsWith("Not deployed: the stack " + live.get(0)
                                    + " scales endpoint/orders/variant/AllTraffic" + " already.");
                    assertThat(stage.other(refused).failed()).isEmpty();
                } else {
                    assertThat(live).hasSize(2);
                    assertThat(ACTORS.stream().map(Actor::failed))
                            .anyMatch(said -> said.startsWith(
                                            "The stack scaling is deployed, and the stack beside scales")
                                    || said.startsWith("The stack beside is deployed, and the stack scaling scales"));
                }
            }
        },
        TWO_REPAIRS_IN_PLACE(stage -> edit(stage, false), repairs(ONE), repairs(ONE)) {
            @Override
            void check(TwoActors stage) {
                requireRepaired(stage);
            }
        },
        TWO_REPAIRS_OF_A_STACK_WITHOUT_ITS_TARGET(stage -> edit(stage, true), repairs(ONE), repairs(ONE)) {
            @Override
            void check(TwoActors stage) {
                requireRepaired(stage);
            }
        },
        A_REPAIR_AND_A_DEPLOYMENT_OF_A_STACK(stage -> edit(stage, false), repairs(ONE), deploys(TWO)) {
            @Override
            void check(TwoActors stage) {
                requireLive(stage, ONE, TWO);
                requireBothWell();
            }
        },
        ONE_KEPT_CHANGE_SET_EXECUTED_TWICE(
                stage -> stage.before(actor -> deploy(actor, ONE, KEEP_MONDAY)),
                actor -> deploy(actor, ONE, MONDAY),
                actor -> deploy(actor, ONE, MONDAY)) {
            @Override
            void check(TwoActors stage) {
                requireLive(stage, ONE);
                requireBothWell();
            }
        };

        final Consumer<TwoActors> before;
        final List<Consumer<Actor>> works;

        Scene(Consumer<TwoActors> before, Consumer<Actor> first, Consumer<Actor> second) {
            this.before = before;
            this.works = List.of(first, second);
        }

        abstract void check(TwoActors stage);

        /** A repair sends so many requests that not every order can be tried in a reasonable time. */
        private boolean repairs() {
            return name().contains("REPAIR");
        }

        int maxOrders() {
            return repairs() ? 100 : Integer.MAX_VALUE;
        }

        /** How many requests lie between two places of a switch that are tried. */
        int stride() {
            return repairs() ? 4 : 1;
        }

        private static void deploy(Actor actor, SynthesizedStack stack, DeployOptions options) {
            new Deploy(actor.aws(), actor::say, actor, DeployFixture.HINTS).run(DeployRequest.of(stack), options);
        }

        private static void delete(Actor actor, SynthesizedStack stack) {
            new Delete(actor.aws(), actor::say, actor, DeployFixture.HINTS)
                    .run(
                            stack.name(),
                            ScalableTargetId.of(stack.plan().scaling().target()),
                            DeleteOptions.builder().timeout(PATIENCE).build(),
                            Confirmation.GIVEN);
        }

        private static Consumer<Actor> repairs(SynthesizedStack stack) {
            return actor -> deploy(
                    actor,
                    stack,
                    DeployOptions.builder().repair(true).timeout(PATIENCE).build());
        }

        /** A deployed stack whose target is gone, or has another range and other steps. */
        private static void edit(TwoActors stage, boolean gone) {
            stage.before(deploys(ONE));
            stage.clock.advance(Duration.ofSeconds(1));
            if (gone) {
                stage.server.scaling().forget("endpoint/orders/variant/AllTraffic");
            } else {
                stage.server.scaling().putTarget(LiveEdit.target().put("MaxCapacity", 40));
                ObjectNode policy = stage.server.scaling().policy("scaling-ScaleOut");
                ((ObjectNode) policy.path("StepScalingPolicyConfiguration")).put("Cooldown", 10);
                stage.server.scaling().putPolicy(policy);
            }
            stage.clock.advance(Duration.ofSeconds(1));
        }

        static void requireRepaired(TwoActors stage) {
            requireLive(stage, ONE);
            requireBothWell();
            List<String> differences = new ArrayList<>();
            stage.before(actor -> new Status(actor.aws(), stage.clock)
                    .run(ONE)
                    .parts()
                    .forEach(part -> differences.addAll(part.differences())));
            assertThat(differences).isEmpty();
        }

        private static Consumer<Actor> deploys(SynthesizedStack stack) {
            return actor -> deploy(actor, stack, STANDARD);
        }

        /** A stack whose creation failed and was rolled back. */
        private static void fail(TwoActors stage) {
            stage.server.script().failing("ScalableTarget", "no");
            DeployOptions rollBack = DeployOptions.builder()
                    .onFailure(DeployOptions.OnFailure.ROLLBACK)
                    .timeout(PATIENCE)
                    .build();
            stage.before(actor ->
                    assertThat(catching(() -> deploy(actor, OLD, rollBack))).contains("ROLLBACK_COMPLETE"));
            stage.server.script().healed("ScalableTarget");
        }

        private static String catching(Runnable work) {
            try {
                work.run();
                return "";
            } catch (RuntimeException failed) {
                return failed.getMessage();
            }
        }

        static void requireLive(TwoActors stage, SynthesizedStack... possible) {
            assertThat(stage.server.statusOf(DeployFixture.STACK)).isPresent();
            assertThat(stage.server.statusOf(DeployFixture.STACK).get()).isIn("CREATE_COMPLETE", "UPDATE_COMPLETE");
            assertThat(Stream.of(possible).map(SynthesizedStack::template))
                    .contains(stage.server.templateOf(DeployFixture.STACK));
            assertThat(stage.server.openChangeSets()).isZero();
        }

        static void requireWell(int actor) {
            assertThat(ACTORS.get(actor).failed()).isEmpty();
        }

        static void requireBothWell() {
            requireWell(0);
            requireWell(1);
        }

        static void requireWellOr(int actor, String said) {
            assertThat(ACTORS.get(actor).failed())
                    .satisfiesAnyOf(
                            none -> assertThat(none).isEmpty(),
                            failed -> assertThat(failed).contains(said));
        }

        /** Either the deployment created it, or the deletion came last. */
        static void requireGoneOrLive(TwoActors stage) {
            Optional<String> status = stage.server.statusOf(DeployFixture.STACK);
            if (status.isPresent()) {
                requireLive(stage, ONE);
                requireWell(0);
            } else {
                assertThat(ACTORS.get(1).hasSent("DeleteStack")).isTrue();
                requireWellOr(0, "was deleted during this run, and not by it.");
                assertThat(stage.server.openChangeSets()).isZero();
            }
            requireWellOr(1, "has changed since it was shown, and not by this run.");
        }
    }

    private static int[] play(Scene scene, Order order, String name) {
        try (TwoActors stage = new TwoActors(ACTORS, new StackTruth())) {
            scene.before.accept(stage);
            stage.run(scene.works, order);
            try {
                assertThat(stage.untrue).isEmpty();
                scene.check(stage);
            } catch (AssertionError wrong) {
                throw new AssertionError(told(scene, name), wrong);
            }
            return stage.gone;
        }
    }

    private static String told(Scene scene, String name) {
        StringBuilder told = new StringBuilder(scene + ", " + name);
        for (Actor actor : ACTORS) {
            told.append("\n--- ")
                    .append(actor.sent.stream().map(request -> request.action()).toList());
            actor.lines.forEach(line -> told.append("\n    ").append(line));
            told.append("\n    failed: ").append(actor.failed());
        }
        return told.toString();
    }

    @ParameterizedTest
    @EnumSource
    void sceneHoldsInAFewOrders(Scene scene) {
        LongStream.range(0, FEW).forEach(seed -> play(scene, Order.random(seed), "random " + seed));
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void sceneHoldsInEveryOrderOfMutatingRequests(Scene scene) {
        Order.OfMutations order = new Order.OfMutations();
        int orders = 0;
        do {
            play(scene, order, "order of mutations " + orders);
            orders++;
        } while (orders < scene.maxOrders() && order.advance());
        assertThat(orders).isGreaterThan(1);
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void sceneHoldsInEveryOrderWithAtMostTwoSwitches(Scene scene) {
        for (int first = 0; first < 2; first++) {
            boolean firstLeft = true;
            for (int some = 1; firstLeft; some += scene.stride()) {
                boolean otherLeft = true;
                for (int other = 1; otherLeft; other += scene.stride()) {
                    int[] gone = play(
                            scene,
                            Order.switching(first, some, other),
                            "first " + first + ", " + some + " then " + other);
                    otherLeft = gone[1 - first] > other;
                    firstLeft = gone[first] > some;
                }
            }
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void sceneHoldsInTwoThousandRandomOrders(Scene scene) {
        LongStream.range(FEW, FEW + 2_000 / Scene.values().length + 1)
                .forEach(seed -> play(scene, Order.random(seed), "random " + seed));
    }
}
