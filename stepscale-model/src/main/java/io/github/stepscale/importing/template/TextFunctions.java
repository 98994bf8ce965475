package io.github.stepscale.importing.template;

import io.github.stepscale.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions that make texts: Sub, Join and ToJsonString. */
final class TextFunctions {
    private static final String SUB = "Fn::Sub";
    private static final String JOIN = "Fn::Join";
    private static final Unknown SUB_MISUSED = Unknowns.misused(
            SUB,
            "a text whose names in ${...} are values, and as a second argument a mapping of more names",
            "!Sub followed by the text");
    private static final Unknown JOIN_MISUSED =
            Unknowns.misused(JOIN, "a separator and a list of texts", "!Join [\", \", [first, second]]");

    private final Evaluator evaluator;

    TextFunctions(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    Map<String, IntrinsicFunction> functions() {
        return Map.of(
                SUB, this::sub, JOIN, this::join, "Fn::ToJsonString", argument -> new JsonText(evaluator).of(argument));
    }

    private Value sub(YamlNode argument) {
        Optional<String> alone = Arguments.text(argument);
        if (alone.isPresent()) {
            return sub(alone.get(), Map.of());
        }
        return Arguments.of(argument, 2, 2)
                .filter(parts -> parts.get(1) instanceof YamlNode.Mapping)
                .flatMap(parts -> Arguments.text(parts.get(0))
                        .map(text -> sub(text, ((YamlNode.Mapping) parts.get(1)).entries())))
                .orElseGet(() -> new Value.Hole(SUB_MISUSED));
    }

    private Value sub(String text, Map<String, YamlNode> names) {
        TextBuilder result = new TextBuilder(evaluator.budget(), SUB_MISUSED);
        for (SubText.Part part : SubText.parts(text)) {
            if (part.isName()) {
                result.add(value(part.text(), names));
            } else {
                result.add(part.text());
            }
        }
        return result.build();
    }

    private Value value(String name, Map<String, YamlNode> names) {
        YamlNode own = names.get(name);
        if (own != null) {
            return evaluator.evaluate(own);
        }
        return AttributeName.of(name)
                .map(attribute -> evaluator.attribute(attribute.id(), attribute.attribute()))
                .orElseGet(() -> evaluator.named(name));
    }

    private Value join(YamlNode argument) {
        Optional<List<YamlNode>> arguments = Arguments.of(argument, 2, 2);
        Optional<String> separator = arguments.flatMap(parts -> scalar(parts.get(0)));
        return separator.isEmpty()
                ? new Value.Hole(JOIN_MISUSED)
                : join(
                        separator.get(),
                        evaluator.evaluate(arguments.orElseThrow().get(1)));
    }

    /** An empty text is a separator too. */
    private static Optional<String> scalar(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && scalar.kind() != YamlNode.Kind.REFUSED
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    private Value join(String separator, Value list) {
        if (list instanceof Value.Hole) {
            return list;
        }
        Optional<List<Value>> items = ListFunctions.items(list, evaluator);
        if (items.isEmpty()) {
            return new Value.Hole(unknownsOr(list));
        }
        TextBuilder result = new TextBuilder(evaluator.budget(), JOIN_MISUSED);
        boolean first = true;
        for (Value item : items.get()) {
            if (evaluator.budget().isExhausted()) {
                return new Value.Hole(Unknowns.tooLarge());
            }
            result.add(first ? "" : separator);
            result.add(item);
            first = false;
        }
        return result.build();
    }

    /** A list that is not known is named by a text. */
    private static List<Unknown> unknownsOr(Value list) {
        return list instanceof Value.Text text && !text.isKnown() ? text.unknowns() : List.of(JOIN_MISUSED);
    }
}
