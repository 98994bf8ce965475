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

/** Lines of YAML: two spaces a level, one entry a line, and text from outside never more than text. */
public final class YamlLines {
    private static final String INDENT = "  ";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_/.-]*");
    /** Words that some reader of YAML takes for something else than text. */
    private static final Set<String> SPECIAL = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private final List<String> lines = new ArrayList<>();

    /** A value that needs no quotes: a number, or a word of ours. */
    public YamlLines word(String key, Object value) {
        return entry(key, value.toString());
    }

    public YamlLines word(String key, Optional<?> value) {
        value.ifPresent(present -> word(key, present));
        return this;
    }

    public YamlLines word(String key, OptionalInt value) {
        value.ifPresent(present -> word(key, present));
        return this;
    }

    /** Text of the user. */
    public YamlLines text(String key, String value) {
        return entry(key, scalar(value));
    }

    public YamlLines text(String key, Optional<String> value) {
        value.ifPresent(present -> text(key, present));
        return this;
    }

    /** A key without a value. */
    public YamlLines empty(String key) {
        return entry(key, "");
    }

    public YamlLines mapping(String key, Consumer<YamlLines> content) {
        YamlLines below = new YamlLines();
        content.accept(below);
        if (below.lines.isEmpty()) {
            return entry(key, "{}");
        }
        entry(key, "");
        below.lines.forEach(line -> lines.add(INDENT + line));
        return this;
    }

    /** A list of mappings, each over several lines. */
    public <T> YamlLines list(String key, List<T> items, BiConsumer<YamlLines, T> content) {
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

    /** A list of mappings, each on one line. */
    public <T> YamlLines rows(String key, List<T> items, BiConsumer<YamlLines, T> content) {
        entry(key, "");
        for (T item : items) {
            lines.add(INDENT + "- { " + String.join(", ", linesOf(item, content)) + " }");
        }
        return this;
    }

    private static <T> List<String> linesOf(T item, BiConsumer<YamlLines, T> content) {
        YamlLines text = new YamlLines();
        content.accept(text, item);
        return text.lines;
    }

    /** All lines, each ending in a line feed. */
    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }

    private YamlLines entry(String key, String value) {
        String start = scalar(key) + ":";
        lines.add(value.isEmpty() ? start : start + " " + value);
        return this;
    }

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
