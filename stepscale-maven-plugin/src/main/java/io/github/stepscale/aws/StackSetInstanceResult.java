package io.github.stepscale.aws;

/**
 * How far an operation is with one instance.
 *
 * @param status {@code PENDING}, {@code RUNNING}, {@code SUCCEEDED}, {@code FAILED} or {@code CANCELLED}
 * @param reason why, on one line; may be empty
 */
public record StackSetInstanceResult(String account, String region, String status, String reason) {

    /** Whether it failed by itself, and not since the operation was stopped for another. */
    public boolean isFailure() {
        return status.equals("FAILED");
    }
}
