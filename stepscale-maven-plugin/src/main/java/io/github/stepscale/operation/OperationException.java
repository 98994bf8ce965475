package io.github.stepscale.operation;

/** Signals that an operation did not reach its goal. The message is for people and says what to do next. */
public final class OperationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message for people: the state, and what to do next */
    public OperationException(String message) {
        super(message);
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
