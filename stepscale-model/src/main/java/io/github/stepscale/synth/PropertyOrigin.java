package io.github.stepscale.synth;

import io.github.stepscale.yaml.SourcePosition;

/**
 * The key of {@code stepscale.yaml} that made a property of the template.
 *
 * @param path such as {@code steps[1].lower}; for a default the nearest enclosing key; empty for the file as a whole
 * @param position the position of the key, or the option that replaces its value
 */
public record PropertyOrigin(String path, SourcePosition position) {
    /** {@code stepscale.yaml:12:5 steps[1].lower}; without a path, the position alone. */
    @Override
    public String toString() {
        return path.isEmpty() ? position.toString() : position + " " + path;
    }
}
