package io.github.stepscale.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A piece of the file: keys with values, a list, or one word. */
public sealed interface YamlNode {
    /** Where it stands among the others, such as {@code steps[1].upper}; empty for the file as a whole. */
    String path();

    /** Where it stands in the file: its key, or where it begins if it has none. */
    SourcePosition place();

    /**
     * Keys with values.
     *
     * @param entries in the order of the file
     */
    record Mapping(String path, SourcePosition place, Map<String, YamlNode> entries) implements YamlNode {
        /** The value of a key. */
        public Optional<YamlNode> get(String key) {
            return Optional.ofNullable(entries.get(key));
        }
    }

    /** A list. */
    record Sequence(String path, SourcePosition place, List<YamlNode> items) implements YamlNode {}

    /**
     * One word, number or text.
     *
     * @param text as written, without quotes
     * @param kind what YAML takes it for
     */
    record Scalar(String path, SourcePosition place, String text, Kind kind) implements YamlNode {}

    /** What YAML takes a scalar for. */
    enum Kind {
        /** A word, or anything in quotes. */
        TEXT,
        /** Something without quotes that a YAML reader may take for a number. */
        NUMBER,
        /** {@code true} or {@code false} without quotes. */
        TRUTH,
        /** Nothing, {@code null} or {@code ~}. */
        NOTHING,
        /** Something that is not allowed, and has been noted as a mistake. */
        REFUSED
    }
}
