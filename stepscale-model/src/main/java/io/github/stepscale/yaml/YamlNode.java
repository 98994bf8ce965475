package io.github.stepscale.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node of a YAML document: a mapping, a list, or a scalar. */
public sealed interface YamlNode {
    /** The path from the root, such as {@code steps[1].upper}; empty for the root. */
    String path();

    /** The position of its key; of its start if it has no key. */
    SourcePosition position();

    /**
     * Keys with values.
     *
     * @param entries in the order of the file
     */
    record Mapping(String path, SourcePosition position, Map<String, YamlNode> entries) implements YamlNode {
        /** The value of a key. */
        public Optional<YamlNode> get(String key) {
            return Optional.ofNullable(entries.get(key));
        }
    }

    /** A list. */
    record Sequence(String path, SourcePosition position, List<YamlNode> items) implements YamlNode {}

    /**
     * One word, number or text.
     *
     * @param text as written, without quotes
     * @param kind how YAML reads it
     */
    record Scalar(String path, SourcePosition position, String text, Kind kind) implements YamlNode {}

    /** How YAML reads a scalar. */
    enum Kind {
        /** A word, or anything in quotes. */
        TEXT,
        /** Something without quotes that a YAML reader may read as a number. */
        NUMBER,
        /** {@code true} or {@code false} without quotes. */
        BOOLEAN,
        /** Nothing, {@code null} or {@code ~}. */
        EMPTY,
        /** Something forbidden, such as an alias, that was reported as a mistake already. */
        REFUSED
    }
}
