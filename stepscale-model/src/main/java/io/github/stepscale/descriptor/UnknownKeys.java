package io.github.stepscale.descriptor;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notes keys that do not exist. A key that is silently ignored is a setting that someone believes in. */
final class UnknownKeys {
    private UnknownKeys() {}

    static void note(Node.Mapping mapping, List<String> known, Mistakes mistakes) {
        note(mapping, known, Map.of(), mistakes);
    }

    /** @param homes where keys belong that do exist elsewhere */
    static void note(Node.Mapping mapping, List<String> known, Map<String, String> homes, Mistakes mistakes) {
        mapping.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                note(value, key, known, Optional.ofNullable(homes.get(key)), mistakes);
            }
        });
    }

    /** Whether a key that was noted is probably a misspelling of this one. */
    static boolean mean(String key, Node.Mapping mapping, List<String> known) {
        return mapping.entries().keySet().stream()
                .filter(given -> !known.contains(given))
                .anyMatch(given -> Nearest.to(given, known).filter(key::equals).isPresent());
    }

    private static void note(Node value, String key, List<String> known, Optional<String> home, Mistakes mistakes) {
        // Looking for similar words takes time that a file of garbage should not cost.
        String fix = home.map(place -> "Move it into " + place)
                .orElseGet(() -> mistakes.isFull() ? "" : Nearest.fix(key, known, "Correct or remove it"));
        mistakes.add(value, Ids.UNKNOWN_KEY, "is not a key here: allowed are " + String.join(", ", known), fix);
    }
}
