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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing that another hand made, or that works, is taken away unasked. */
class StackSetOwnershipTest {
    private static final String NOT_OURS =
            "The stack set scaling does not belong to this descriptor: its template has Queue"
                    + " (AWS::SQS::Queue). Choose another name with stepscale.stackSet, or take it over with"
                    + " -Dstepscale.adopt=true.";

    private final StackSetFixture bench = new StackSetFixture();
    private final DeployRequest ours = DeployRequest.of(DeployFixture.stack());

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void anotherHandsStackSetIsNotOverwrittenUnasked() {
        bench.aws.stackSet(StackSetFixture.NAME, StackSetFixture.FOREIGN);
        assertThatThrownBy(bench::deploy).isInstanceOf(OperationException.class).hasMessage(NOT_OURS);
        assertThatThrownBy(() ->
                        bench.deploy(StackSetFixture.options().dryRun(true).build()))
                .hasMessage(NOT_OURS);
        assertThatThrownBy(() -> bench.deploy(
                        StackSetFixture.options().allowReplacement(true).build()))
                .hasMessage(NOT_OURS);
        assertThat(bench.changes()).isEmpty();
        assertThat(bench.template()).isEqualTo(StackSetFixture.FOREIGN);
    }

    @Test
    void manyForeignResourcesAreNamedInPart() {
        StringBuilder resources = new StringBuilder("Resources:\n");
        for (int i = 1; i <= 7; i++) {
            resources.append("  Queue").append(i).append(": {Type: AWS::SQS::Queue}\n");
        }
        bench.aws.stackSet(StackSetFixture.NAME, resources.toString());
        assertThatThrownBy(bench::deploy)
                .hasMessageContaining("Queue4 (AWS::SQS::Queue), Queue5 (AWS::SQS::Queue) and 2 more. Choose");
    }

    @Test
    void fiveForeignResourcesAreAllNamed() {
        StringBuilder resources = new StringBuilder("Resources:\n");
        for (int i = 1; i <= 5; i++) {
            resources.append("  Queue").append(i).append(": {Type: AWS::SQS::Queue}\n");
        }
        bench.aws.stackSet(StackSetFixture.NAME, resources.toString());
        assertThatThrownBy(bench::deploy).hasMessageContaining("Queue5 (AWS::SQS::Queue). Choose");
    }

    @Test
    void alarmsAloneAreNotOurs() {
        bench.aws.stackSet(StackSetFixture.NAME, "Resources: {QueueAlarm: {Type: AWS::CloudWatch::Alarm}}");
        assertThatThrownBy(bench::deploy)
                .hasMessageStartingWith(
                        "The stack set scaling does not belong to this descriptor: its template has no ScalableTarget."
                                + " Choose");
    }

    @Test
    void anotherHandsStackSetIsTakenOverWhenAsked() {
        bench.aws.stackSet(StackSetFixture.NAME, StackSetFixture.FOREIGN);
        StackSetResult result =
                bench.deploy(StackSetFixture.options().adopt(true).build());
        assertThat(result.ending()).isEqualTo(Ending.UPDATED);
        assertThat(bench.template()).isEqualTo(ours.template());
        assertThat(bench.deploy().ending()).isEqualTo(Ending.UNCHANGED);
    }

    @Test
    void whatWorksInInstancesOfAStackSetTakenOverNeedsAllowReplacementToo() {
        bench.deploy();
        overwriteByAnother();
        bench.afresh();
        StackSetOptions.Builder adopt = StackSetFixture.options().adopt(true);
        assertThatThrownBy(() -> bench.deploy(adopt.build()))
                .hasMessage(
                        "Not deployed: Queue would be removed or replaced in 2 instances, which interrupts or ends what"
                                + " they do. To accept that, deploy with -Dstepscale.allowReplacement=true.");
        assertThat(bench.changes()).isEmpty();
        assertThat(bench.deploy(adopt.allowReplacement(true).build()).steps())
                .containsExactly(
                        "Update the stack set and its 2 instances: the template differs, parameters differ; removed or"
                                + " replaced: Queue");
    }

