package io.github.stepscale.operation.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.deploy.ChangeSetUse;
import io.github.stepscale.operation.deploy.Deploy;
import io.github.stepscale.operation.deploy.DeployOptions;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.operation.deploy.delete.Delete;
import io.github.stepscale.operation.deploy.delete.DeleteOptions;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What CloudFormation's validation and hooks object to, with the lines of the descriptor. */
class FailureDetailsTest {
    private static final String THRESHOLD = "/Resources/ScaleOutAlarm/Properties/Threshold";
    private static final String LINE =
            "stepscale.yaml:8:7 steps[1].lower: Not a number. (ScaleOutAlarm, Properties/Threshold)";
    private static final String REFUSED = "The following hook(s)/validation failed:"
            + " [AWS::EarlyValidation::PropertyValidation]. To troubleshoot Early Validation errors, use the"
            + " DescribeEvents API for detailed failure information.";

    private final DeployFixture stage = new DeployFixture();

    @BeforeEach
    void begin() {
        stage.server.script().resourcesTake(Duration.ZERO);
        stage.server.script().changeSetsTake(Duration.ZERO);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void deploy() {
        stage.deploy(DeployFixture.stack());
    }

    private void dryRun(SynthesizedStack stack) {
        stage.deploy(stack, DeployOptions.builder().dryRun(true).build());
    }

    private static DeployRequest madeInJava() {
        SynthesizedStack stack = DeployFixture.stack();
        return DeployRequest.of(stack.plan(), stack.template());
    }

    @Test
    void aFailedValidationIsReportedWithItsLineBeforeTheChangeSetIsDeleted() {
        stage.server.script().validationFinds(true, "ScaleOutAlarm", THRESHOLD, "Not a number");

        assertThatThrownBy(this::deploy)
                .isInstanceOf(OperationException.class)
                .hasMessage("CloudFormation cannot create the change set: " + LINE
                        + " Correct that, then run mvn stepscale:deploy again.");

        assertThat(stage.lines).contains(LINE);
        assertThat(stage.actions()).containsSubsequence("DescribeChangeSet", "DescribeEvents", "DeleteChangeSet");
        assertThat(stage.server.openChangeSets()).isZero();
    }

    @Test
    void allErrorsAreReportedThenTheWarnings() {
        stage.server.script().eventsPerPage(1);
        stage.server.script().validationFinds(false, "ScalableTarget", "/Resources/ScalableTarget", "Quota is near");
        stage.server.script().validationFinds(true, "ScaleOutAlarm", THRESHOLD, "Not a number");
        stage.server
                .script()
                .validationFinds(
                        true,
                        "ScaleInPolicy",
                        "/Resources/ScaleInPolicy/Properties/StepScalingPolicyConfiguration/StepAdjustments/0"
                                + "/ScalingAdjustment",
                        "Too small");

        assertThatThrownBy(this::deploy)
                .hasMessage("CloudFormation cannot create the change set: " + LINE
                        + " 1 more objection above. Correct that, then run mvn stepscale:deploy again.");

        assertThat(stage.lines)
                .containsSubsequence(
                        LINE,
                        "stepscale.yaml:7:19 steps[0].change: Too small. (ScaleInPolicy,"
                                + " Properties/StepScalingPolicyConfiguration/StepAdjustments/0/ScalingAdjustment)",
                        "Warning: stepscale.yaml:1:1 endpointName: Quota is near. (ScalableTarget)");
        assertThat(stage.actions().stream().filter("DescribeEvents"::equals)).hasSize(3);
    }

    @Test
    void warningsAreShownBeforeTheExecutionAndInADryRun() {
        String warning = "Warning: stepscale.yaml:4:1 maxCapacity: Above the quota. (ScalableTarget,"
                + " Properties/MaxCapacity)";
        stage.server
                .script()
                .validationFinds(
                        false, "ScalableTarget", "/Resources/ScalableTarget/Properties/MaxCapacity", "Above the quota");

        dryRun(DeployFixture.stack());
        assertThat(stage.lines).contains(warning);
        stage.lines.clear();
        stage.server.reset();
        deploy();
        assertThat(stage.lines).containsOnlyOnce(warning);
        assertThat(stage.actions()).containsSubsequence("DescribeEvents", "ExecuteChangeSet");
    }

    @Test
    void withoutChangesThereIsNoFurtherRequest() {
        deploy();
        stage.server.script().validationFinds(false, "ScaleOutAlarm", THRESHOLD, "Not a number");
        stage.server.reset();
        deploy();
        assertThat(stage.actions()).doesNotContain("DescribeEvents");
    }

    @Test
    void aPlanThatWasMadeInJavaHasNoLines() {
        stage.server.script().validationFinds(true, "ScaleOutAlarm", THRESHOLD, "Not a number");

        assertThatThrownBy(() -> new Deploy(stage.aws(), stage.lines::add, stage.time(), DeployFixture.HINTS)
                        .run(madeInJava(), DeployOptions.standard()))
                .hasMessageContaining("change set: ScaleOutAlarm, Properties/Threshold: Not a number. Correct");
    }

    @Test
    void whatTheValidationSaysIsDataOnOneLine() {
        stage.server
                .script()
                .validationFinds(
                        true,
                        "ScaleOutAlarm",
                        THRESHOLD + "/\u202ered",
                        "Bad\r\nINFO forged \u202e line, X-Amz-Security-Token=IQoJb3JpZ2luX2VjEXAMPLETOKEN");

        assertThatThrownBy(this::deploy).isInstanceOf(OperationException.class);

        assertThat(stage.lines)
                .filteredOn(line -> line.startsWith("stepscale.yaml:8:7"))
                .singleElement()
                .asString()
                .contains("Bad INFO forged  line, X-Amz-Security-Token=***")
                .doesNotContain("\n", "\u202e", "EXAMPLETOKEN");
    }

    @Test
    void anObjectionWithoutAPathBelongsToItsResource() {
        stage.server.script().validationFinds(true, "ScaleInAlarm", "", "An alarm of this name already exists");
        assertThatThrownBy(this::deploy)
                .hasMessageContaining("stepscale.yaml:6:1 steps: An alarm of this name already exists. (ScaleInAlarm)");
    }

    @Test
    void anObjectionToNothingKnownIsShownAsItIs() {
        stage.server.script().validationFinds(true, "Other", "/Resources/Other/Properties/Name", "Reserved");
        assertThatThrownBy(this::deploy).hasMessageContaining("change set: Other, Properties/Name: Reserved. Correct");
    }

    @Test
    void aHookIsReportedWithItsAdvice() {
        stage.server
                .script()
                .hookFinds(
                        true, "Acme::Tags::Hook", "Tags are missing", "Add the tag owner", "https://acme.example/tags");

        assertThatThrownBy(this::deploy)
                .hasMessage("CloudFormation cannot create the change set: Tags are missing. (Acme::Tags::Hook) Add the"
                        + " tag owner. See https://acme.example/tags. Correct that, then run mvn stepscale:deploy"
                        + " again.");
        assertThat(stage.actions()).containsSubsequence("DescribeEvents", "ListHookResults", "GetHookResult");
    }

    @Test
    void withoutThePermissionForItsAdviceAHookIsReportedAllTheSame() {
        stage.server.script().hookFinds(true, "Acme::Tags::Hook", "Tags are missing", "Add the tag owner", "");
        stage.server.faultOn("ListHookResults", Fault.ACCESS_DENIED, 1);

        assertThatThrownBy(this::deploy).hasMessageContaining("Tags are missing. (Acme::Tags::Hook) Correct that");
        assertThat(stage.lines)
                .anyMatch(line -> line.startsWith("The advice of the hooks is not shown. Cannot read the hooks of")
                        && line.contains("cloudformation:ListHookResults"));
    }

    @Test
    void withoutThePermissionTheCauseStandsFirst() {
        stage.server.script().validationFinds(true, "ScaleOutAlarm", THRESHOLD, "Not a number");
        stage.server.faultOn("DescribeEvents", Fault.ACCESS_DENIED, 1);

        assertThatThrownBy(this::deploy)
                .hasMessageStartingWith("CloudFormation cannot create the change set: " + REFUSED
                        + " Which property that is, and its line in the descriptor, is not shown. Cannot read the"
                        + " validation of the change set arn:")
                .hasMessageContaining("is not authorized to perform: cloudformation:DescribeEvents")
                .hasMessageEndingWith("Grant the caller that permission.");
    }

    @Test
    void withoutTheRequestTheCauseStandsFirst() {
        stage.server.script().validationFinds(true, "ScaleOutAlarm", THRESHOLD, "Not a number");
        stage.server.script().withoutOperationEvents();

        assertThatThrownBy(this::deploy)
                .hasMessageStartingWith("CloudFormation cannot create the change set: " + REFUSED + " Which property")
                .hasMessageContaining("Could not find operation DescribeEvents");
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCESS_DENIED", "ERROR_500", "HTML", "LACKING", "MALFORMED"})
    void whereWarningsCannotBeReadTheDeploymentGoesOn(Fault fault) {
        stage.server.faultOn("DescribeEvents", fault, 10);

        deploy();

        assertThat(stage.lines)
                .filteredOn(line ->
                        line.startsWith("Warnings of CloudFormation's validation, such as quotas, are not shown. "))
                .hasSize(1);
        assertThat(stage.server.statusOf(DeployFixture.STACK)).contains("CREATE_COMPLETE");
    }

    @Test
    void aFailedResourceIsReportedWithItsLine() {
        stage.server.script().failing("ScalableTarget", "Could not find endpoint \"orders\"");

        assertThatThrownBy(this::deploy).isInstanceOf(OperationException.class);

        assertThat(stage.lines)
                .contains("stepscale.yaml:1:1 endpointName: Could not find endpoint \"orders\". (ScalableTarget)");
        assertThat(stage.actions()).containsSubsequence("ExecuteChangeSet", "DescribeEvents");
    }

    @Test
    void aHookThatRefusesAResourceIsReportedWithItsAdvice() {
        stage.server
                .script()
                .hookRefuses("ScaleInAlarm", "Acme::Alarms::Hook", "No topic", "Add a topic", "https://acme.example/a");

        assertThatThrownBy(this::deploy).hasMessageContaining("failed: [Acme::Alarms::Hook]");

        assertThat(stage.lines)
                .contains("stepscale.yaml:6:1 steps: No topic. (ScaleInAlarm, Acme::Alarms::Hook) Add a topic. See"
                        + " https://acme.example/a.");
    }

    @Test
    void withoutIdsOfOperationsAFailureIsReportedAsBefore() {
        stage.server.script().withoutOperationEvents();
        stage.server.script().failing("ScalableTarget", "Could not find endpoint \"orders\"");

        assertThatThrownBy(this::deploy).hasMessageContaining("The cause: ScalableTarget: Could not find endpoint");

        List<String> after = stage.actions()
                .subList(
                        stage.actions().indexOf("ExecuteChangeSet"),
                        stage.actions().size());
        assertThat(after).doesNotContain("DescribeEvents");
    }

    @Test
    void withoutThePermissionAFailedOperationNamesIt() {
        stage.server.script().failing("ScalableTarget", "Could not find endpoint \"orders\"");
        stage.server.faultOn("DescribeEvents", Fault.ACCESS_DENIED, 2);

        assertThatThrownBy(this::deploy).hasMessageContaining("The cause: ScalableTarget: Could not find endpoint");

        assertThat(stage.lines)
                .anyMatch(line -> line.startsWith("What validations and hooks object to is not shown. Cannot read the")
                        && line.endsWith("cloudformation:DescribeEvents. Grant the caller that permission."));
    }

    @Test
    void aKeptChangeSetThatFailedSaysWhy() {
        stage.server.script().validationFinds(true, "ScaleOutAlarm", THRESHOLD, "Not a number");
        DeployRequest request = DeployRequest.of(DeployFixture.stack());
        stage.aws()
                .changeSets()
                .create(new ChangeSets.ChangeSetRequest(
                        request.stack(),
                        "tuesday",
                        true,
                        "t",
                        request.template(),
                        request.parameters(),
                        Map.of(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty()));

        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.stack(),
                        DeployOptions.builder()
                                .changeSet(new ChangeSetUse.ExecuteKept("tuesday"))
                                .build()))
                .hasMessage("The change set tuesday cannot be executed: ScaleOutAlarm, Properties/Threshold: Not a"
                        + " number. Correct that, then run mvn stepscale:deploy again. Create a new one with"
                        + " -Dstepscale.changeSet=keep.");
    }

    @Test
    void theWarningsOfAKeptChangeSetAreShownBeforeItIsExecuted() {
        stage.server.script().validationFinds(false, "ScaleOutAlarm", THRESHOLD, "Not a number");
        stage.deploy(DeployFixture.stack(), keep());
        stage.lines.clear();

        stage.deploy(
                DeployFixture.stack(),
                DeployOptions.builder()
                        .changeSet(new ChangeSetUse.ExecuteKept("monday"))
                        .build());

        // Its lines are those of an earlier descriptor.
        assertThat(stage.lines).contains("Warning: ScaleOutAlarm, Properties/Threshold: Not a number.");
    }

    private static DeployOptions keep() {
        return DeployOptions.builder()
                .changeSet(new ChangeSetUse.Keep("monday"))
                .build();
    }

    @Test
    void aDeletionThatAHookRefusesSaysWhy() {
        deploy();
        stage.server.script().hookRefusesDeletion("ScaleInAlarm", "Acme::Alarms::Hook", "Not at night", "Wait", "");

        assertThatThrownBy(() -> new Delete(stage.aws(), stage.lines::add, stage.time(), DeployFixture.HINTS)
                        .run(
                                DeployFixture.STACK,
                                ScalableTargetId.of(
                                        DeployFixture.stack().plan().scaling().target()),
                                DeleteOptions.standard(),
                                Confirmation.GIVEN))
                .hasMessage("The stack scaling is now in DELETE_FAILED. The cause: ScaleInAlarm: The following hook(s)"
                        + " failed: [Acme::Alarms::Hook]. Keep the resources that cannot be deleted with -Dstepscale.retain=<logical ids>, or all of them"
                        + " with -Dstepscale.delete.force=true.");
        assertThat(stage.lines).contains("ScaleInAlarm: Not at night. (Acme::Alarms::Hook) Wait.");
    }
}
