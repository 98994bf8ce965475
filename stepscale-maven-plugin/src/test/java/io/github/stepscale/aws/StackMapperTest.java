package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.Stacks.Change.Replacement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
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
}