    @Test
    void aTemplateThatCannotBeReadCountsAsLostInstances() {
        bench.deploy();
        bench.aws.overwriteTemplate(StackSetFixture.NAME, "Resources: [");
        bench.afresh();
        assertThatThrownBy(bench::deploy)
                .hasMessageStartingWith(
                        "The stack set scaling does not belong to this descriptor: its template cannot be read as JSON"
                                + " or YAML.");
        StackSetOptions.Builder adopt = StackSetFixture.options().adopt(true);
        assertThatThrownBy(() -> bench.deploy(adopt.build()))
                .hasMessageStartingWith(
                        "Not deployed: all resources of the current template (which cannot be read) would be removed or"
                                + " replaced in 2 instances");
        assertThat(bench.changes()).isEmpty();
        assertThat(bench.deploy(adopt.allowReplacement(true).build()).ending()).isEqualTo(Ending.UPDATED);
    }

    @Test
    void jsonIndentedWithTabsNamesWhatWouldEnd() {
        bench.deploy();
        bench.aws.overwriteTemplate(
                StackSetFixture.NAME, "{\n\t\"Resources\": {\n\t\t\"Queue\": {\"Type\": \"AWS::SQS::Queue\"}}}");
        assertThatThrownBy(
                        () -> bench.deploy(StackSetFixture.options().adopt(true).build()))
                .hasMessageStartingWith("Not deployed: Queue would be removed or replaced in 2 instances");
    }

    @Test
    void aRuleThatGoesNeedsAllowReplacement() {
        bench.deploy();
        bench.afresh();
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
        assertThatThrownBy(() -> bench.deploy(onlyOut, options.build()))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith("Not deployed: ScaleInPolicy, ScaleInAlarm would be removed or replaced in 2");
        assertThat(bench.changes()).isEmpty();
        assertThat(bench.deploy(onlyOut, options.allowReplacement(true).build()).ending())
                .isEqualTo(Ending.UPDATED);
    }

    @Test
    void anotherEndpointNeedsAdoptAndAllowReplacementThoughTheTemplateIsTheSame() {
        bench.deploy();
        bench.afresh();
        Map<String, String> other = new HashMap<>(ours.parameters());
        other.put("EndpointName", "payments");
        DeployRequest payments =
                new DeployRequest(ours.stack(), ours.template(), other, ours.tags(), ours.target(), ours.plan());
        assertThatThrownBy(
                        () -> bench.deploy(payments, StackSetFixture.options().build()))
                .hasMessageStartingWith(
                        "The stack set scaling does not belong to this descriptor: its template has ScalableTarget (of"
                                + " endpoint/orders/");
        assertThatThrownBy(() -> bench.deploy(
                        payments, StackSetFixture.options().adopt(true).build()))
                .hasMessageStartingWith("Not deployed: ScalableTarget, ScaleOutPolicy, ScaleInPolicy would be removed");
        assertThat(bench.changes()).isEmpty();
    }

    @Test
    void aStackSetWithoutInstancesHasNothingToLose() {
        bench.deploy();
        for (String account : List.of(StackSetFixture.FIRST, StackSetFixture.SECOND)) {
            bench.aws.removeInstance(StackSetFixture.NAME, account, StackSetFixture.EUROPE, "");
        }
        Map<String, String> other = new HashMap<>(ours.parameters());
        other.put("EndpointName", "payments");
        DeployRequest payments =
                new DeployRequest(ours.stack(), ours.template(), other, ours.tags(), ours.target(), ours.plan());
        assertThat(bench.deploy(payments, StackSetFixture.options().adopt(true).build())
                        .instances())
                .hasSize(2);
    }

    @Test
    void aDryRunSaysWhatWouldEndAndChangesNothing() {
        bench.deploy();
        overwriteByAnother();
        bench.afresh();
        StackSetOptions.Builder options = StackSetFixture.options().adopt(true).dryRun(true);
        assertThat(bench.deploy(options.build()).ending()).isEqualTo(Ending.PLANNED);
        assertThat(bench.lines)
                .containsExactly(
                        "Account 123456789012, Region eu-central-1, stack set scaling",
                        "Update the stack set and its 2 instances: the template differs, parameters differ; removed or"
                                + " replaced: Queue",
                        "A deployment would stop here without -Dstepscale.allowReplacement=true.",
                        "A dry run: nothing was changed.");
        bench.afresh();
        bench.deploy(options.allowReplacement(true).build());
        assertThat(bench.lines).noneMatch(line -> line.startsWith("A deployment would stop here"));
        assertThat(bench.changes()).isEmpty();
    }

    /** As by hand in the console: the instances get a template with a queue. */
    private void overwriteByAnother() {
        DeployRequest queue = new DeployRequest(
                ours.stack(), StackSetFixture.FOREIGN, Map.of(), Map.of(), ours.target(), ours.plan());
        bench.deploy(
                queue,
                StackSetFixture.options().adopt(true).allowReplacement(true).build());
    }
}
