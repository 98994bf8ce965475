package io.github.stepscale.importing.template;

import io.github.stepscale.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** The arguments of a function. */
final class Arguments {
    private Arguments() {}

    /** A list of a length in a range; empty for anything else. */
    static Optional<List<YamlNode>> of(YamlNode argument, int min, int max) {
        return argument instanceof YamlNode.Sequence list
                        && list.items().size() >= min
                        && list.items().size() <= max
                ? Optional.of(list.items())
                : Optional.empty();
    }

    /** A word, number or text that is written as such; empty for anything else. */
    static Optional<String> text(YamlNode argument) {
        return argument instanceof YamlNode.Scalar scalar
                        && scalar.kind() != YamlNode.Kind.REFUSED
                        && scalar.kind() != YamlNode.Kind.EMPTY
                ? Optional.of(scalar.text())
                : Optional.empty();
    }
}
