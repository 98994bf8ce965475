package io.github.stepscale.aws;

/** The states of a stack (CloudFormation API, StackStatus): all 23, and what can be done in each. */
public enum StackStatus {
    CREATE_IN_PROGRESS(Phase.BUSY),
    CREATE_FAILED(Phase.PAUSED),
    CREATE_COMPLETE(Phase.HEALTHY),
    ROLLBACK_IN_PROGRESS(Phase.BUSY),
    ROLLBACK_FAILED(Phase.DEAD),
    ROLLBACK_COMPLETE(Phase.DEAD),
    DELETE_IN_PROGRESS(Phase.BUSY),
    DELETE_FAILED(Phase.STUCK),
    DELETE_COMPLETE(Phase.ABSENT),
    UPDATE_IN_PROGRESS(Phase.BUSY),
    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS(Phase.BUSY),
    UPDATE_COMPLETE(Phase.HEALTHY),
    UPDATE_FAILED(Phase.PAUSED),
    UPDATE_ROLLBACK_IN_PROGRESS(Phase.BUSY),
    UPDATE_ROLLBACK_FAILED(Phase.STUCK),
    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS(Phase.BUSY),
    UPDATE_ROLLBACK_COMPLETE(Phase.HEALTHY),
    REVIEW_IN_PROGRESS(Phase.ABSENT),
    IMPORT_IN_PROGRESS(Phase.BUSY),
    IMPORT_COMPLETE(Phase.HEALTHY),
    IMPORT_ROLLBACK_IN_PROGRESS(Phase.BUSY),
    IMPORT_ROLLBACK_FAILED(Phase.STUCK),
    IMPORT_ROLLBACK_COMPLETE(Phase.HEALTHY);

    /** What a state means to someone who wants to deploy. */
    public enum Phase {
        /** There are no resources: a new stack can be made. */
        ABSENT,
        /** It works; it can be updated. */
        HEALTHY,
        /** Something is under way; nothing can be asked of it. */
        BUSY,
        /** Its creation failed for good: it can only be deleted. */
        DEAD,
        /** An operation failed and was not rolled back. */
        PAUSED,
        /** It does not get on without help. */
        STUCK
    }

    private final Phase phase;

    StackStatus(Phase phase) {
        this.phase = phase;
    }

    public Phase phase() {
        return phase;
    }

    /** Whether the operation that ends in this state did what was asked. */
    public boolean isSuccess() {
        return switch (this) {
            case CREATE_COMPLETE, UPDATE_COMPLETE, UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, IMPORT_COMPLETE -> true;
            default -> false;
        };
    }
}
