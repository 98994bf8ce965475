package io.github.stepscale.importing.template;

import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlNode.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions of lists: Select, Split and Length. */
final class ListFunctions {
    private static final Unknown SELECT_MISUSED = Unknowns.misused(
            "Fn::Select",
            "an index from 0 to the number of items less one, and a list",
            "!Select [0, [first, second]]");
    private static final Unknown SPLIT_MISUSED =
            Unknowns.misused("Fn::Split", "a separator and a text", "!Split [\",\", \"first,second\"]");
    private static final Unknown LENGTH_MISUSED =
            Unknowns.misused("Fn::Length", "a list", "Fn::Length: [first, second]");

    private final Evaluator evaluator;

    ListFunctions(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    Map<String, IntrinsicFunction> functions() {
        return Map.of("Fn::Select", this::select, "Fn::Split", this::split, "Fn::Length", this::length);
    }

    /** The items of a list, without those that are absent; empty if the value is no list. */
    static Optional<List<Value>> items(Value value, Evaluator evaluator) {
        if (value instanceof Value.Items items) {
            // Long lists can be looked at again and again.
            return Optional.of(evaluator.budget().take(items.items().size()) ? items.items() : List.of());
        }
        return value instanceof Value.Tree tree && tree.node() instanceof YamlNode.Sequence list
                ? Optional.of(list.items().stream()
                        .map(evaluator::evaluate)
                        .filter(item -> !(item instanceof Value.Absent))
                        .toList())
                : Optional.empty();
    }

    private Value select(YamlNode argument) {
        Optional<List<YamlNode>> arguments = Arguments.of(argument, 2, 2);
        if (arguments.isEmpty()) {
            return new Value.Hole(SELECT_MISUSED);
        }
        Value index = evaluator.evaluate(arguments.get().get(0));
        Value list = evaluator.evaluate(arguments.get().get(1));
        List<Unknown> unknowns = unknowns(index, list);
        return unknowns.isEmpty() ? selected(index, list) : new Value.Hole(unknowns);
    }

    private Value selected(Value index, Value list) {
        List<Value> items = items(list, evaluator).orElse(List.of());
        return index instanceof Value.Text text
                        && text.text().matches("\\d{1,6}")
                        && Integer.parseInt(text.text()) < items.size()
                ? items.get(Integer.parseInt(text.text()))
                : new Value.Hole(SELECT_MISUSED);
    }

    private Value split(YamlNode argument) {
        Optional<List<YamlNode>> arguments = Arguments.of(argument, 2, 2);
        Optional<String> separator = arguments.flatMap(parts -> Arguments.text(parts.get(0)));
        if (separator.filter(text -> !text.isEmpty()).isEmpty()) {
            return new Value.Hole(SPLIT_MISUSED);
        }
        Value value = evaluator.evaluate(arguments.orElseThrow().get(1));
        List<Unknown> unknowns = unknowns(value);
        if (!unknowns.isEmpty()) {
            return new Value.Hole(unknowns);
        }
        if (!(value instanceof Value.Text text)) {
            return new Value.Hole(SPLIT_MISUSED);
        }
        return evaluator.budget().take(text.text().length())
                ? new Value.Items(split(separator.get(), text.text()))
                : new Value.Hole(Unknowns.tooLarge());
    }

    private static List<Value> split(String separator, String text) {
        List<Value> parts = new ArrayList<>();
        int position = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, position)) {
            parts.add(Value.Text.of(text.substring(position, end)));
            position = end + separator.length();
        }
        parts.add(Value.Text.of(text.substring(position)));
        return parts;
    }

    private Value length(YamlNode argument) {
        Value list = evaluator.evaluate(argument);
        List<Unknown> unknowns = unknowns(list);
        if (!unknowns.isEmpty()) {
            return new Value.Hole(unknowns);
        }
        return items(list, evaluator)
                .map(items -> (Value) new Value.Text(String.valueOf(items.size()), Kind.NUMBER, List.of()))
                .orElseGet(() -> new Value.Hole(LENGTH_MISUSED));
    }

    /** What is not known of values as a whole. */
    static List<Unknown> unknowns(Value... values) {
        List<Unknown> unknowns = new ArrayList<>();
        for (Value value : values) {
            if (value instanceof Value.Text text) {
                unknowns.addAll(text.unknowns());
            } else if (value instanceof Value.Hole hole) {
                unknowns.addAll(hole.unknowns());
            }
        }
        return unknowns.stream().distinct().toList();
    }
}
