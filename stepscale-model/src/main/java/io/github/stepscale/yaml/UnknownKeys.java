package io.github.stepscale.yaml;

import io.github.stepscale.text.NearestWord;
import io.github.stepscale.text.Quotes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reports unknown keys. A key that is silently ignored is a setting that its author believes in. What is meant by an
 * unknown key is put in its place, so that it is not reported as missing too.
 */
public final class UnknownKeys {
    static final String PROBLEM = "is not a key here";
    // The text of a value in an answer; a longer one is not repeated.
    private static final int MAX_VALUE = 60;

    // The keys that a sentence names as given already; more are a piece of another format.
    private static final int MAX_NAMED = 2;
    // A number with a unit needs no quotes to be a text.
    private static final Pattern WITH_UNIT = Pattern.compile("[+-]?[0-9.]+ ?(?:%|[a-z]{1,12})");

    private UnknownKeys() {}

    /** Adds a mistake for each key that is not allowed; returns the mapping with what is meant by these keys. */
    public static YamlNode.Mapping correct(YamlNode.Mapping mapping, AllowedKeys allowed, MistakeCollector mistakes) {
        if (allowed.names().containsAll(mapping.entries().keySet())) {
            return mapping;
        }
        Map<String, YamlNode> entries = new LinkedHashMap<>(mapping.entries());
        mapping.entries().forEach((key, value) -> {
            if (!allowed.names().contains(key)) {
                report(mapping, key, value, allowed, mistakes)
                        .ifPresent(answer -> answer.entries().forEach(entries::putIfAbsent));
            }
        });
        return new YamlNode.Mapping(mapping.path(), mapping.position(), entries);
    }

    /** What is meant by a key that is not allowed; empty if the key is absent, or if that is not known. */
    public static Optional<KeyAnswer> answer(YamlNode.Mapping mapping, String key, AllowedKeys allowed) {
        return mapping.get(key).flatMap(value -> answer(mapping, key, value, allowed));
    }

    /** Whether the problem of a finding lists the allowed keys, which one run needs once for each list. */
    static boolean listsKeys(String id, String problem) {
        return id.equals(MistakeIds.UNKNOWN_KEY) && problem.length() > PROBLEM.length();
    }

    private static Optional<KeyAnswer> report(
            YamlNode.Mapping mapping, String key, YamlNode value, AllowedKeys allowed, MistakeCollector mistakes) {
        // Looking for similar words takes time that a file of garbage should not cost.
        Optional<KeyAnswer> answer = mistakes.isFull() ? Optional.empty() : answer(mapping, key, value, allowed);
        String problem = answer.isPresent() ? PROBLEM : PROBLEM + ": allowed are " + String.join(", ", allowed.names());
        String fix = answer.map(known -> fix(known, mapping)).orElse("Correct or remove it");
        mistakes.add(value, MistakeIds.UNKNOWN_KEY, problem, fix);
        return answer;
    }

    private static String fix(KeyAnswer answer, YamlNode.Mapping mapping) {
        boolean given = !answer.entries().isEmpty()
                && answer.entries().size() <= MAX_NAMED
                && mapping.entries().keySet().containsAll(answer.entries().keySet());
        return given
                ? "Remove it, or correct "
                        + String.join(" and ", answer.entries().keySet())
                : answer.fix();
    }

    private static Optional<KeyAnswer> answer(
            YamlNode.Mapping mapping, String key, YamlNode value, AllowedKeys allowed) {
        return allowed.names().stream()
                .filter(name -> letters(name).equals(letters(key)))
                .findFirst()
                .map(name -> renamed(mapping, name, value))
                .or(() -> allowed.answers().find(mapping, key, value))
                .or(() -> NearestWord.to(key, allowed.names()).map(name -> guess(mapping, name, value)));
    }

    /** The letters and digits of a key, in lower case: {@code min_capacity} and {@code MinCapacity} are the same word. */
    public static String letters(String key) {
        return key.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** Another key for the same value. */
    public static KeyAnswer renamed(YamlNode.Mapping mapping, String name, YamlNode value) {
        String text = value instanceof YamlNode.Scalar scalar ? text(scalar) : "";
        return new KeyAnswer(
                "Write " + name + (text.isEmpty() || text.length() > MAX_VALUE ? "" : ": " + text),
                Map.of(name, value.movedTo(path(mapping, name))));
    }

    private static KeyAnswer guess(YamlNode.Mapping mapping, String name, YamlNode value) {
        return new KeyAnswer(NearestWord.question(name), Map.of(name, KeyAnswer.unknown(value, path(mapping, name))));
    }

    private static String text(YamlNode.Scalar scalar) {
        return switch (scalar.kind()) {
            case TEXT -> WITH_UNIT.matcher(scalar.text()).matches() ? scalar.text() : YamlBuilder.scalar(scalar.text());
            case NUMBER, BOOLEAN -> Quotes.shortened(scalar.text());
            case EMPTY, REFUSED -> "";
        };
    }

    /** The path of a key of a mapping. */
    public static String path(YamlNode.Mapping mapping, String name) {
        return mapping.path().isEmpty() ? name : mapping.path() + "." + name;
    }
}
