package io.github.stepscale.operation.stackset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.operation.stackset.StackSetResult.Ending;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Foreign and working resources are not removed without consent. */
class StackSetOwnershipTest {
    private static final String NOT_OURS =
            "The stack set scaling does not belong to this descriptor: its template has Queue"
                    + " (AWS::SQS::Queue). Choose another name with stepscale.stackSet, or take it over with"
                    + " -Dstepscale.adopt=true.";

    private final StackSetFixture fixture = new StackSetFixture();
    private final DeployRequest generated = DeployRequest.of(DeployFixture.stack());

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aForeignStackSetIsNotOverwritten() {
        fixture.aws.stackSet(StackSetFixture.NAME, StackSetFixture.FOREIGN);
        assertThatThrownBy(fixture::deploy)
                .isInstanceOf(OperationException.class)
                .hasMessage(NOT_OURS);
        assertThatThrownBy(() ->
                        fixture.deploy(StackSetFixture.options().dryRun(true).build()))
                .hasMessage(NOT_OURS);
        assertThatThrownBy(() -> fixture.deploy(
                        StackSetFixture.options().allowReplacement(true).build()))
                .hasMessage(NOT_OURS);
        assertThat(fixture.changes()).isEmpty();
        assertThat(fixture.template()).isEqualTo(StackSetFixture.FOREIGN);
    }

    @Test
    void ofManyForeignResourcesFiveAreNamed() {
        StringBuilder resources = new StringBuilder("Resources:\n");
        for (int i = 1; i <= 7; i++) {
            resources.append("  Queue").append(i).append(": {Type: AWS::SQS::Queue}\n");
        }
        fixture.aws.stackSet(StackSetFixture.NAME, resources.toString());
        assertThatThrownBy(fixture::deploy)
                .hasMessageContaining("Queue4 (AWS::SQS::Queue), Queue5 (AWS::SQS::Queue) and 2 more. Choose");
    }

    @Test
    void fiveForeignResourcesAreAllNamed() {
        StringBuilder resources = new StringBuilder("Resources:\n");
        for (int i = 1; i <= 5; i++) {
            resources.append("  Queue").append(i).append(": {Type: AWS::SQS::Queue}\n");
        }
        fixture.aws.stackSet(StackSetFixture.NAME, resources.toString());
        assertThatThrownBy(fixture::deploy).hasMessageContaining("Queue5 (AWS::SQS::Queue). Choose");
    }

    @Test
    void aStackSetOfAlarmsAloneIsForeign() {
        fixture.aws.stackSet(StackSetFixture.NAME, "Resources: {QueueAlarm: {Type: AWS::CloudWatch::Alarm}}");
        assertThatThrownBy(fixture::deploy)
                .hasMessageStartingWith(
                        "The stack set scaling does not belong to this descriptor: its template has no ScalableTarget."
                                + " Choose");
    }

    @Test
    void adoptTakesAForeignStackSetOver() {
        fixture.aws.stackSet(StackSetFixture.NAME, StackSetFixture.FOREIGN);
        StackSetResult result =
                fixture.deploy(StackSetFixture.options().adopt(true).build());
        assertThat(result.ending()).isEqualTo(Ending.UPDATED);
        assertThat(fixture.template()).isEqualTo(generated.template());
        assertThat(fixture.deploy().ending()).isEqualTo(Ending.UNCHANGED);
    }

    @Test
    void removingForeignResourcesNeedsAllowReplacementToo() {
        fixture.deploy();
        overwriteByAnother();
        fixture.clearRecords();
        StackSetOptions.Builder adopt = StackSetFixture.options().adopt(true);
        assertThatThrownBy(() -> fixture.deploy(adopt.build()))
                .hasMessage(
                        "Not deployed: Queue would be removed or replaced in 2 instances, which interrupts or ends what"
                                + " they do. To accept that, deploy with -Dstepscale.allowReplacement=true.");
        assertThat(fixture.changes()).isEmpty();
        assertThat(fixture.deploy(adopt.allowReplacement(true).build()).steps())
                .containsExactly(
                        "Update the stack set and its 2 instances: the template differs, parameters differ; removed or"
                                + " replaced: Queue");
    }

    @Test
    void anUnreadableTemplateCountsAsTheLossOfAllResources() {
        fixture.deploy();
        fixture.aws.overwriteTemplate(StackSetFixture.NAME, "Resources: [");
        fixture.clearRecords();
        assertThatThrownBy(fixture::deploy)
                .hasMessageStartingWith(
                        "The stack set scaling does not belong to this descriptor: its template cannot be read as JSON"
                                + " or YAML.");
        StackSetOptions.Builder adopt = StackSetFixture.options().adopt(true);
        assertThatThrownBy(() -> fixture.deploy(adopt.build()))
                .hasMessageStartingWith(
                        "Not deployed: all resources of the current template (which cannot be read) would be removed or"
                                + " replaced in 2 instances");
        assertThat(fixture.changes()).isEmpty();
        assertThat(fixture.deploy(adopt.allowReplacement(true).build()).ending())
                .isEqualTo(Ending.UPDATED);
    }

