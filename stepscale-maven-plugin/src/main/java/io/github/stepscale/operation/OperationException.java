package io.github.stepscale.operation;

/** An operation ended without what was asked. The message is for people, and says what to do next. */
public final class OperationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message for people: what is, and what to do next */
    public OperationException(String message) {
        super(message);
    }
}
