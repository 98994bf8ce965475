package io.github.stepscale.descriptor;

import io.github.stepscale.yaml.KeyAnswer;
import io.github.stepscale.yaml.UnknownKeys;
import io.github.stepscale.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of what people write for the keys of the file: {@code typed-keys.txt}, which explains its form. */
final class TypedKeys {
    private static final Pattern SECTION = Pattern.compile("\\[([a-z_]+)]");
    private static final Pattern LINE = Pattern.compile(
            "(?<words>[^=]+) = (?:/(?<form>.+)/ )?(?<example>.+?) -> (?<keys>[^!]*?) ?(?:! (?<advice>.+))?");
    private static final Pattern ENTRY = Pattern.compile("([A-Za-z]+)(?:: (\\{.+?}|[^,]+))?(?:, |$)");

    /** Loaded when the first unknown key is found: most files have none. */
    private static final class Standard {
        static final TypedKeys TABLE = new TypedKeys(ResourceLines.of("typed-keys.txt"));
    }

    private final List<TypedKey> entries = new ArrayList<>();

    private TypedKeys(List<String> lines) {
        Place place = Place.TOP;
        for (String line : lines) {
            Matcher section = SECTION.matcher(line);
            if (section.matches()) {
                place = Place.valueOf(section.group(1).toUpperCase(Locale.ROOT));
            } else {
                entries.add(entry(place, line));
            }
        }
    }

    static TypedKeys standard() {
        return Standard.TABLE;
    }

    List<TypedKey> entries() {
        return List.copyOf(entries);
    }

    /** The answer to an unknown key; empty if the table does not have it. */
    Optional<KeyAnswer> find(Place place, YamlNode.Mapping mapping, String key, YamlNode value) {
        String letters = UnknownKeys.letters(key);
        return entries.stream()
                .filter(entry -> entry.place() == place && entry.matches(letters, value))
                .findFirst()
                .map(entry -> entry.answer(mapping, value));
    }

    private static TypedKey entry(Place place, String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalStateException("Not a line of the table of keys: " + line);
        }
        List<String> keys = new ArrayList<>();
        List<String> values = new ArrayList<>();
        Matcher written = ENTRY.matcher(parts.group("keys"));
        while (written.find()) {
            keys.add(written.group(1));
            Optional.ofNullable(written.group(2)).ifPresent(values::add);
        }
        return new TypedKey(
                place,
                Arrays.asList(parts.group("words").split(", ", -1)),
                Optional.ofNullable(parts.group("form")).map(Pattern::compile),
                parts.group("example"),
                List.copyOf(keys),
                List.copyOf(values),
                Optional.ofNullable(parts.group("advice")).orElse(""));
    }
}
