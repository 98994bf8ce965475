package io.github.stepscale.aws;

/**
 * A resource of a stack.
 *
 * @param physicalId may be empty where it was never made
 * @param status such as {@code CREATE_COMPLETE}
 */
public record StackResource(String logicalId, String type, String physicalId, String status) {

    /** Whether the stack has it now: it was made, and is neither gone nor left behind. */
    public boolean isHeld() {
        return switch (status) {
            case "DELETE_COMPLETE", "DELETE_SKIPPED", "CREATE_FAILED" -> false;
            default -> true;
        };
    }
}
