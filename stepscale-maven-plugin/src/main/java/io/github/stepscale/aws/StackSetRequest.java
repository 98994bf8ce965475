package io.github.stepscale.aws;

import java.util.Map;

/**
 * What a stack set shall be.
 *
 * @param name a letter, then letters, digits and hyphens, at most 128
 * @param template its text
 * @param parameters all of them, by name
 * @param tags by key; each stack of the set gets them
 */
public record StackSetRequest(
        String name, String template, Map<String, String> parameters, Map<String, String> tags, StackSetAccess access) {
    public StackSetRequest {
        parameters = Map.copyOf(parameters);
        tags = Map.copyOf(tags);
    }
}
