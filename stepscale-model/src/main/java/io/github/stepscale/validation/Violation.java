package io.github.stepscale.validation;

import io.github.stepscale.text.Sentences;

/**
 * One mistake in a value.
 *
 * @param id the broken rule, such as {@code S04}, which the page of findings explains; {@code D05} for a single value
 *     out of its range or form
 * @param path the location in the keys of {@code stepscale.yaml}, relative to the checked value, such as
 *     {@code steps[1].upper}; empty for the value as a whole
 * @param problem the value and what is allowed, as one sentence without a full stop
 * @param fix how to correct it, as one sentence without a full stop
 */
public record Violation(String id, String path, String problem, String fix) {

    /** The same violation with {@code prefix} before its path. */
    public Violation under(String prefix) {
        if (prefix.isEmpty()) {
            return this;
        }
        String joined = path.isEmpty() || path.startsWith("[") ? prefix + path : prefix + "." + path;
        return new Violation(id, joined, problem, fix);
    }

    /** {@code path: problem. fix.} */
    @Override
    public String toString() {
        return (path.isEmpty() ? "" : path + ": ") + problem + ". " + Sentences.end(fix);
    }
}
