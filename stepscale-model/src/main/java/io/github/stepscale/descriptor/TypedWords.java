package io.github.stepscale.descriptor;

import io.github.stepscale.yaml.UnknownKeys;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of what people write for values that are one of several words: {@code typed-words.txt}. */
final class TypedWords {
    private static final Pattern LINE = Pattern.compile("([a-zA-Z]+): (.+) = ([A-Za-z0-9]+)");

    /** Loaded when the first unknown word is found: most files have none. */
    private static final class Standard {
        static final Map<String, Map<String, String>> TABLE = read();
    }

    private TypedWords() {}

    /** The word to write for another one; empty if the table does not have it. Case does not count. */
    static Optional<String> find(String key, String word) {
        return Optional.ofNullable(table().getOrDefault(key, Map.of()).get(UnknownKeys.letters(word)));
    }

    /** By key, the words to write by what is written instead. */
    static Map<String, Map<String, String>> table() {
        return Standard.TABLE;
    }

    private static Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> words = new HashMap<>();
        for (String line : ResourceLines.of("typed-words.txt")) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new IllegalStateException("Not a line of the table of words: " + line);
            }
            Map<String, String> ofKey = words.computeIfAbsent(parts.group(1), key -> new HashMap<>());
            for (String word : parts.group(2).split(", ", -1)) {
                ofKey.put(UnknownKeys.letters(word), parts.group(3));
            }
        }
        return words;
    }
}
