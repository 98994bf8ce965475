package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.OperationEntry;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

class StackMapperTest {
    private static final String ARN =
            "arn:aws:autoscaling:eu-central-1:123456789012:scalingPolicy:1:resource/sagemaker/"
                    + "endpoint/orders/variant/signature:policyName/out  of  order";

    @Test
    void anIdIsReadAsItIs() {
        Stacks.Resource resource = StackMapper.resource(StackResourceSummary.builder()
                .logicalResourceId("Policy")
                .physicalResourceId(ARN + "\nsignature=1")
                .build());

        assertThat(resource.physicalId()).isEqualTo(ARN + "\nsignature=1");
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
        StackEvents.Event event = StackMapper.event(StackEvent.builder()
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
}
