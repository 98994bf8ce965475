package io.github.stepscale.importing.template;

import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlNode.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value as the text of JSON, for {@code Fn::ToJsonString}. */
final class JsonText {
    private static final Unknown MISUSED =
            Unknowns.misused("Fn::ToJsonString", "a list or a mapping", "Fn::ToJsonString: with its keys below");

    private final Evaluator evaluator;
    private final TextBuilder text;

    JsonText(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.text = new TextBuilder(evaluator.budget(), MISUSED);
    }

    Value of(YamlNode node) {
        if (node instanceof YamlNode.Scalar) {
            return new Value.Hole(MISUSED);
        }
        add(evaluator.evaluate(node));
        return text.build();
    }

    private void add(Value value) {
        if (evaluator.budget().enter()) {
            addPart(value);
        } else {
            text.add(new Value.Hole(Unknowns.tooDeep()));
        }
        evaluator.budget().leave();
    }

    private void addPart(Value value) {
        Optional<List<Value>> items = ListFunctions.items(value, evaluator);
        if (items.isPresent()) {
            addList(items.get());
        } else if (value instanceof Value.Tree tree && tree.node() instanceof YamlNode.Mapping mapping) {
            addMapping(mapping);
        } else if (value instanceof Value.Text scalar) {
            addScalar(scalar);
        } else {
            text.add(value);
        }
    }

    private void addList(List<Value> items) {
        String separator = "[";
        for (Value item : items) {
            text.add(separator);
            add(item);
            separator = ",";
        }
        text.add(items.isEmpty() ? "[]" : "]");
    }

    private void addMapping(YamlNode.Mapping mapping) {
        String separator = "{";
        for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
            Value value = evaluator.evaluate(entry.getValue());
            if (!(value instanceof Value.Absent)) {
                text.add(separator + quoted(entry.getKey()) + ":");
                add(value);
                separator = ",";
            }
        }
        text.add(separator.equals("{") ? "{}" : "}");
    }

    private void addScalar(Value.Text scalar) {
        boolean bare = scalar.kind() == Kind.NUMBER || scalar.kind() == Kind.BOOLEAN;
        String written = scalar.kind() == Kind.EMPTY ? "null" : bare ? scalar.text() : quoted(scalar.text());
        text.add(new Value.Text(written, Kind.TEXT, scalar.unknowns()));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(character -> quoted.append(escaped((char) character)));
        return quoted.append('"').toString();
    }

    private static String escaped(char character) {
        return switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> character < ' ' ? String.format("\\u%04x", (int) character) : String.valueOf(character);
        };
    }
}
