package io.github.stepscale.operation.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.StackEvents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventOwnershipTest {
    private static final Optional<String> MINE = Optional.of("mine");

    private static StackEvents.Event event(String status, String token, String operationId) {
        return new StackEvents.Event(
                status,
                "arn:1",
                Instant.EPOCH,
                "scaling",
                "T",
                "arn:1",
                status,
                "",
                present(token),
                present(operationId),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(word -> !word.isEmpty());
    }

    /** Which of some events, which arrive together, belong to the operation. */
    private static List<Boolean> owned(Optional<String> token, StackEvents.Event... events) {
        EventOwnership ownership = new EventOwnership(token);
        ownership.learn(List.of(events));
        return Stream.of(events).map(ownership::owns).toList();
    }

    @Test
    void tokensDecideWhereThereAreSome() {
        assertThat(owned(
                        MINE,
                        event("UPDATE_IN_PROGRESS", "mine", "1"),
                        event("UPDATE_ROLLBACK_IN_PROGRESS", "mine", "2"),
                        event("DELETE_IN_PROGRESS", "theirs", "3")))
                .containsExactly(true, true, false);
    }

    @Test
    void withoutTokensAndIdsEverythingBelongsToIt() {
        assertThat(owned(MINE, event("UPDATE_IN_PROGRESS", "", ""), event("UPDATE_COMPLETE", "", "")))
                .containsOnly(true);
    }

    @Test
    void anOperationWithoutATokenThatCameFirstIsNotTaken() {
        assertThat(owned(
                        MINE,
                        event("UPDATE_COMPLETE", "", "0"),
                        event("UPDATE_IN_PROGRESS", "mine", "1"),
                        event("UPDATE_COMPLETE", "", "1")))
                .containsExactly(false, true, true);
    }

    @Test
    void anOperationWithoutATokenThatFollowsIsNotTaken() {
        assertThat(owned(
                        MINE,
                        event("UPDATE_IN_PROGRESS", "mine", "1"),
                        event("UPDATE_COMPLETE", "mine", "1"),
                        event("DELETE_IN_PROGRESS", "", "2"),
                        event("DELETE_COMPLETE", "", "2")))
                .containsExactly(true, true, false, false);
    }

    @Test
    void anAutomaticRollbackBelongsToItEvenWithoutAToken() {
        assertThat(owned(
                        MINE,
                        event("UPDATE_IN_PROGRESS", "mine", "1"),
                        event("UPDATE_ROLLBACK_IN_PROGRESS", "", "2"),
                        event("UPDATE_ROLLBACK_COMPLETE", "", "2")))
                .containsOnly(true);
    }

    @Test
    void aForeignOperationIsJoinedUntilItsEnd() {
        assertThat(owned(
                        Optional.empty(),
                        event("UPDATE_IN_PROGRESS", "theirs", "1"),
                        event("UPDATE_ROLLBACK_IN_PROGRESS", "theirs", "2"),
                        event("UPDATE_ROLLBACK_COMPLETE", "theirs", "2"),
                        event("DELETE_IN_PROGRESS", "others", "3")))
                .containsExactly(true, true, true, false);
    }

    @Test
    void aForeignOperationWithoutIdsIsJoinedAsEver() {
        assertThat(owned(
                        Optional.empty(),
                        event("UPDATE_IN_PROGRESS", "theirs", ""),
                        event("UPDATE_COMPLETE", "theirs", ""),
                        event("DELETE_IN_PROGRESS", "others", "")))
                .containsOnly(true);
    }
}
