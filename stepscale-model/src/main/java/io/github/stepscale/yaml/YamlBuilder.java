package io.github.stepscale.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Builds YAML: two spaces a level, one entry a line, and text from outside quoted so that it stays text. */
public final class YamlBuilder {
    private static final String INDENT = "  ";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_/.-]*");
    /** Words that some reader of YAML does not read as text. */
    private static final Set<String> SPECIAL = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private final List<String> lines = new ArrayList<>();

    /** Adds a value that needs no quotes: a number, or a word that this program chooses. */
    public YamlBuilder word(String key, Object value) {
        return entry(key, value.toString());
    }

    /** Adds a value if it is present. */
    public YamlBuilder word(String key, Optional<?> value) {
        value.ifPresent(present -> word(key, present));
        return this;
    }

    /** Adds a number if it is present. */
    public YamlBuilder word(String key, OptionalInt value) {
        value.ifPresent(present -> word(key, present));
        return this;
    }

    /** Adds text of the user, in quotes where they are needed. */
    public YamlBuilder text(String key, String value) {
        return entry(key, scalar(value));
    }

    /** Adds text if it is present. */
    public YamlBuilder text(String key, Optional<String> value) {
        value.ifPresent(present -> text(key, present));
        return this;
    }

    /** Adds a key without a value. */
    public YamlBuilder empty(String key) {
        return entry(key, "");
    }

    /** Adds a mapping; {@code {}} if {@code content} adds nothing to it. */
    public YamlBuilder mapping(String key, Consumer<YamlBuilder> content) {
        YamlBuilder below = new YamlBuilder();
        content.accept(below);
        if (below.lines.isEmpty()) {
            return entry(key, "{}");
        }
        entry(key, "");
        below.lines.forEach(line -> lines.add(INDENT + line));
        return this;
    }

    /** Adds a list of mappings, each on several lines. */
    public <T> YamlBuilder list(String key, List<T> items, BiConsumer<YamlBuilder, T> content) {
        entry(key, "");
        for (T item : items) {
            String lead = INDENT + "- ";
            for (String line : linesOf(item, content)) {
                lines.add(lead + line);
                lead = INDENT + INDENT;
            }
        }
        return this;
    }

    /** Adds a list of mappings, each on one line. */
    public <T> YamlBuilder rows(String key, List<T> items, BiConsumer<YamlBuilder, T> content) {
        entry(key, "");
        for (T item : items) {
            lines.add(INDENT + "- { " + String.join(", ", linesOf(item, content)) + " }");
        }
        return this;
    }

    private static <T> List<String> linesOf(T item, BiConsumer<YamlBuilder, T> content) {
        YamlBuilder text = new YamlBuilder();
        content.accept(text, item);
        return text.lines;
    }

    /** All lines, each ending in a line feed. */
    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }

    private YamlBuilder entry(String key, String value) {
        String start = scalar(key) + ":";
        lines.add(value.isEmpty() ? start : start + " " + value);
        return this;
    }

    /** The text as a scalar, in double quotes unless every reader of YAML reads it as text without them. */
    public static String scalar(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !SPECIAL.contains(text.toLowerCase(Locale.ROOT));
        if (plain) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(character -> quoted.append(escaped(character)));
        return quoted.append('"').toString();
    }

    private static String escaped(int character) {
        if (character == '"' || character == '\\') {
            return "\\" + (char) character;
        }
        if (isVisible(character)) {
            return Character.toString(character);
        }
        return String.format(character > Character.MAX_VALUE ? "\\U%08x" : "\\u%04x", character);
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
