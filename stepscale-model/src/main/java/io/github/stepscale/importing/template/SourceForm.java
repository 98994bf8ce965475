package io.github.stepscale.importing.template;

import io.github.stepscale.text.OneLine;
import io.github.stepscale.yaml.YamlNode;
import java.util.List;
import java.util.Map;

/** Writes a value as a template does, in YAML's short form and on one line. */
final class SourceForm {
    private static final int MAX_LENGTH = 200;

    private final StringBuilder text = new StringBuilder();

    private SourceForm() {}

    /** {@code !Ref Threshold}; what is beyond 200 characters is left out. */
    static String of(YamlNode node) {
        SourceForm form = new SourceForm();
        form.add(node);
        String whole = form.text.toString();
        return OneLine.masked(whole.length() <= MAX_LENGTH ? whole : whole.substring(0, MAX_LENGTH) + "...");
    }

    /** {@code a list}, {@code a mapping}, {@code a text} and so on. */
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

    private void add(YamlNode node) {
        if (text.length() > MAX_LENGTH) {
            return;
        }
        if (node instanceof YamlNode.Scalar scalar) {
            text.append(scalar.text());
        } else if (node instanceof YamlNode.Sequence list) {
            text.append('[');
            addItems(list.items(), ", ");
            text.append(']');
        } else if (node instanceof YamlNode.Mapping mapping) {
            addMapping(mapping);
        }
    }

    private void addItems(List<YamlNode> items, String separator) {
        for (int i = 0; i < items.size() && text.length() <= MAX_LENGTH; i++) {
            text.append(i == 0 ? "" : separator);
            add(items.get(i));
        }
    }

    private void addMapping(YamlNode.Mapping mapping) {
        if (mapping.entries().size() == 1 && mapping.entries().keySet().stream().anyMatch(SourceForm::hasTag)) {
            mapping.entries().forEach(this::addFunction);
            return;
        }
        text.append('{');
        String start = "";
        for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
            if (text.length() <= MAX_LENGTH) {
                text.append(start).append(entry.getKey()).append(": ");
                add(entry.getValue());
                start = ", ";
            }
        }
        text.append('}');
    }

    private static boolean hasTag(String key) {
        return IntrinsicNames.isFunction(key) || key.equals(IntrinsicNames.CONDITION);
    }

    private void addFunction(String key, YamlNode argument) {
        String name = key.startsWith(IntrinsicNames.PREFIX) ? key.substring(IntrinsicNames.PREFIX.length()) : key;
        text.append('!').append(name).append(' ');
        if (name.equals("GetAtt") && argument instanceof YamlNode.Sequence list) {
            // The short form has a dot between the parts of an attribute.
            addItems(list.items(), ".");
        } else {
            add(argument);
        }
    }
}
