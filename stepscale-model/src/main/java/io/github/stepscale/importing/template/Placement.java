package io.github.stepscale.importing.template;

import io.github.stepscale.yaml.NodePaths;
import io.github.stepscale.yaml.SourcePosition;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlNode.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts values in the place of functions. Paths have no functions in them: a value has the path that it would have if it were
 * written in their place. Items keep their index in the template.
 */
final class Placement {
    private final Evaluator evaluator;
    private final UnknownReport unknowns;

    Placement(Evaluator evaluator, UnknownReport unknowns) {
        this.evaluator = evaluator;
        this.unknowns = unknowns;
    }

    /**
     * Where a value belongs.
     *
     * @param source the value as it is written
     * @param decisive whether scaling depends on it
     */
    private record Place(YamlNode source, String path, SourcePosition position, boolean decisive) {
        Place at(YamlNode part, String partPath) {
            return new Place(part, partPath, part.position(), decisive);
        }
    }

    /**
     * The value of a property.
     *
     * @param decisive whether scaling depends on it
     * @return empty if it is left out
     */
    Optional<YamlNode> place(YamlNode node, boolean decisive) {
        return place(new Place(node, node.path(), node.position(), decisive));
    }

    private Optional<YamlNode> place(Place place) {
        if (!evaluator.budget().enter()) {
            evaluator.budget().leave();
            return put(new Value.Hole(Unknowns.tooDeep()), place);
        }
        Optional<YamlNode> placed = put(evaluator.evaluate(place.source), place);
        evaluator.budget().leave();
        return placed;
    }

    private Optional<YamlNode> put(Value value, Place place) {
        if (!evaluator.budget().take(place.path.length() + 1)) {
            return Optional.of(refused(List.of(Unknowns.tooLarge()), place));
        }
        if (value instanceof Value.Tree tree) {
            return Optional.of(tree(tree.node(), place));
        }
        if (value instanceof Value.Items items) {
            return Optional.of(items(items.items(), place));
        }
        if (value instanceof Value.Text text) {
            return Optional.of(text(text, place));
        }
        return value instanceof Value.Hole hole ? Optional.of(refused(hole.unknowns(), place)) : Optional.empty();
    }

    private YamlNode tree(YamlNode node, Place place) {
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping(mapping, place);
        }
        List<YamlNode> items = new ArrayList<>();
        if (node instanceof YamlNode.Sequence list) {
            for (int i = 0; i < list.items().size() && !isExhausted(); i++) {
                place(place.at(list.items().get(i), NodePaths.item(place.path, i)))
                        .ifPresent(items::add);
            }
        }
        return new YamlNode.Sequence(place.path, place.position, items);
    }

    private YamlNode mapping(YamlNode.Mapping mapping, Place place) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> {
            if (IntrinsicNames.isFunction(key)) {
                reportFunction(key, value, place.path);
            } else {
                place(place.at(value, NodePaths.key(place.path, key))).ifPresent(placed -> entries.put(key, placed));
            }
        });
        return new YamlNode.Mapping(place.path, place.position, entries);
    }

    private boolean isExhausted() {
        return evaluator.budget().isExhausted();
    }

    /** Reports a function among other keys. What it would add is not known; the keys beside it are. */
    void reportFunction(String key, YamlNode value, String path) {
        unknowns.add(besideKeys(key), value.position(), path, true);
    }

    private Unknown besideKeys(String function) {
        boolean mayStandThere =
                function.equals(IntrinsicNames.TRANSFORM) || function.startsWith(IntrinsicNames.FOR_EACH);
        return mayStandThere
                ? evaluator.unknownFunction(function)
                : Unknowns.misused(function, "a mapping of its own", "it without other keys beside it");
    }

    private YamlNode items(List<Value> values, Place place) {
        List<YamlNode> items = new ArrayList<>();
        for (int i = 0; i < values.size() && !isExhausted(); i++) {
            Place item = new Place(place.source, NodePaths.item(place.path, i), place.position, place.decisive);
            put(values.get(i), item).ifPresent(items::add);
        }
        return new YamlNode.Sequence(place.path, place.position, items);
    }

    private YamlNode text(Value.Text text, Place place) {
        boolean named = !place.decisive && text.unknowns().stream().allMatch(Unknown::hasName);
        if (!text.isKnown() && !named) {
            return refused(text.unknowns(), place);
        }
        text.unknowns().forEach(unknown -> unknowns.add(unknown, place.position, place.path, false));
        return new YamlNode.Scalar(place.path, place.position, text.text(), text.kind());
    }

    private YamlNode refused(List<Unknown> reasons, Place place) {
        reasons.forEach(reason -> unknowns.add(reason, place.position, place.path, place.decisive));
        return new YamlNode.Scalar(place.path, place.position, SourceForm.of(place.source), Kind.REFUSED);
    }
}
