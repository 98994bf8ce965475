package io.github.stepscale.operation.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.StackEvents;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.DeployFixture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The outcome follows the events of the operation, whatever the state of the stack by then. */
class StackOutcomeTest {
    private static Optional<Stacks.Stack> state(StackStatus status) {
        return Optional.of(new Stacks.Stack(
                "arn:1", "scaling", status, "why", Map.of(), Map.of(), Map.of(), false, Optional.empty(), List.of()));
    }

    private static StackOutcome outcome(StackStatus now, String... statuses) {
        return new StackOutcome(state(now), events(statuses));
    }

    private static List<StackEvents.Event> events(String... statuses) {
        return Stream.of(statuses)
                .map(status -> new StackEvents.Event(
                        status,
                        "arn:1",
                        Instant.EPOCH,
                        "scaling",
                        "T",
                        "arn:1",
                        status,
                        "",
                        Optional.of("ours"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    @Test
    void aLaterOperationDoesNotChangeTheOutcome() {
        assertThat(outcome(StackStatus.UPDATE_COMPLETE, "UPDATE_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE")
                        .status())
                .isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(outcome(StackStatus.UPDATE_ROLLBACK_COMPLETE, "UPDATE_IN_PROGRESS", "UPDATE_COMPLETE")
                        .status())
                .isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(outcome(StackStatus.UPDATE_IN_PROGRESS, "CREATE_COMPLETE").status())
                .isEqualTo(StackStatus.CREATE_COMPLETE);
    }

    @Test
    void withoutAFinalEventTheStackDecides() {
        assertThat(outcome(StackStatus.CREATE_COMPLETE, "CREATE_IN_PROGRESS").status())
                .isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(outcome(StackStatus.CREATE_COMPLETE).status()).isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(outcome(StackStatus.CREATE_COMPLETE, "A_STATUS_OF_TOMORROW").status())
                .isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(new StackOutcome(Optional.empty(), events("CREATE_IN_PROGRESS")).status())
                .isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThat(StackOutcome.end(events("UPDATE_ROLLBACK_COMPLETE", "UPDATE_IN_PROGRESS")))
                .isEmpty();
    }

    @Test
    void aFailureNamesTheState() {
        assertThat(outcome(StackStatus.UPDATE_ROLLBACK_COMPLETE, "UPDATE_ROLLBACK_COMPLETE")
                        .failure("scaling", DeployFixture.HINTS))
                .isEqualTo("The stack scaling is now in UPDATE_ROLLBACK_COMPLETE. The cause: why.");
        assertThat(outcome(StackStatus.UPDATE_COMPLETE, "UPDATE_ROLLBACK_COMPLETE")
                        .failure("scaling", DeployFixture.HINTS))
                .isEqualTo("This run left the stack scaling in UPDATE_ROLLBACK_COMPLETE. The cause: why. By now it is"
                        + " in UPDATE_COMPLETE, and not by this run.");
        assertThat(outcome(StackStatus.ROLLBACK_FAILED, "CREATE_IN_PROGRESS").failure("scaling", DeployFixture.HINTS))
                .isEqualTo("The stack scaling is now in ROLLBACK_FAILED. The cause: why.");
    }

    @ParameterizedTest
    @CsvSource({"DELETE_COMPLETE", "DELETE_FAILED"})
    void aStackThatIsDeletedDuringARunIsReportedAsDeleted(StackStatus status) {
        assertThat(outcome(status, "CREATE_IN_PROGRESS").failure("scaling", DeployFixture.HINTS))
                .isEqualTo(
                        "The stack scaling was deleted during this run, and not by it. It is now in " + status + ".");
    }

    @Test
    void listsThePhysicalIdsOfItsResources() {
        assertThat(outcome(StackStatus.CREATE_COMPLETE, "CREATE_COMPLETE").physicalIds())
                .containsExactly("arn:1");
    }

    private static StackEvents.Event event(String resource, String status, String reason) {
        return new StackEvents.Event(
                resource,
                "arn:1",
                Instant.EPOCH,
                resource,
                "T",
                "id of " + resource,
                status,
                reason,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static StackEvents.Event ofStack(String status, String reason) {
        return new StackEvents.Event(
                status,
                "arn:1",
                Instant.EPOCH,
                "scaling",
                "T",
                "arn:1",
                status,
                reason,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String explained(StackEvents.Event... events) {
        return new StackOutcome(state(StackStatus.ROLLBACK_COMPLETE), List.of(events)).explanation(DeployFixture.HINTS);
    }

    @Test
    void theCauseIsTheFirstFailureThatIsNoConsequence() {
        assertThat(explained(
                        ofStack("CREATE_FAILED", "of the stack"),
                        event("One", "CREATE_COMPLETE", "made"),
                        event("Two", "CREATE_FAILED", "Resource creation cancelled"),
                        event("Three", "CREATE_FAILED", "Resource creation cancelled."),
                        event("Four", "CREATE_FAILED", ""),
                        event("Five", "CREATE_FAILED", "no"),
                        event("Six", "CREATE_FAILED", "nor this")))
                .isEqualTo("Five: no.");
    }

    @Test
    void withoutACauseTheStackNamesIt() {
        StackEvents.Event cancelled = event("Two", "CREATE_FAILED", "Resource creation cancelled");
        assertThat(explained(
                        cancelled,
                        ofStack("CREATE_IN_PROGRESS", "User Initiated"),
                        ofStack("ROLLBACK_IN_PROGRESS", ""),
                        ofStack("ROLLBACK_IN_PROGRESS", "An alarm rang"),
                        ofStack("ROLLBACK_FAILED", "later")))
                .isEqualTo("scaling: An alarm rang.");
        assertThat(explained(cancelled, ofStack("DELETE_FAILED", "it sticks"))).isEqualTo("scaling: it sticks.");
        assertThat(explained(ofStack("CREATE_IN_PROGRESS", "User Initiated"), event("One", "ROLLBACK", "no")))
                .isEqualTo("why");
    }

    @Test
    void theFixFollowsTheCause() {
        assertThat(explained(event("ScalableTarget", "CREATE_FAILED", "Could not find endpoint \"orders\"")))
                .isEqualTo(
                        "ScalableTarget: Could not find endpoint \"orders\". Check the endpoint's name, upper and lower"
                                + " case, and that it is in this account and Region.");
    }

    @Test
    void aMissingReasonIsReported() {
        assertThat(new StackOutcome(Optional.empty(), List.of()).explanation(DeployFixture.HINTS))
                .isEqualTo("CloudFormation gives no reason.");
        Stacks.Stack silent = new Stacks.Stack(
                "arn:1",
                "scaling",
                StackStatus.ROLLBACK_COMPLETE,
                "",
                Map.of(),
                Map.of(),
                Map.of(),
                false,
                Optional.empty(),
                List.of());
        assertThat(new StackOutcome(Optional.of(silent), List.of()).explanation(DeployFixture.HINTS))
                .isEqualTo("CloudFormation gives no reason.");
    }

    @Test
    void aStackThatIsNoLongerListedIsInDeleteComplete() {
        assertThat(new StackOutcome(Optional.empty(), events("CREATE_IN_PROGRESS"))
                        .failure("scaling", DeployFixture.HINTS))
                .endsWith("It is now in DELETE_COMPLETE.");
    }

    @Test
    void theDetailOfTheLastStatusIsShown() {
        StackEvents.Event end = new StackEvents.Event(
                "e",
                "arn:1",
                Instant.EPOCH,
                "scaling",
                "T",
                "arn:1",
                "UPDATE_ROLLBACK_COMPLETE",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.of("VALIDATION_FAILED"),
                Optional.empty());
        assertThat(new StackOutcome(state(StackStatus.UPDATE_ROLLBACK_COMPLETE), List.of(end))
                        .failure("scaling", DeployFixture.HINTS))
                .startsWith("The stack scaling is now in UPDATE_ROLLBACK_COMPLETE (VALIDATION_FAILED). The cause: ");
    }

    @Test
    void aStackThatItsFailedCreationDeletedIsNoSuccess() {
        StackOutcome outcome = new StackOutcome(
                Optional.empty(),
                List.of(
                        ofStack("CREATE_IN_PROGRESS", "User Initiated"),
                        event("One", "CREATE_FAILED", "no"),
                        ofStack("DELETE_IN_PROGRESS", "Delete requested by user."),
                        ofStack("DELETE_COMPLETE", "")));
        assertThat(outcome.status().isSuccess()).isFalse();
        assertThat(outcome.failure("scaling", DeployFixture.HINTS))
                .isEqualTo(
                        "The creation of the stack scaling failed, and CloudFormation deleted the stack: nothing of it"
                                + " is left. The cause: One: no.");
    }
}
