package io.github.stepscale.aws;

/**
 * Something that CloudFormation does to a stack set and its instances.
 *
 * @param action {@code CREATE}, {@code UPDATE}, {@code DELETE} or {@code DETECT_DRIFT}
 * @param status such as {@code RUNNING}
 * @param reason why it is in that status, on one line; may be empty
 */
public record StackSetOperation(String id, String action, String status, String reason) {

    /** Whether it goes on, or waits for its turn. A status that is new to us is no end. */
    public boolean isBusy() {
        return switch (status) {
            case "SUCCEEDED", "FAILED", "STOPPED" -> false;
            default -> true;
        };
    }

    /** Whether it ended with no more failures than it was told to tolerate. */
    public boolean hasSucceeded() {
        return status.equals("SUCCEEDED");
    }
}
