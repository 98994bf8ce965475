package io.github.stepscale.operation.stackset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.StackSets;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.operation.stackset.StackSetResult.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two runs on one stack set. While a request of the first is in flight, the second runs completely: this tries every order of
 * their requests that switches the run twice.
 */
class StackSetActorsTest {
    private static final DeployRequest OURS = DeployRequest.of(DeployFixture.stack());
    private static final DeployRequest THEIRS = DeployRequest.of(DeployFixture.stack(12, "+3"));
    private static final StackSetOptions OPTIONS = StackSetFixture.options().build();

    /** How a run ended: well, or by an exception. */
    private record Run(Optional<StackSetResult> result, Optional<RuntimeException> failure, List<String> lines) {

        static Run of(StackSetFixture fixture, DeployRequest request, StackSetOptions options) {
            List<String> lines = new ArrayList<>();
            try {
                return new Run(Optional.of(fixture.deploy(request, options, lines)), Optional.empty(), lines);
            } catch (RuntimeException failed) {
                return new Run(Optional.empty(), Optional.of(failed), lines);
            }
        }

        String sentence() {
            return failure.map(Throwable::getMessage).orElse("");
        }
    }

    @Test
    void twoDeploymentsOfOneDescriptorBothEndWell() {
        int orders = inAllOrders(
                fixture -> {},
                fixture -> assertThat(
                                fixture.deploy(OURS, OPTIONS, new ArrayList<>()).instances())
                        .allMatch(StackSets.Instance::isCurrent),
                (fixture, first) -> {
                    assertThat(first.failure()).isEmpty();
                    assertThat(first.result().orElseThrow().instances())
                            .hasSize(2)
                            .allMatch(StackSets.Instance::isCurrent);
                });
        assertThat(orders).isGreaterThan(8);
    }

    @Test
    @Tag("slow")
    void aDryRunBesideADeploymentChangesNothing() {
        inAllOrders(
                fixture -> {},
                fixture -> {
                    int before = fixture.changes().size();
                    fixture.deploy(OURS, StackSetFixture.options().dryRun(true).build(), new ArrayList<>());
                    assertThat(fixture.changes()).hasSize(before);
                },
                (fixture, first) -> assertThat(first.failure()).isEmpty());
    }

    @Test
    @Tag("slow")
    void aDryRunSurvivesADeploymentInItsMiddle() {
        inAllOrders(
                StackSetFixture.options().dryRun(true).build(),
                fixture -> {},
                fixture -> fixture.deploy(OURS, OPTIONS, new ArrayList<>()),
                (fixture, first) -> {
                    assertThat(first.failure()).isEmpty();
                    assertThat(fixture.template()).isEqualTo(OURS.template());
                });
    }

    @Test
    @Tag("slow")
    void theLastOfTwoDescriptorsWinsAndTheFirstReportsIt() {
        AtomicInteger said = new AtomicInteger();
        inAllOrders(fixture -> {}, fixture -> fixture.deploy(THEIRS, OPTIONS, new ArrayList<>()), (fixture, first) -> {
            if (first.failure().isPresent()) {
                said.incrementAndGet();
                assertThat(fixture.template()).isEqualTo(THEIRS.template());
                assertThat(first.sentence())
                        .isEqualTo(
                                "The stack set scaling was changed by another user during this deployment: the template"
                                        + " differs, parameters differ. Agree with them, then deploy again.");
            }
        });
        assertThat(said).hasPositiveValue();
    }

    @Test
    @Tag("slow")
    void aStackSetDeletedDuringTheRunIsNotCreatedAgain() {
        inAllOrders(
                StackSetFixture::deploy,
                THEIRS,
                fixture -> fixture.aws.deleteStackSet(StackSetFixture.NAME),
                (fixture, first) -> {
                    first.failure()
                            .ifPresent(
                                    failed -> assertThat(failed)
                                            .isInstanceOf(OperationException.class)
                                            .hasMessage(
                                                    "The stack set scaling was deleted during this deployment. Deploy again to create it."));
                });
    }

    @Test
    @Tag("slow")
    void anInstanceRemovedDuringTheRunIsReported() {
        inAllOrders(
                StackSetFixture::deploy,
                THEIRS,
                fixture -> fixture.aws.removeInstance(
                        StackSetFixture.NAME, StackSetFixture.SECOND, StackSetFixture.EUROPE, ""),
                (fixture, first) -> {
                    boolean there = fixture.stage
                                    .aws()
                                    .stackSets()
                                    .instances(StackSetFixture.NAME, OPTIONS.permissionModel())
                                    .size()
                            == 2;
                    if (first.failure().isPresent()) {
                        assertThat(first.sentence())
                                .isEqualTo(
                                        "The stack set scaling lost instances during this deployment: 222222222222 eu-central-1. Deploy"
                                                + " again to create them.");
                    }
                    assertThat(there
                                    || first.failure().isPresent()
                                    || first.result().orElseThrow().instances().size() == 2)
                            .isTrue();
                });
    }

    @Test
    void aForeignStackSetCreatedDuringTheRunIsNotOverwritten() {
        try (StackSetFixture fixture = new StackSetFixture()) {
            fixture.aws.onArrival(request -> {
                if (request.action().equals("CreateStackSet")) {
                    fixture.aws.stackSet(StackSetFixture.NAME, StackSetFixture.FOREIGN);
                }
            });
            assertThatThrownBy(fixture::deploy)
                    .isInstanceOf(OperationException.class)
                    .hasMessageStartingWith(
                            "The stack set scaling does not belong to this descriptor: its template has Queue");
            assertThat(fixture.template()).isEqualTo(StackSetFixture.FOREIGN);
        }
    }

