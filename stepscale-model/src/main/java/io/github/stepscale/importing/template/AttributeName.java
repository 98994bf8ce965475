package io.github.stepscale.importing.template;

import io.github.stepscale.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * The argument of {@code Fn::GetAtt}.
 *
 * @param id the logical id of a resource
 * @param attribute such as {@code EndpointName}; it may have dots
 */
record AttributeName(String id, String attribute) {
    /** {@code Endpoint.EndpointName}; empty if there is nothing before or behind the first dot. */
    static Optional<AttributeName> of(String text) {
        int dot = text.indexOf('.');
        return dot > 0 && dot < text.length() - 1
                ? Optional.of(new AttributeName(text.substring(0, dot), text.substring(dot + 1)))
                : Optional.empty();
    }

    /** A text with a dot, or a list of both, of which the attribute may be computed. */
    static Optional<AttributeName> of(YamlNode argument, Evaluator evaluator) {
        return Arguments.text(argument)
                .flatMap(AttributeName::of)
                .or(() -> Arguments.of(argument, 2, 2).flatMap(parts -> of(parts, evaluator)));
    }

    private static Optional<AttributeName> of(List<YamlNode> parts, Evaluator evaluator) {
        return Arguments.text(parts.get(0))
                .flatMap(id -> evaluator.evaluate(parts.get(1)) instanceof Value.Text text && text.isKnown()
                        ? Optional.of(new AttributeName(id, text.text()))
                        : Optional.empty());
    }
}
