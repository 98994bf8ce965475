package io.github.stepscale.importing.template;

import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.YamlNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The function that looks a value up in the section Mappings. */
final class MappingFunctions {
    private static final String FIND_IN_MAP = "Fn::FindInMap";
    private static final Unknown MISUSED = Unknowns.misused(
            FIND_IN_MAP, "the name of a mapping and its two keys", "!FindInMap [Mapping, first key, second key]");

    private final Template template;
    private final Evaluator evaluator;

    MappingFunctions(Template template, Evaluator evaluator) {
        this.template = template;
        this.evaluator = evaluator;
    }

    Map<String, IntrinsicFunction> functions() {
        return Map.of(FIND_IN_MAP, this::find);
    }

    private Value find(YamlNode argument) {
        Optional<List<YamlNode>> arguments = Arguments.of(argument, 3, 4);
        if (arguments.isEmpty()) {
            return new Value.Hole(MISUSED);
        }
        List<Value> keys =
                arguments.get().stream().limit(3).map(evaluator::evaluate).toList();
        List<Unknown> unknowns = ListFunctions.unknowns(keys.toArray(Value[]::new));
        if (!unknowns.isEmpty()) {
            return new Value.Hole(unknowns);
        }
        List<String> names = keys.stream()
                .filter(Value.Text.class::isInstance)
                .map(key -> ((Value.Text) key).text())
                .toList();
        return names.size() < 3 ? new Value.Hole(MISUSED) : find(names, otherwise(arguments.get()));
    }

    /** The fourth argument, which AWS::LanguageExtensions allows. */
    private static Optional<YamlNode> otherwise(List<YamlNode> arguments) {
        return arguments.stream()
                .skip(3)
                .findFirst()
                .filter(YamlNode.Mapping.class::isInstance)
                .flatMap(argument -> ((YamlNode.Mapping) argument).get("DefaultValue"));
    }

    private Value find(List<String> names, Optional<YamlNode> otherwise) {
        YamlNode.Mapping mapping = template.mappings().get(names.get(0));
        if (mapping == null) {
            return missing(names.get(0), "Mappings", template.mappings().keySet(), otherwise);
        }
        Optional<YamlNode> first = mapping.get(names.get(1));
        if (first.isEmpty()) {
            return missing(
                    names.get(1),
                    "the mapping " + names.get(0),
                    mapping.entries().keySet(),
                    otherwise);
        }
        if (!(first.get() instanceof YamlNode.Mapping keys)) {
            return new Value.Hole(MISUSED);
        }
        return keys.get(names.get(2))
                .map(evaluator::evaluate)
                .orElseGet(() -> missing(
                        names.get(2),
                        "the mapping " + names.get(0) + " under " + Quotes.shortened(names.get(1)),
                        keys.entries().keySet(),
                        otherwise));
    }

    private Value missing(String name, String place, Collection<String> known, Optional<YamlNode> otherwise) {
        if (otherwise.isPresent()) {
            return evaluator.evaluate(otherwise.get());
        }
        String sentence = Quotes.of(name) + " is not in " + place;
        // The search for a similar key takes a while if there are very many.
        Collection<String> candidates = evaluator.budget().take(100L * known.size()) ? known : List.of();
        return new Value.Hole(Unknowns.nothing(sentence, name, candidates));
    }
}
