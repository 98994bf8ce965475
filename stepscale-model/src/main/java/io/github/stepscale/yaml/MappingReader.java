package io.github.stepscale.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the values of a mapping, one key at a time. An absent value and one with a mistake are both empty; {@link #make}
 * knows the difference.
 */
public final class MappingReader {
    private final YamlNode node;
    private final Map<String, YamlNode> entries;
    private final MistakeCollector mistakes;
    private final ScalarReader scalars;
    private final int errorsBefore;

    private MappingReader(YamlNode node, Map<String, YamlNode> entries, MistakeCollector mistakes, int errorsBefore) {
        this.node = node;
        this.entries = entries;
        this.mistakes = mistakes;
        this.scalars = new ScalarReader(mistakes);
        this.errorsBefore = errorsBefore;
    }

    /** Reads a mapping; keys other than {@code keys} are mistakes. */
    public static MappingReader of(YamlNode node, MistakeCollector mistakes, List<String> keys) {
        return of(node, mistakes, AllowedKeys.of(keys));
    }

    /** Reads a mapping; other keys are mistakes, and what is meant by them is read in their place. */
    public static MappingReader of(YamlNode node, MistakeCollector mistakes, AllowedKeys keys) {
        int errorsBefore = mistakes.errorCount();
        if (node instanceof YamlNode.Mapping mapping) {
            Map<String, YamlNode> entries =
                    UnknownKeys.correct(mapping, keys, mistakes).entries();
            return new MappingReader(node, entries, mistakes, errorsBefore);
        }
        refuse(node, mistakes, "keys with values are", "Write one or more of " + String.join(", ", keys.names()));
        return new MappingReader(node, Map.of(), mistakes, errorsBefore);
    }

    /** Reads some keys of a mapping that several readers share; unknown keys are reported elsewhere. */
    public static MappingReader top(YamlNode.Mapping root, MistakeCollector mistakes) {
        return new MappingReader(root, root.entries(), mistakes, mistakes.errorCount());
    }

    /** Adds a mistake for each of the keys that is absent. */
    public MappingReader require(String... needed) {
        for (String key : needed) {
            requireOr(key, "is missing", "Add it");
        }
        return this;
    }

    /** Adds a mistake of these words if the key is absent, unless an unknown key was written for it. */
    public MappingReader requireOr(String key, String problem, String fix) {
        if (node instanceof YamlNode.Mapping && !has(key)) {
            mistakes.add(path(key), MistakeIds.MISSING, problem, fix);
        }
        return this;
    }

    /** The same values; {@link #make} and {@link #isSound} disregard mistakes from before this call. */
    public MappingReader restarted() {
        return new MappingReader(node, entries, mistakes, mistakes.errorCount());
    }

    /** Whether the mapping has the key, whatever its value. */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The node under a key. */
    public Optional<YamlNode> node(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** The node under a key, as read by {@code reader}. */
    public <T> Optional<T> read(String key, Function<YamlNode, Optional<T>> reader) {
        return node(key).flatMap(reader);
    }

    /** Any text. */
    public Optional<String> text(String key) {
        return read(key, scalars::text);
    }

    /** A decimal number of up to 15 significant digits. */
    public Optional<BigDecimal> decimal(String key) {
        return read(key, scalars::decimal);
    }

    /** A whole number. */
    public OptionalInt integer(String key) {
        return node(key).map(scalars::integer).orElseGet(OptionalInt::empty);
    }

    /**
     * A whole number.
     *
     * @param answer the fix for a text that is none, if it is known
     */
    public OptionalInt integer(String key, Function<String, Optional<String>> answer) {
        return node(key).map(value -> scalars.integer(value, answer)).orElseGet(OptionalInt::empty);
    }

    /** A duration in seconds, written as {@code 120}, {@code 90s} or {@code 5m}. */
    public OptionalInt seconds(String key) {
        return node(key).map(scalars::seconds).orElseGet(OptionalInt::empty);
    }

    /** A duration in whole minutes, written as {@code 5}, {@code 5m} or {@code 300s}. */
    public OptionalInt minutes(String key) {
        return node(key).map(scalars::minutes).orElseGet(OptionalInt::empty);
    }

    /** A duration with a unit, written as {@code 120ms}, {@code 1.5s} or {@code 1m}. */
    public Optional<Duration> duration(String key) {
        return read(key, scalars::duration);
    }

    /** A share of something, written as {@code 1%} or {@code 0.01}. */
    public OptionalDouble share(String key) {
        return number(read(key, scalars::share));
    }

    /** A decimal number, as a double. */
    public OptionalDouble number(String key) {
        return number(decimal(key));
    }

    /** A decimal number as read by {@code reader}, as a double. */
    public OptionalDouble number(String key, Function<YamlNode, Optional<BigDecimal>> reader) {
        return number(read(key, reader));
    }

    private static OptionalDouble number(Optional<BigDecimal> exact) {
        return exact.map(value -> OptionalDouble.of(value.doubleValue())).orElseGet(OptionalDouble::empty);
    }

    /** {@code true} or {@code false}. */
    public Optional<Boolean> bool(String key) {
        return read(key, scalars::bool);
    }

    /** A time in UTC, in ISO 8601. */
    public Optional<Instant> instant(String key) {
        return read(key, scalars::instant);
    }

    /** The value of one of several words. */
    public <T> Optional<T> choice(String key, Map<String, T> choices) {
        return read(key, value -> scalars.choice(value, choices));
    }

    /**
     * The value of one of several words.
     *
     * @param answer the word to write for another one
     */
    public <T> Optional<T> choice(String key, Map<String, T> choices, Function<String, Optional<String>> answer) {
        return read(key, value -> scalars.choice(value, choices, answer));
    }

    /** The items of a list; empty if it is absent. */
    public List<YamlNode> items(String key) {
        return node(key).map(value -> items(value, mistakes)).orElseGet(List::of);
    }

    /** The entries of a mapping that may have any keys. */
    public static Map<String, YamlNode> entries(YamlNode value, MistakeCollector mistakes) {
        if (value instanceof YamlNode.Mapping mapping) {
            return mapping.entries();
        }
        refuse(value, mistakes, "keys with values are", "Write key: value");
        return Map.of();
    }

    /** The items of a list; empty if it is none, which is a mistake. */
    public static List<YamlNode> items(YamlNode value, MistakeCollector mistakes) {
        if (value instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        refuse(value, mistakes, "a list is", "Start each item with a hyphen, or write the items in [ ]");
        return List.of();
    }

    /**
     * Makes a value from these fields and adds all of its violations.
     *
     * @param value makes the value; in place of a required key that cannot be used it takes any valid one
     * @return the value; empty if it is invalid, or if there were mistakes since this reader was made
     */
    public <T> Optional<T> make(Supplier<T> value) {
        return mistakes.make(node.path(), this::isSound, value);
    }

    /** Whether there were no mistakes since this reader was made. */
    public boolean isSound() {
        return mistakes.errorCount() == errorsBefore;
    }

    private String path(String key) {
        return node.path().isEmpty() ? key : node.path() + "." + key;
    }

    private static void refuse(YamlNode node, MistakeCollector mistakes, String needed, String fix) {
        if (node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.REFUSED) {
            mistakes.markRefused();
        } else {
            mistakes.add(node, MistakeIds.TYPE, "is " + ScalarReader.kindOf(node) + ": " + needed + " needed", fix);
        }
    }
}
