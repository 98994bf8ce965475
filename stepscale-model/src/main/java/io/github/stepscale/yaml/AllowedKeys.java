package io.github.stepscale.yaml;

import java.util.List;

/**
 * The keys of a mapping.
 *
 * @param names the keys that are allowed, in the order in which messages list them
 * @param answers what other keys mean
 */
public record AllowedKeys(List<String> names, KeyAnswers answers) {
    public AllowedKeys {
        names = List.copyOf(names);
    }

    /** Keys without answers to others, except to misspelt ones. */
    public static AllowedKeys of(List<String> names) {
        return new AllowedKeys(names, KeyAnswers.NONE);
    }
}
