package io.github.stepscale.aws;

/**
 * Names a change set for good.
 *
 * @param id its ARN
 * @param stackId the ARN of its stack
 */
public record ChangeSetId(String id, String stackId) {}
