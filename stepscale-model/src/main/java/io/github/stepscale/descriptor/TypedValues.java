package io.github.stepscale.descriptor;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.yaml.KeyAnswer;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.UnknownKeys;
import io.github.stepscale.yaml.YamlBuilder;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlReader;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the placeholders of a {@link TypedKey} with what was written. */
final class TypedValues {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$(metric|[0-9])(?:\\*([0-9]+))?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
    private static final Set<String> METRIC_NAMES = Set.of("metric", "metricname");
    private static final int MAX_LENGTH = 60;

    private final TypedKey typed;
    private final YamlNode.Mapping mapping;
    private final YamlNode value;

    TypedValues(TypedKey typed, YamlNode.Mapping mapping, YamlNode value) {
        this.typed = typed;
        this.mapping = mapping;
        this.value = value;
    }

    KeyAnswer answer() {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        StringBuilder fix = new StringBuilder("Write ");
        for (int i = 0; i < typed.keys().size(); i++) {
            String key = typed.keys().get(i);
            fix.append(i == 0 ? "" : " and ").append(key);
            if (typed.values().get(i).equals("$0")) {
                entries.put(key, value.movedTo(UnknownKeys.path(mapping, key)));
                fix.append(value instanceof YamlNode.Scalar ? ": " + filled("$0") : "");
            } else {
                String text = filled(typed.values().get(i));
                entries.put(key, node(key, text));
                fix.append(": ").append(text);
            }
        }
        return new KeyAnswer(fix.toString(), entries);
    }

    private YamlNode node(String key, String text) {
        String path = UnknownKeys.path(mapping, key);
        return YamlReader.read(value.position().file(), text, new MistakeCollector())
                .map(node -> node.movedTo(path))
                .orElseGet(() -> KeyAnswer.unknown(value, path));
    }

    /** The value with its placeholders filled; in quotes where YAML needs them. */
    private String filled(String template) {
        boolean several = template.startsWith("{");
        String text = PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(several ? scalar(value(found)) : value(found)));
        return several ? text : scalar(text);
    }

    private static String scalar(String text) {
        return NUMBER.matcher(text).matches() ? text : YamlBuilder.scalar(text);
    }

    private String value(MatchResult placeholder) {
        String text = placeholder.group(1).equals("metric") ? metric() : group(Integer.parseInt(placeholder.group(1)));
        return placeholder.group(2) == null
                ? text
                : PlainNumbers.text(new BigDecimal(text).multiply(new BigDecimal(placeholder.group(2))));
    }

    private String group(int number) {
        String whole =
                value instanceof YamlNode.Scalar scalar && scalar.text().length() <= MAX_LENGTH ? scalar.text() : "…";
        return number == 0
                ? whole
                : typed.matcher(value).map(found -> found.group(number)).orElse(whole);
    }

    /** The metric beside it, if it is given by name. */
    private String metric() {
        return mapping.entries().entrySet().stream()
                .filter(entry -> METRIC_NAMES.contains(UnknownKeys.letters(entry.getKey())))
                .map(Map.Entry::getValue)
                .filter(YamlNode.Scalar.class::isInstance)
                .map(metric -> ((YamlNode.Scalar) metric).text())
                .findFirst()
                .orElse("InvocationsPerInstance");
    }
}
