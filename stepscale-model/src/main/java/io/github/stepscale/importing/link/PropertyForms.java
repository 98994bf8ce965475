package io.github.stepscale.importing.link;

import io.github.stepscale.importing.link.Form.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The properties of the resource types that take part in scaling; the first lines of the resource say how it is written. */
final class PropertyForms {
    private static final String RESOURCE = "properties.txt";
    private static final String LIKE = " like ";
    private static final String OF = " of ";
    private static final String WORDS = "one of ";
    private static final String RANGE = "..";

    private static final PropertyForms STANDARD = read();

    private final Map<String, Part> parts = new LinkedHashMap<>();

    private PropertyForms(String text) {
        Arrays.stream(text.split("\n\n"))
                .map(block ->
                        block.lines().filter(line -> !line.startsWith("#")).toList())
                .filter(lines -> !lines.isEmpty())
                .forEach(lines -> parts.put(lines.get(0), part(lines)));
    }

    /** Those of CloudFormation. */
    static PropertyForms standard() {
        return STANDARD;
    }

    private static PropertyForms read() {
        try (InputStream resource = PropertyForms.class.getResourceAsStream(RESOURCE)) {
            return new PropertyForms(
                    new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException("The own resource " + RESOURCE + " cannot be read", broken);
        }
    }

    /** The type or part of a name; empty for another type. */
    Optional<Part> find(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    /** The type or part of a name that is described. */
    Part get(String name) {
        return find(name).orElseThrow();
    }

    /** The words that are allowed for a property. */
    List<String> words(String part, String property) {
        return get(part).properties().get(property) instanceof Form.Word word ? word.words() : List.of();
    }

    private static Part part(List<String> lines) {
        Map<String, Form> properties = new LinkedHashMap<>();
        Set<String> required = new LinkedHashSet<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] halves = line.split(" ", 2);
            String name = halves[0].replace("!", "");
            properties.put(name, form(halves[1]));
            if (halves[0].endsWith("!")) {
                required.add(name);
            }
        }
        return new Part(lines.get(0), properties, required);
    }

    private static Form form(String text) {
        if (text.startsWith(WORDS)) {
            return new Form.Word(List.of(text.substring(WORDS.length()).split(", ")));
        }
        String kind = text.split(" ", 2)[0];
        return switch (kind) {
            case "text" -> new Form.Text(min(text), max(text), pattern(text));
            case "integer" -> new Form.Whole(min(text), max(text));
            case "number" -> new Form.Decimal();
            case "boolean" -> new Form.Bool();
            case "list" -> new Form.Items(form(text.substring(text.indexOf(OF) + OF.length())), max(beforeOf(text)));
            default -> new Form.Named(text);
        };
    }

    private static String beforeOf(String list) {
        return list.substring(0, list.indexOf(OF));
    }

    private static Optional<Pattern> pattern(String text) {
        int like = text.indexOf(LIKE);
        return like < 0 ? Optional.empty() : Optional.of(Pattern.compile(text.substring(like + LIKE.length())));
    }

    private static long min(String text) {
        return end(text, 0, Long.MIN_VALUE);
    }

    private static long max(String text) {
        return end(text, 1, Long.MAX_VALUE);
    }

    /** One end of a range, which is the second word of a form; where it is open, {@code open}. */
    private static long end(String text, int index, long open) {
        String[] words = text.split(" ", -1);
        if (words.length < 2 || !words[1].contains(RANGE)) {
            return open;
        }
        String end = words[1].split(Pattern.quote(RANGE), -1)[index];
        return end.isEmpty() ? open : Long.parseLong(end);
    }
}
