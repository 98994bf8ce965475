package io.github.stepscale.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node of a YAML document: a mapping, a list, or a scalar. */
public sealed interface YamlNode {
    /** The path from the root, such as {@code steps[1].upper}; empty for the root. */
    String path();

    /** The position of its key; of its start if it has no key. */
    SourcePosition position();

    /** The same node under another path; positions stay. */
    YamlNode movedTo(String path);

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

        @Override
        public Mapping movedTo(String other) {
            Map<String, YamlNode> moved = new LinkedHashMap<>();
            entries.forEach((key, value) ->
                    moved.put(key, value.movedTo(other + value.path().substring(path.length()))));
            return new Mapping(other, position, moved);
        }
    }

    /** A list. */
    record Sequence(String path, SourcePosition position, List<YamlNode> items) implements YamlNode {
        @Override
        public Sequence movedTo(String other) {
            List<YamlNode> moved = items.stream()
                    .map(item -> item.movedTo(other + item.path().substring(path.length())))
                    .toList();
            return new Sequence(other, position, moved);
        }
    }

    /**
     * One word, number or text.
     *
     * @param text as written, without quotes
     * @param kind how YAML reads it
     */
    record Scalar(String path, SourcePosition position, String text, Kind kind) implements YamlNode {
        @Override
        public Scalar movedTo(String other) {
            return new Scalar(other, position, text, kind);
        }
    }

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
