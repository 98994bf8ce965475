package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.ChangeSets.Change.Replacement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;

class ChangeSetMapperTest {
    @ParameterizedTest
    @CsvSource({"True,YES", "False,NO", "Conditional,MAYBE", "Eventually,MAYBE"})
    void anUnknownReplacementMayHappen(String word, Replacement replacement) {
        ChangeSets.ChangeSet changes = ChangeSetMapper.changeSet(List.of(response("AVAILABLE")
                .changes(Change.builder()
                        .resourceChange(resource -> resource.action("Modify")
                                .logicalResourceId("Alarm")
                                .replacement(word))
                        .build())
                .build()));

        assertThat(changes.changes())
                .extracting(ChangeSets.Change::replacement)
                .containsExactly(Optional.of(replacement));
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
        ChangeSets.ChangeSet changes =
                ChangeSetMapper.changeSet(List.of(response(status).build()));

        assertThat(changes.isExecutable()).isEqualTo(executable);
        assertThat(changes.isStarted()).isEqualTo(started);
        assertThat(changes.isExecuted()).isEqualTo(executed);
    }

    private static DescribeChangeSetResponse.Builder response(String execution) {
        return DescribeChangeSetResponse.builder()
                .changeSetId("arn:change-set")
                .changeSetName("change")
                .stackId("arn:stack")
                .status("CREATE_COMPLETE")
                .executionStatus(execution);
    }

    @ParameterizedTest
    @CsvSource({"DELETE,DELETE", "DO_NOTHING,DO_NOTHING", "newer than this program,", "'',"})
    void aChangeSetSaysWhatBecomesOfTheStack(String word, ChangeSets.OnStackFailure onFailure) {
        assertThat(ChangeSetMapper.changeSet(List.of(
                                response("AVAILABLE").onStackFailure(word).build()))
                        .onFailure())
                .isEqualTo(Optional.ofNullable(onFailure));
    }
}
