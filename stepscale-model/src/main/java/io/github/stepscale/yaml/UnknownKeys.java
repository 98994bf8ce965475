package io.github.stepscale.yaml;

import io.github.stepscale.text.NearestWord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notes keys that do not exist. A key that is silently ignored is a setting that someone believes in. */
public final class UnknownKeys {
    private UnknownKeys() {}

    public static void note(YamlNode.Mapping mapping, List<String> known, MistakeCollector mistakes) {
        note(mapping, known, Map.of(), mistakes);
    }

    /** @param homes where keys belong that do exist elsewhere */
    public static void note(
            YamlNode.Mapping mapping, List<String> known, Map<String, String> homes, MistakeCollector mistakes) {
        mapping.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                note(value, key, known, Optional.ofNullable(homes.get(key)), mistakes);
            }
        });
    }

    /** Whether a key that was noted is probably a misspelling of this one. */
    static boolean mean(String key, YamlNode.Mapping mapping, List<String> known) {
        return mapping.entries().keySet().stream()
                .filter(given -> !known.contains(given))
                .anyMatch(given ->
                        NearestWord.to(given, known).filter(key::equals).isPresent());
    }

    private static void note(
            YamlNode value, String key, List<String> known, Optional<String> home, MistakeCollector mistakes) {
        // Looking for similar words takes time that a file of garbage should not cost.
        String fix = home.map(place -> "Move it into " + place)
                .orElseGet(() -> mistakes.isFull() ? "" : NearestWord.fix(key, known, "Correct or remove it"));
        mistakes.add(value, MistakeIds.UNKNOWN_KEY, "is not a key here: allowed are " + String.join(", ", known), fix);
    }
}
