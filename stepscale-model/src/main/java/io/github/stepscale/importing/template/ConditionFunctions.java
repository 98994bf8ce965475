package io.github.stepscale.importing.template;

import io.github.stepscale.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The functions of conditions. The value of a condition is {@code true} or {@code false}, or a hole. */
final class ConditionFunctions {
    private static final Value TRUE = Value.Text.of(true);
    private static final Value FALSE = Value.Text.of(false);
    private static final Unknown IF_MISUSED = Unknowns.misused(
            "Fn::If", "the name of a condition and two values", "!If [Condition, value if true, value if false]");
    private static final Unknown EQUALS_MISUSED =
            Unknowns.misused("Fn::Equals", "two texts", "!Equals [!Ref Parameter, value]");
    private static final Unknown NOT_MISUSED =
            Unknowns.misused("Fn::Not", "a list of one condition", "!Not [condition]");
    private static final Unknown NOT_A_CONDITION = Unknowns.misused(
            "a condition", "one of And, Condition, Equals, Not and Or", "!Equals [!Ref Parameter, value]");

    private final Template template;
    private final Evaluator evaluator;
    private final Map<String, Value> values = new HashMap<>();
    private final Set<String> inProgress = new HashSet<>();

    ConditionFunctions(Template template, Evaluator evaluator) {
        this.template = template;
        this.evaluator = evaluator;
    }

    Map<String, IntrinsicFunction> functions() {
        return Map.of(
                "Fn::If", this::choose,
                "Fn::Equals", this::compare,
                "Fn::And", argument -> combine("Fn::And", argument, FALSE, TRUE),
                "Fn::Or", argument -> combine("Fn::Or", argument, TRUE, FALSE),
                "Fn::Not", this::negate);
    }

    /** The value of a condition of the template. The check of references reports a name of nothing. */
    Value named(String name) {
        YamlNode expression = template.conditions().get(name);
        if (expression == null) {
            return new Value.Hole(template.mayHaveMore() ? Unknowns.made(name) : Unknowns.REPORTED);
        }
        Value known = values.get(name);
        if (known != null) {
            return known;
        }
        if (!inProgress.add(name)) {
            return new Value.Hole(Unknowns.cycle("the condition " + name));
        }
        Value value = condition(expression);
        inProgress.remove(name);
        values.put(name, value);
        return value;
    }

    private Value choose(YamlNode argument) {
        Optional<List<YamlNode>> arguments = Arguments.of(argument, 3, 3);
        if (arguments.isEmpty()) {
            return new Value.Hole(IF_MISUSED);
        }
        Value holds = Arguments.text(arguments.get().get(0))
                .map(this::named)
                .orElseGet(() -> condition(arguments.get().get(0)));
        if (holds instanceof Value.Hole) {
            return holds;
        }
        return evaluator.evaluate(arguments.get().get(holds.equals(TRUE) ? 1 : 2));
    }

    private Value compare(YamlNode argument) {
        Optional<List<YamlNode>> arguments = Arguments.of(argument, 2, 2);
        if (arguments.isEmpty()) {
            return new Value.Hole(EQUALS_MISUSED);
        }
        Value first = evaluator.evaluate(arguments.get().get(0));
        Value second = evaluator.evaluate(arguments.get().get(1));
        List<Unknown> unknowns = ListFunctions.unknowns(first, second);
        if (!unknowns.isEmpty()) {
            return new Value.Hole(unknowns);
        }
        Optional<List<String>> one = texts(first);
        Optional<List<String>> other = texts(second);
        return one.isEmpty() || other.isEmpty() ? new Value.Hole(EQUALS_MISUSED) : Value.Text.of(one.equals(other));
    }

    /** CloudFormation compares texts: the number 1 equals the text 1. */
    private Optional<List<String>> texts(Value value) {
        if (value instanceof Value.Text text) {
            return Optional.of(List.of(text.text()));
        }
        return ListFunctions.items(value, evaluator)
                .filter(items -> items.stream().allMatch(Value.Text.class::isInstance))
                .map(items ->
                        items.stream().map(item -> ((Value.Text) item).text()).toList());
    }

    /** @param decisive the value of one condition that decides, whatever the others are */
    private Value combine(String name, YamlNode argument, Value decisive, Value otherwise) {
        Optional<List<YamlNode>> arguments = Arguments.of(argument, 1, Integer.MAX_VALUE);
        if (arguments.isEmpty()) {
            return Evaluator.misused(name, "a list of 2 to 10 conditions", "a list below it");
        }
        List<Unknown> unknowns = new ArrayList<>();
        for (YamlNode part : arguments.get()) {
            Value value = condition(part);
            if (value.equals(decisive)) {
                return decisive;
            }
            unknowns.addAll(ListFunctions.unknowns(value));
        }
        return unknowns.isEmpty()
                ? otherwise
                : new Value.Hole(unknowns.stream().distinct().toList());
    }

    private Value negate(YamlNode argument) {
        return Arguments.of(argument, 1, 1)
                .map(parts -> negated(condition(parts.get(0))))
                .orElseGet(() -> new Value.Hole(NOT_MISUSED));
    }

    private static Value negated(Value value) {
        if (value instanceof Value.Hole) {
            return value;
        }
        return value.equals(TRUE) ? FALSE : TRUE;
    }

    /** The value of an expression: {@code true}, {@code false} or a hole. */
    private Value condition(YamlNode expression) {
        if (expression instanceof YamlNode.Mapping mapping && mapping.entries().size() == 1) {
            Optional<String> name = Template.text(mapping, IntrinsicNames.CONDITION);
            if (name.isPresent()) {
                return bounded(name.get());
            }
        }
        return truth(evaluator.evaluate(expression));
    }

    /** A chain of conditions is a nesting too. */
    private Value bounded(String name) {
        Value value = evaluator.budget().enter() ? named(name) : new Value.Hole(Unknowns.tooDeep());
        evaluator.budget().leave();
        return value;
    }

    private static Value truth(Value value) {
        if (value instanceof Value.Text text && text.isKnown()) {
            String word = text.text();
            return word.equals("true") || word.equals("false")
                    ? Value.Text.of(word.equals("true"))
                    : new Value.Hole(NOT_A_CONDITION);
        }
        List<Unknown> unknowns = ListFunctions.unknowns(value);
        return new Value.Hole(unknowns.isEmpty() ? List.of(NOT_A_CONDITION) : unknowns);
    }
}
