package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.Stacks.Change.Replacement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.OperationEntry;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

class StackMapperTest {
    private static final String ARN =
            "arn:aws:autoscaling:eu-central-1:123456789012:scalingPolicy:1:resource/sagemaker/"
                    + "endpoint/orders/variant/signature:policyName/out  of  order";

    @ParameterizedTest
    @CsvSource({"True,YES", "False,NO", "Conditional,MAYBE", "Eventually,MAYBE"})
    void anUnknownReplacementMayHappen(String word, Replacement replacement) {
        Stacks.ChangeSet changes = StackMapper.changeSet(List.of(response("AVAILABLE")
                .changes(Change.builder()
                        .resourceChange(resource -> resource.action("Modify")
                                .logicalResourceId("Alarm")
                                .replacement(word))
                        .build())
                .build()));

        assertThat(changes.changes()).extracting(Stacks.Change::replacement).containsExactly(Optional.of(replacement));
    }

    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE,false,false,false",
        "AVAILABLE,true,false,false",
        "EXECUTE_IN_PROGRESS,false,true,false",
        "EXECUTE_COMPLETE,false,true,true",
        "EXECUTE_FAILED,false,false,false",
        "OBSOLETE,false,false,false",
        "newer than this program,false,false,false"
    })
    void anExecutedChangeSetDiffersFromOneInExecution(
            String status, boolean executable, boolean started, boolean executed) {
        Stacks.ChangeSet changes =
                StackMapper.changeSet(List.of(response(status).build()));

        assertThat(changes.isExecutable()).isEqualTo(executable);
        assertThat(changes.isStarted()).isEqualTo(started);
        assertThat(changes.isExecuted()).isEqualTo(executed);
    }

    @Test
    void anIdIsReadAsItIs() {
        Stacks.Resource resource = StackMapper.resource(StackResourceSummary.builder()
                .logicalResourceId("Policy")
                .physicalResourceId(ARN + "\nsignature=1")
                .build());

        assertThat(resource.physicalId()).isEqualTo(ARN + "\nsignature=1");
    }

    private static DescribeChangeSetResponse.Builder response(String execution) {
        return DescribeChangeSetResponse.builder()
                .changeSetId("arn:change-set")
                .changeSetName("change")
                .stackId("arn:stack")
                .status("CREATE_COMPLETE")
                .executionStatus(execution);
    }

    @Test
    void theDetailOfAStatusAndTheLastOperationsAreRead() {
        Stacks.Stack stack = StackMapper.stack(Stack.builder()
                .stackId("arn:aws:cloudformation:eu-central-1:123456789012:stack/orders/1")
                .stackName("orders")
                .stackStatus("UPDATE_ROLLBACK_COMPLETE")
                .detailedStatus("VALIDATION_FAILED")
                .lastOperations(OperationEntry.builder()
                        .operationId("o-1")
                        .operationType("UPDATE_STACK")
                        .build())
                .build());

        assertThat(stack.detail()).contains("VALIDATION_FAILED");
        assertThat(stack.operations()).containsExactly(new Stacks.Stack.Operation("o-1", "UPDATE_STACK"));
    }

    @Test
    void theOperationAndTheHookOfAnEventAreRead() {
        Stacks.Event event = StackMapper.event(StackEvent.builder()
                .eventId("e")
                .stackId("arn:1")
                .timestamp(Instant.EPOCH)
                .operationId("o-1")
                .detailedStatus("CONFIGURATION_COMPLETE")
                .hookInvocationId("h-1")
                .build());

        assertThat(event.operationId()).contains("o-1");
        assertThat(event.detail()).contains("CONFIGURATION_COMPLETE");
        assertThat(event.hookResultId()).contains("h-1");
    }

    @ParameterizedTest
    @CsvSource({"DELETE,DELETE", "DO_NOTHING,DO_NOTHING", "newer than this program,", "'',"})
    void aChangeSetSaysWhatBecomesOfTheStack(String word, Stacks.OnStackFailure onFailure) {
        assertThat(StackMapper.changeSet(List.of(
                                response("AVAILABLE").onStackFailure(word).build()))
                        .onFailure())
                .isEqualTo(Optional.ofNullable(onFailure));
    }
}
