package io.github.stepscale.yaml;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The values of a mapping, one key at a time. A value that is absent and one that was noted as a mistake both read as
 * empty; {@link #make} knows the difference.
 */
public final class MappingReader {
    private final YamlNode node;
    private final Map<String, YamlNode> entries;
    private final List<String> keys;
    private final MistakeCollector mistakes;
    private final ScalarReader scalars;
    private final int before;

    private MappingReader(
            YamlNode node, Map<String, YamlNode> entries, List<String> keys, MistakeCollector mistakes, int before) {
        this.node = node;
        this.entries = entries;
        this.keys = keys;
        this.mistakes = mistakes;
        this.scalars = new ScalarReader(mistakes);
        this.before = before;
    }

    /** The values of a mapping that may have these keys and no other. */
    public static MappingReader of(YamlNode node, MistakeCollector mistakes, List<String> keys) {
        return of(node, mistakes, keys, Map.of());
    }

    /** @param homes where other keys belong that are easily written here */
    public static MappingReader of(
            YamlNode node, MistakeCollector mistakes, List<String> keys, Map<String, String> homes) {
        int before = mistakes.seen();
        if (node instanceof YamlNode.Mapping mapping) {
            UnknownKeys.note(mapping, keys, homes, mistakes);
            return new MappingReader(node, mapping.entries(), keys, mistakes, before);
        }
        refuse(node, mistakes, "keys with values are", "Write one or more of " + String.join(", ", keys));
        return new MappingReader(node, Map.of(), keys, mistakes, before);
    }

    /** The values at the top of a file, which several readers share; another one sees to unknown keys. */
    public static MappingReader top(YamlNode.Mapping root, MistakeCollector mistakes, List<String> keys) {
        return new MappingReader(root, root.entries(), keys, mistakes, mistakes.seen());
    }

    /** Notes each of the keys that is absent. */
    public MappingReader require(String... needed) {
        for (String key : needed) {
            requireOrSay(key, "is missing", "Add it");
        }
        return this;
    }

    /** Notes a key that is absent in words of its own, unless one was noted that can only be its misspelling. */
    public MappingReader requireOrSay(String key, String problem, String fix) {
        if (node instanceof YamlNode.Mapping mapping && !has(key)) {
            if (UnknownKeys.mean(key, mapping, keys)) {
                mistakes.meet();
            } else {
                mistakes.add(path(key), MistakeIds.MISSING, problem, fix);
            }
        }
        return this;
    }

    /** The same values, taken up now: a mistake that was noted before does not matter to what is made of them. */
    public MappingReader anew() {
        return new MappingReader(node, entries, keys, mistakes, mistakes.seen());
    }

    /** Whether the mapping has the key, whatever its value. */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** What stands under a key. */
    public Optional<YamlNode> node(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** What stands under a key, as a reader makes it. */
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

    /** A duration in seconds, written as {@code 120}, {@code 90s} or {@code 5m}. */
    public OptionalInt seconds(String key) {
        return node(key).map(scalars::seconds).orElseGet(OptionalInt::empty);
    }

    /** A duration in full minutes, written as {@code 5}, {@code 5m} or {@code 300s}. */
    public OptionalInt minutes(String key) {
        return node(key).map(scalars::minutes).orElseGet(OptionalInt::empty);
    }

    /** A share of something, written as {@code 1%} or {@code 0.01}. */
    public OptionalDouble share(String key) {
        return number(read(key, scalars::share));
    }

    /** A decimal number, as a double. */
    public OptionalDouble number(String key) {
        return number(decimal(key));
    }

    private static OptionalDouble number(Optional<BigDecimal> exact) {
        return exact.map(value -> OptionalDouble.of(value.doubleValue())).orElseGet(OptionalDouble::empty);
    }

    /** {@code true} or {@code false}. */
    public Optional<Boolean> truth(String key) {
        return read(key, scalars::truth);
    }

    /** A point in time, in UTC. */
    public Optional<Instant> instant(String key) {
        return read(key, scalars::instant);
    }

    /** One of several words, which is the key of its meaning. */
    public <T> Optional<T> choice(String key, Map<String, T> choices) {
        return read(key, value -> scalars.choice(value, choices));
    }

    /** The items of a list; none if it is absent. */
    public List<YamlNode> items(String key) {
        return node(key).map(value -> items(value, mistakes)).orElseGet(List::of);
    }

    /** The entries of a mapping whose keys are free. */
    public static Map<String, YamlNode> entries(YamlNode value, MistakeCollector mistakes) {
        if (value instanceof YamlNode.Mapping mapping) {
            return mapping.entries();
        }
        refuse(value, mistakes, "keys with values are", "Write key: value");
        return Map.of();
    }

    public static List<YamlNode> items(YamlNode value, MistakeCollector mistakes) {
        if (value instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        refuse(value, mistakes, "a list is", "Start each item with a hyphen, or write the items in [ ]");
        return List.of();
    }

    /**
     * Makes a value of what was read, and notes everything that is wrong with it.
     *
     * @param value makes it; where a needed key has no usable value it takes any that is allowed
     * @return the value; empty if it, or anything read since these fields were taken up, was noted as a mistake
     */
    public <T> Optional<T> make(Supplier<T> value) {
        return mistakes.make(node.path(), this::isSound, value);
    }

    /** Whether nothing was noted since these fields were taken up. */
    public boolean isSound() {
        return mistakes.seen() == before;
    }

    private String path(String key) {
        return node.path().isEmpty() ? key : node.path() + "." + key;
    }

    private static void refuse(YamlNode node, MistakeCollector mistakes, String needed, String fix) {
        if (node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.REFUSED) {
            mistakes.meet();
        } else {
            mistakes.add(node, MistakeIds.TYPE, "is " + ScalarReader.kindOf(node) + ": " + needed + " needed", fix);
        }
    }
}
