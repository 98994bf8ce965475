package io.github.stepscale.aws;

import java.util.Map;

/**
 * A stack set as CloudFormation has it.
 *
 * @param template its text as it was given
 * @param parameters values by name
 * @param tags values by key
 * @param model {@code SELF_MANAGED} or {@code SERVICE_MANAGED}
 * @param administrationRoleArn may be empty
 * @param executionRoleName may be empty
 */
public record StackSetState(
        String name,
        String template,
        Map<String, String> parameters,
        Map<String, String> tags,
        String model,
        String administrationRoleArn,
        String executionRoleName) {
    public StackSetState {
        parameters = Map.copyOf(parameters);
        tags = Map.copyOf(tags);
    }
}
