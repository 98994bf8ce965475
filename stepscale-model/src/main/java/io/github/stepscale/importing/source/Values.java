package io.github.stepscale.importing.source;

import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlNode.Kind;
import io.github.stepscale.yaml.YamlNode.Mapping;
import io.github.stepscale.yaml.YamlNode.Scalar;
import io.github.stepscale.yaml.YamlNode.Sequence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Reads values of properties as far as they can be read; what is wrong with them is reported elsewhere. A value is named by a
 * node and the keys that lead from it to the value; without keys it is the node itself. What is absent is empty.
 */
public final class Values {
    private Values() {}

    /** The value, of whatever form. */
    public static Optional<YamlNode> get(YamlNode node, String... keys) {
        Optional<YamlNode> found = Optional.of(node);
        for (String key : keys) {
            found = found.filter(Mapping.class::isInstance).flatMap(mapping -> ((Mapping) mapping).get(key));
        }
        return found;
    }

    /** A mapping; empty if the value is something else. */
    public static Optional<Mapping> mapping(YamlNode node, String... keys) {
        return get(node, keys).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    /** The items of a list; none if the value is something else. */
    public static List<YamlNode> items(YamlNode node, String... keys) {
        return get(node, keys).stream()
                .filter(Sequence.class::isInstance)
                .flatMap(list -> ((Sequence) list).items().stream())
                .toList();
    }

    /** The items of a list; another value counts as a list of one. */
    public static List<YamlNode> itemsOrSingle(YamlNode node, String... keys) {
        return get(node, keys)
                .map(value -> value instanceof Sequence list ? list.items() : List.of(value))
                .orElseGet(List::of);
    }

    /** The text of a single value that is known. */
    public static Optional<String> text(YamlNode node, String... keys) {
        return single(node, keys).filter(scalar -> !isUnknown(scalar)).map(Scalar::text);
    }

    /** The text of a single value; of one that is not known, how the source writes it. */
    public static Optional<String> written(YamlNode node, String... keys) {
        return single(node, keys).map(Scalar::text);
    }

    /** The exact value of a number that was read as one. */
    public static Optional<BigDecimal> decimal(YamlNode node, String... keys) {
        return single(node, keys)
                .filter(scalar -> scalar.kind() == Kind.NUMBER)
                .map(scalar -> new BigDecimal(scalar.text()));
    }

    /** Whether a boolean that was read as one is {@code false}; what is absent is not. */
    public static boolean isFalse(YamlNode node, String... keys) {
        return text(node, keys).filter("false"::equals).isPresent();
    }

    /** Whether a value is given but not known, so that nothing can be said about it. */
    public static boolean isUnknown(YamlNode node, String... keys) {
        return single(node, keys)
                .filter(scalar -> scalar.kind() == Kind.REFUSED)
                .isPresent();
    }

    /** Whether a value, or one in it, is not known. */
    public static boolean hasUnknown(YamlNode node) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().values().stream().anyMatch(Values::hasUnknown);
        }
        if (node instanceof Sequence list) {
            return list.items().stream().anyMatch(Values::hasUnknown);
        }
        return isUnknown(node);
    }

    private static Optional<Scalar> single(YamlNode node, String... keys) {
        return get(node, keys)
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast)
                .filter(scalar -> scalar.kind() != Kind.EMPTY);
    }
}
