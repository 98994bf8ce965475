package io.github.stepscale.importing.link;

import io.github.stepscale.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads values of properties as far as they can be read; what is wrong with them is reported elsewhere. */
final class Values {
    private Values() {}

    /** A text; that of an unknown value is how the source writes it. Empty if it is absent or not a single value. */
    static Optional<String> text(YamlNode.Mapping properties, String name) {
        return properties.get(name).flatMap(Values::text);
    }

    /** The text of a single value that is not empty. */
    static Optional<String> text(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && scalar.kind() != YamlNode.Kind.EMPTY
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** The items of a list; a single value counts as a list of one. */
    static List<YamlNode> items(YamlNode.Mapping properties, String name) {
        return properties.get(name).stream().flatMap(Values::items).toList();
    }

    private static Stream<YamlNode> items(YamlNode node) {
        return node instanceof YamlNode.Sequence list ? list.items().stream() : Stream.of(node);
    }

    /** A mapping inside of another; empty if it is absent or something else. */
    static Optional<YamlNode.Mapping> mapping(YamlNode.Mapping properties, String name) {
        return properties.get(name).filter(YamlNode.Mapping.class::isInstance).map(YamlNode.Mapping.class::cast);
    }

    /** Whether a value is not known, so that nothing can be said about it. */
    static boolean isUnknown(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.REFUSED;
    }

    /** Whether a property is given, but its value is not known. */
    static boolean isUnknown(YamlNode.Mapping properties, String name) {
        return properties.get(name).filter(Values::isUnknown).isPresent();
    }
}
