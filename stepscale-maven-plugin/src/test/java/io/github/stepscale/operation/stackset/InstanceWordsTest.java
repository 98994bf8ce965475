package io.github.stepscale.operation.stackset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.StackSets;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.stackset.StackSetResult.Ending;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of instances: the table, the failure, the file. */
class InstanceWordsTest {
    private static final StackSets.Instance GOOD = instance("111111111111", "CURRENT", "SUCCEEDED", "");
    private static final StackSets.Instance BAD = instance("222222222222", "OUTDATED", "FAILED", "No endpoint");
    private static final StackSets.Instance CANCELLED =
            instance("333333333333", "OUTDATED", "CANCELLED", "Cancelled since failure tolerance has exceeded");
    private static final StackSets.Instance BARE = instance("4", "OUTDATED", "", "");
    private static final StackSets.Instance GIVEN_UP = instance("555555555555", "INOPERABLE", "FAILED", "");
    private static final StackSets.Instance SUSPENDED =
            instance("666666666666", "OUTDATED", "SKIPPED_SUSPENDED_ACCOUNT", "");

    @Test
    void theColumnsAreAlignedAndInstancesThatAreNotCurrentShowTheirDetail() {
        assertThat(InstanceTable.lines(List.of(GOOD, CANCELLED, BARE)))
                .containsExactly(
                        "Account       Region        Status                Reason",
                        "111111111111  eu-central-1  CURRENT",
                        "333333333333  eu-central-1  OUTDATED (CANCELLED)  Cancelled since failure tolerance has exceeded",
                        "4             eu-central-1  OUTDATED");
    }

    @Test
    void withoutInstancesTheTableHasOnlyTitles() {
        assertThat(InstanceTable.lines(List.of())).containsExactly("Account  Region  Status  Reason");
    }

    @Test
    void theFirstFailureIsTheCause() {
        InstanceFailures failures = new InstanceFailures("scaling", DeployFixture.HINTS);
        failures.add(List.of());
        failures.add(List.of(result("111111111111", "first"), result("222222222222", "second")));
        assertThat(failures.exception(List.of(GOOD, BAD)))
                .hasMessage(
                        "The stack set scaling: 1 of 2 instances is not up to date. The cause: account 111111111111,"
                                + " Region eu-central-1: first.");
    }

    @Test
    void anEarlierFailureIsTheCauseRatherThanACancelledInstance() {
        assertThat(new InstanceFailures("scaling", DeployFixture.HINTS).exception(List.of(CANCELLED, BARE, BAD)))
                .hasMessage(
                        "The stack set scaling: 3 of 3 instances are not up to date. The cause: account 222222222222,"
                                + " Region eu-central-1: No endpoint.");
        assertThat(new InstanceFailures("scaling", DeployFixture.HINTS).exception(List.of(SUSPENDED, GOOD, CANCELLED)))
                .hasMessageStartingWith(
                        "The stack set scaling: 1 of 3 instances is not up to date. The cause: account 3333");
    }

    @Test
    void withoutFailuresTheOperationGivesTheCause() {
        InstanceFailures failures = new InstanceFailures("scaling", DeployFixture.HINTS);
        assertThat(failures.exception(List.of(BARE), operation("FAILED", "Too many operations")))
                .hasMessage(
                        "The stack set scaling: 1 of 1 instance is not up to date. The cause: Too many operations.");
        assertThat(failures.exception(List.of(BARE), operation("STOPPED", "")))
                .hasMessageEndingWith("The cause: The operation was stopped.");
        assertThat(failures.exception(List.of(BARE)))
                .hasMessageEndingWith("The cause: CloudFormation gives no reason.");
    }

    @Test
    void inoperableInstancesAreNamedWithTheFix() {
        assertThat(new InstanceFailures("scaling", DeployFixture.HINTS).exception(List.of(GIVEN_UP, GOOD)))
                .hasMessage(
                        "The stack set scaling: 1 of 2 instances is not up to date. The cause: CloudFormation gives no"
                                + " reason. INOPERABLE instances receive no more updates (555555555555 eu-central-1): remove them"
                                + " with aws cloudformation delete-stack-instances --retain-stacks, delete their stacks in those"
                                + " accounts, then deploy again.");
    }

    @Test
    void anUnknownStatusDoesNotEndAnOperation() {
        assertThat(operation("PAUSED_BY_SOMETHING_NEW", "").isBusy()).isTrue();
        assertThat(List.of("SUCCEEDED", "FAILED", "STOPPED"))
                .noneMatch(status -> operation(status, "").isBusy());
    }

    @Test
    void theJsonNamesTheOrganizationalUnitIfThereIsOne() {
        StackSets.Instance ofUnit = new StackSets.Instance(
                "111111111111", "eu-central-1", Optional.of("ou-shop-1"), "OUTDATED", "FAILED", "No endpoint");
        assertThat(StackSetJson.of(new StackSetResult(
                        Ending.UPDATED, "scaling", "123456789012", "eu-west-1", List.of("Update"), List.of(ofUnit))))
                .isEqualTo("""
                        {
                          "stackSet" : "scaling",
                          "ending" : "updated",
                          "account" : "123456789012",
                          "region" : "eu-west-1",
                          "steps" : [
                            "Update"
                          ],
                          "instances" : [
                            {
                              "account" : "111111111111",
                              "region" : "eu-central-1",
                              "organizationalUnit" : "ou-shop-1",
                              "status" : "OUTDATED",
                              "detail" : "FAILED",
                              "reason" : "No endpoint"
                            }
                          ]
                        }
                        """);
    }

    private static StackSets.Instance instance(String account, String status, String detail, String reason) {
        return new StackSets.Instance(account, "eu-central-1", Optional.empty(), status, detail, reason);
    }

    private static StackSets.InstanceResult result(String account, String reason) {
        return new StackSets.InstanceResult(account, "eu-central-1", "FAILED", reason);
    }

    private static StackSets.Operation operation(String status, String reason) {
        return new StackSets.Operation("id", "UPDATE", status, reason);
    }
}
