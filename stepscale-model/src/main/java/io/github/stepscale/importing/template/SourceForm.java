package io.github.stepscale.importing.template;

import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.YamlNode;
import java.util.Map;

/** How a template writes a value, in YAML's short form and on one line. */
final class SourceForm {
    private static final int MAX_PARTS = 4;

    private SourceForm() {}

    /** {@code !Ref Threshold}; at most 60 characters. */
    static String of(YamlNode node) {
        return Quotes.shortened(text(node));
    }

    /** {@code a list}, {@code a mapping} or {@code a text}. */
    static String kindOf(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            return switch (scalar.kind()) {
                case NUMBER -> "a number";
                case BOOLEAN -> "a boolean";
                case EMPTY -> "empty";
                case TEXT, REFUSED -> "a text";
            };
        }
        return node instanceof YamlNode.Sequence ? "a list" : "a mapping";
    }

    private static String text(YamlNode node) {
        if (node instanceof YamlNode.Sequence list) {
            return list.items().stream()
                    .limit(MAX_PARTS)
                    .map(SourceForm::of)
                    .toList()
                    .toString();
        }
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .limit(1)
                    .map(SourceForm::entry)
                    .findFirst()
                    .orElse("{}");
        }
        return node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    }

    private static String entry(Map.Entry<String, YamlNode> entry) {
        String key = entry.getKey();
        boolean function = IntrinsicNames.isFunction(key) || key.equals(IntrinsicNames.CONDITION);
        String name = key.startsWith(IntrinsicNames.PREFIX) ? key.substring(IntrinsicNames.PREFIX.length()) : key;
        return (function ? "!" + name + " " : name + ": ") + argument(key, entry.getValue());
    }

    /** The short form has a dot between the parts of an attribute. */
    private static String argument(String key, YamlNode value) {
        return key.equals("Fn::GetAtt") && value instanceof YamlNode.Sequence list
                ? String.join(
                        ".",
                        list.items().stream()
                                .limit(MAX_PARTS)
                                .map(SourceForm::of)
                                .toList())
                : of(value);
    }
}
