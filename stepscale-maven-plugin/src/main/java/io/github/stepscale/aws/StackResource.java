package io.github.stepscale.aws;

/**
 * A resource of a stack.
 *
 * @param physicalId may be empty where it was never made
 * @param status such as {@code CREATE_COMPLETE}
 */
public record StackResource(String logicalId, String type, String physicalId, String status) {}