    @Test
    void jsonIndentedWithTabsIsCompared() {
        fixture.deploy();
        fixture.aws.overwriteTemplate(
                StackSetFixture.NAME, "{\n\t\"Resources\": {\n\t\t\"Queue\": {\"Type\": \"AWS::SQS::Queue\"}}}");
        assertThatThrownBy(() ->
                        fixture.deploy(StackSetFixture.options().adopt(true).build()))
                .hasMessageStartingWith("Not deployed: Queue would be removed or replaced in 2 instances");
    }

    @Test
    void removingARuleNeedsAllowReplacement() {
        fixture.deploy();
        fixture.clearRecords();
        DeployRequest onlyOut = DeployRequest.of(DeployFixture.checked("""
                endpointName: orders
                stackName: scaling
                minCapacity: 1
                maxCapacity: 10
                layout: split
                steps:
                  - { lower: 600, change: +1 }
                """));
        StackSetOptions.Builder options = StackSetFixture.options();
        assertThatThrownBy(() -> fixture.deploy(onlyOut, options.build()))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith("Not deployed: ScaleInPolicy, ScaleInAlarm would be removed or replaced in 2");
        assertThat(fixture.changes()).isEmpty();
        assertThat(fixture.deploy(onlyOut, options.allowReplacement(true).build())
                        .ending())
                .isEqualTo(Ending.UPDATED);
    }

    @Test
    void anotherEndpointNeedsAdoptAndAllowReplacement() {
        fixture.deploy();
        fixture.clearRecords();
        Map<String, String> other = new HashMap<>(generated.parameters());
        other.put("EndpointName", "payments");
        DeployRequest payments = new DeployRequest(
                generated.stack(),
                generated.template(),
                other,
                generated.tags(),
                generated.target(),
                generated.plan(),
                Optional.empty());
        assertThatThrownBy(
                        () -> fixture.deploy(payments, StackSetFixture.options().build()))
                .hasMessageStartingWith(
                        "The stack set scaling does not belong to this descriptor: its template has ScalableTarget (of"
                                + " endpoint/orders/");
        assertThatThrownBy(() -> fixture.deploy(
                        payments, StackSetFixture.options().adopt(true).build()))
                .hasMessageStartingWith("Not deployed: ScalableTarget, ScaleOutPolicy, ScaleInPolicy would be removed");
        assertThat(fixture.changes()).isEmpty();
    }

    @Test
    void aStackSetWithoutInstancesHasNothingToLose() {
        fixture.deploy();
        for (String account : List.of(StackSetFixture.FIRST, StackSetFixture.SECOND)) {
            fixture.aws.removeInstance(StackSetFixture.NAME, account, StackSetFixture.EUROPE, "");
        }
        Map<String, String> other = new HashMap<>(generated.parameters());
        other.put("EndpointName", "payments");
        DeployRequest payments = new DeployRequest(
                generated.stack(),
                generated.template(),
                other,
                generated.tags(),
                generated.target(),
                generated.plan(),
                Optional.empty());
        assertThat(fixture.deploy(
                                payments, StackSetFixture.options().adopt(true).build())
                        .instances())
                .hasSize(2);
    }

    @Test
    void aDryRunNamesRemovedResourcesAndChangesNothing() {
        fixture.deploy();
        overwriteByAnother();
        fixture.clearRecords();
        StackSetOptions.Builder options = StackSetFixture.options().adopt(true).dryRun(true);
        assertThat(fixture.deploy(options.build()).ending()).isEqualTo(Ending.PLANNED);
        assertThat(fixture.lines)
                .containsExactly(
                        "Account 123456789012, Region eu-central-1, stack set scaling",
                        "Update the stack set and its 2 instances: the template differs, parameters differ; removed or"
                                + " replaced: Queue",
                        "A deployment would stop here without -Dstepscale.allowReplacement=true.",
                        "A dry run: nothing was changed.");
        fixture.clearRecords();
        fixture.deploy(options.allowReplacement(true).build());
        assertThat(fixture.lines).noneMatch(line -> line.startsWith("A deployment would stop here"));
        assertThat(fixture.changes()).isEmpty();
    }

    /** As an edit in the console: the instances get a template with a queue. */
    private void overwriteByAnother() {
        DeployRequest queue = new DeployRequest(
                generated.stack(),
                StackSetFixture.FOREIGN,
                Map.of(),
                Map.of(),
                generated.target(),
                generated.plan(),
                Optional.empty());
        fixture.deploy(
                queue,
                StackSetFixture.options().adopt(true).allowReplacement(true).build());
    }
}
