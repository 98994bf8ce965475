package io.github.stepscale.operation.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.Stacks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The message claims only what the state of the stack proves. */
class ConcurrentChangeExceptionTest {
    private static String gone(boolean creates, StackStatus now) {
        return ConcurrentChangeException.changeSetGone(
                        "scaling",
                        creates,
                        Optional.of(new Stacks.Stack(
                                "arn:1",
                                "scaling",
                                now,
                                "",
                                Map.of(),
                                Map.of(),
                                Map.of(),
                                false,
                                Optional.empty(),
                                List.of())))
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource({
        "true,  CREATE_IN_PROGRESS, 'another deployment of scaling went first.'",
        "true,  CREATE_COMPLETE,    'another deployment of scaling went first.'",
        "true,  ROLLBACK_COMPLETE,  'another deployment of scaling went first.'",
        "true,  REVIEW_IN_PROGRESS, 'it was deleted, and not by this run.'",
        "true,  DELETE_IN_PROGRESS, 'the stack scaling was deleted meanwhile, and not by this run.'",
        "false, DELETE_COMPLETE,    'the stack scaling was deleted meanwhile, and not by this run.'",
        "false, DELETE_FAILED,      'the stack scaling was deleted meanwhile, and not by this run.'",
        "false, UPDATE_IN_PROGRESS, 'another deployment of scaling went first.'",
        "false, UPDATE_COMPLETE,    'another deployment of scaling went first, or the change set was deleted.'"
    })
    void aMissingChangeSetNamesWhatRemovedIt(boolean creates, StackStatus now, String said) {
        assertThat(gone(creates, now)).isEqualTo("The change set is gone: " + said);
    }

    @Test
    void aStackThatIsNoLongerListedWasDeleted() {
        assertThat(ConcurrentChangeException.changeSetGone("scaling", true, Optional.empty()))
                .hasMessage("The change set is gone: the stack scaling was deleted meanwhile, and not by this run.");
    }

    @Test
    void onlyOneOfThemExecutesTheSameChangeSet() {
        assertThat(ConcurrentChangeException.executedAlready("scaling").executesThisOne())
                .isTrue();
        assertThat(ConcurrentChangeException.outOfDate("scaling").executesThisOne())
                .isFalse();
        assertThat(ConcurrentChangeException.outOfDate("scaling"))
                .hasMessage("The change set is out of date: the stack scaling has changed since it was created, and not"
                        + " by this run.");
        assertThat(ConcurrentChangeException.stackChanged("scaling"))
                .hasMessage("The stack scaling has changed since this run read it.");
    }
}
