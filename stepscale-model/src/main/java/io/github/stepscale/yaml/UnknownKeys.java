package io.github.stepscale.yaml;

import io.github.stepscale.text.NearestWord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports unknown keys. A key that is silently ignored is a setting that its author believes in. */
public final class UnknownKeys {
    private UnknownKeys() {}

    /** Adds a mistake for each key that is not {@code known}. */
    public static void report(YamlNode.Mapping mapping, List<String> known, MistakeCollector mistakes) {
        report(mapping, known, Map.of(), mistakes);
    }

    /**
     * Adds a mistake for each key that is not {@code known}.
     *
     * @param parents for keys that exist elsewhere, the key that they belong under
     */
    static void report(
            YamlNode.Mapping mapping, List<String> known, Map<String, String> parents, MistakeCollector mistakes) {
        mapping.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                report(value, key, known, Optional.ofNullable(parents.get(key)), mistakes);
            }
        });
    }

    /** Whether an unknown key of the mapping is probably a misspelling of {@code key}. */
    static boolean isMisspelt(String key, YamlNode.Mapping mapping, List<String> known) {
        return mapping.entries().keySet().stream()
                .filter(given -> !known.contains(given))
                .anyMatch(given ->
                        NearestWord.to(given, known).filter(key::equals).isPresent());
    }

    private static void report(
            YamlNode value, String key, List<String> known, Optional<String> parent, MistakeCollector mistakes) {
        // Looking for similar words takes time that a file of garbage should not cost.
        String fix = parent.map("Move it into "::concat)
                .orElseGet(() -> mistakes.isFull() ? "" : NearestWord.fix(key, known, "Correct or remove it"));
        mistakes.add(value, MistakeIds.UNKNOWN_KEY, "is not a key here: allowed are " + String.join(", ", known), fix);
    }
}
