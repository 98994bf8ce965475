package io.github.stepscale.descriptor;

import io.github.stepscale.yaml.KeyAnswer;
import io.github.stepscale.yaml.UnknownKeys;
import io.github.stepscale.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people write in a place, and what they mean: one line of {@code typed-keys.txt}.
 *
 * @param words what they write
 * @param form the values that it applies to; empty for all
 * @param example a value, as YAML
 * @param keys the keys to write
 * @param values their values in the order of the keys, with placeholders; empty if they take the value as it is
 * @param advice what to do where no value can be given; empty otherwise
 */
record TypedKey(
        Place place,
        List<String> words,
        Optional<Pattern> form,
        String example,
        List<String> keys,
        List<String> values,
        String advice) {

    /** Whether it is about this key with this value. */
    boolean matches(String letters, YamlNode value) {
        return words.stream().anyMatch(word -> UnknownKeys.letters(word).equals(letters))
                && (form.isEmpty() || matcher(value).isPresent());
    }

    KeyAnswer answer(YamlNode.Mapping mapping, YamlNode value) {
        if (!advice.isEmpty()) {
            Map<String, YamlNode> unknown = new LinkedHashMap<>();
            keys.forEach(key -> unknown.put(key, KeyAnswer.unknown(value, UnknownKeys.path(mapping, key))));
            String sentence = matcher(value)
                    .filter(found -> found.groupCount() > 0)
                    .map(found -> advice.replace("$1", found.group(1)))
                    .orElse(advice);
            return new KeyAnswer(sentence, unknown);
        }
        return values.isEmpty()
                ? UnknownKeys.renamed(mapping, keys.get(0), value)
                : new TypedValues(this, mapping, value).answer();
    }

    /** The groups of the value, if it has the form. */
    Optional<Matcher> matcher(YamlNode value) {
        if (form.isEmpty() || !(value instanceof YamlNode.Scalar scalar)) {
            return Optional.empty();
        }
        Matcher matcher = form.get().matcher(scalar.text());
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }
}
