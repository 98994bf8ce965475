package io.github.stepscale.aws;

/** The 23 states of a stack (AWS CloudFormation API Reference, Stack), and what can be done in each. */
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

    /** What a state means for a deployment. */
    public enum Phase {
        /** The stack has no resources: it can be created. */
        ABSENT,
        /** The stack works and can be updated. */
        HEALTHY,
        /** An operation is in progress; no other can start. */
        BUSY,
        /** The creation failed: the stack can only be deleted. */
        DEAD,
        /** An operation failed and was not rolled back. */
        PAUSED,
        /** A rollback or deletion failed: it needs help. */
        STUCK
    }

    private final Phase phase;

    StackStatus(Phase phase) {
        this.phase = phase;
    }

    public Phase phase() {
        return phase;
    }

    /** Whether an operation that ends in this state succeeded. */
    public boolean isSuccess() {
        return switch (this) {
            case CREATE_COMPLETE, UPDATE_COMPLETE, UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, IMPORT_COMPLETE -> true;
            default -> false;
        };
    }
}
