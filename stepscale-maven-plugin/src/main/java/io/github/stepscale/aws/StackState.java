package io.github.stepscale.aws;

import java.util.Map;

/**
 * A stack as CloudFormation has it.
 *
 * @param id its ARN, which names it even after it was deleted
 * @param reason why it is in its state; may be empty
 * @param parameters values by name
 * @param outputs values by name, in CloudFormation's order
 * @param tags values by key
 * @param terminationProtection whether it refuses to be deleted
 */
public record StackState(
        String id,
        String name,
        StackStatus status,
        String reason,
        Map<String, String> parameters,
        Map<String, String> outputs,
        Map<String, String> tags,
        boolean terminationProtection) {

    /** The account that it belongs to. */
    public String account() {
        return id.split(":", 6)[4];
    }

    /** The Region that it is in. */
    public String region() {
        return id.split(":", 6)[3];
    }
}
