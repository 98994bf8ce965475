package io.github.stepscale.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a change set shall change.
 *
 * @param stack the name of the stack
 * @param name of the change set: a letter, then letters, digits and hyphens, at most 128
 * @param create whether the stack is to be created; else it is updated
 * @param token makes the request safe to repeat
 * @param template its text
 * @param parameters all of them, by name
 * @param tags by key
 * @param roleArn the role that CloudFormation acts as; absent: the caller
 * @param notificationArns topics that hear of the stack's events
 * @param rollbackAlarms ARNs of alarms that roll the operation back; at most 5
 */
public record ChangeSetRequest(
        String stack,
        String name,
        boolean create,
        String token,
        String template,
        Map<String, String> parameters,
        Map<String, String> tags,
        Optional<String> roleArn,
        List<String> notificationArns,
        List<String> rollbackAlarms) {}