    @Test
    void aLaterOperationOfAnotherEndsBeforeInstancesAreJudged() {
        try (StackSetFixture fixture = new StackSetFixture()) {
            fixture.deploy();
            fixture.clearRecords();
            AtomicInteger begun = new AtomicInteger();
            fixture.aws.onArrival(request -> {
                boolean last = request.action().equals("ListStackSetOperations")
                        && fixture.changes().contains("UpdateStackSet");
                if (last && begun.getAndIncrement() == 0) {
                    fixture.stage
                            .aws()
                            .stackSets()
                            .createInstances(
                                    StackSetFixture.NAME,
                                    OPTIONS.permissionModel(),
                                    new StackSets.Targets(
                                            List.of(StackSetFixture.FIRST, "333333333333"),
                                            List.of(StackSetFixture.EUROPE)),
                                    StackSets.OperationPreferences.standard(),
                                    "of-another");
                }
            });
            StackSetResult result = fixture.deploy(THEIRS, OPTIONS);
            assertThat(result.instances()).hasSize(3).allMatch(StackSets.Instance::isCurrent);
            assertThat(fixture.lines).anyMatch(line -> line.contains("operation of-another: waiting for it to end."));
        }
    }

    @Test
    void aNameTakenByAnInvisibleStackSetFailsAtOnce() {
        try (StackSetFixture fixture = new StackSetFixture()) {
            fixture.aws.onArrival(request -> {
                if (request.action().equals("CreateStackSet")) {
                    fixture.aws.stackSet(StackSetFixture.NAME, StackSetFixture.FOREIGN);
                } else if (request.action().equals("DescribeStackSet")) {
                    fixture.aws.deleteStackSet(StackSetFixture.NAME);
                }
            });
            assertThatThrownBy(fixture::deploy)
                    .isInstanceOf(AwsException.class)
                    .hasMessage("Cannot create the stack set scaling: StackSet already exists: scaling");
            assertThat(fixture.changes()).containsExactly("CreateStackSet");
        }
    }

    @Test
    void aStoppedOperationIsNotASuccess() {
        try (StackSetFixture fixture = new StackSetFixture()) {
            fixture.aws.script().takes(StackSetFixture.EUROPE, Duration.ofMinutes(5));
            AtomicInteger looks = new AtomicInteger();
            fixture.aws.onArrival(request -> {
                if (request.action().equals("DescribeStackSetOperation") && looks.incrementAndGet() == 3) {
                    fixture.aws.stopOperation(StackSetFixture.NAME);
                }
            });
            assertThatThrownBy(fixture::deploy)
                    .isInstanceOf(OperationException.class)
                    .hasMessage(
                            "The stack set scaling: 2 of 2 instances are not up to date. The cause: account 111111111111,"
                                    + " Region eu-central-1: Cancelled since it was stopped.");
            fixture.aws.script().takes(StackSetFixture.EUROPE, Duration.ofSeconds(1));
            assertThat(fixture.deploy().ending()).isEqualTo(Ending.UPDATED);
        }
    }

    private static int inAllOrders(
            Consumer<StackSetFixture> before,
            Consumer<StackSetFixture> second,
            BiConsumer<StackSetFixture, Run> check) {
        return inAllOrders(OPTIONS, before, OURS, second, check);
    }

    private static int inAllOrders(
            Consumer<StackSetFixture> before,
            DeployRequest request,
            Consumer<StackSetFixture> second,
            BiConsumer<StackSetFixture, Run> check) {
        return inAllOrders(OPTIONS, before, request, second, check);
    }

    private static int inAllOrders(
            StackSetOptions options,
            Consumer<StackSetFixture> before,
            Consumer<StackSetFixture> second,
            BiConsumer<StackSetFixture, Run> check) {
        return inAllOrders(options, before, OURS, second, check);
    }

    /** @return how many requests of the first there were to be interrupted at */
    private static int inAllOrders(
            StackSetOptions options,
            Consumer<StackSetFixture> before,
            DeployRequest request,
            Consumer<StackSetFixture> second,
            BiConsumer<StackSetFixture, Run> check) {
        int order = 0;
        boolean interrupted = true;
        while (interrupted) {
            order++;
            try (StackSetFixture fixture = new StackSetFixture()) {
                before.accept(fixture);
                fixture.clearRecords();
                interrupted = interrupt(fixture, order, second, request, options, check);
            }
        }
        return order - 1;
    }

    private static boolean interrupt(
            StackSetFixture fixture,
            int at,
            Consumer<StackSetFixture> second,
            DeployRequest request,
            StackSetOptions options,
            BiConsumer<StackSetFixture, Run> check) {
        AtomicInteger arrived = new AtomicInteger();
        fixture.aws.onArrival(any -> {
            if (arrived.incrementAndGet() == at) {
                second.accept(fixture);
            }
        });
        Run first = Run.of(fixture, request, options);
        fixture.aws.onArrival(any -> {});
        if (arrived.get() < at) {
            return false;
        }
        check.accept(fixture, first);
        return true;
    }
}
