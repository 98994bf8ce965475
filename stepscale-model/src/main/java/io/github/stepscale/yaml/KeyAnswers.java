package io.github.stepscale.yaml;

import java.util.Map;
import java.util.Optional;

/** Knows what people mean by keys that are not allowed in a place. */
@FunctionalInterface
public interface KeyAnswers {
    /** Knows nothing. */
    KeyAnswers NONE = (mapping, key, value) -> Optional.empty();

    /** The answer to a key of a mapping; empty if it is not known what is meant. */
    Optional<KeyAnswer> find(YamlNode.Mapping mapping, String key, YamlNode value);

    /** These answers, and for other keys that one level deeper exist the key that they belong under. */
    default KeyAnswers orMoveInto(Map<String, String> parents) {
        return (mapping, key, value) -> Optional.ofNullable(parents.get(key))
                .map(parent -> KeyAnswer.advice("Move it into " + parent))
                .or(() -> find(mapping, key, value));
    }
}
