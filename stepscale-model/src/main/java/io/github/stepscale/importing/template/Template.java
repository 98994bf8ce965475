package io.github.stepscale.importing.template;

import io.github.stepscale.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sections of a template that take part.
 *
 * @param root the whole
 * @param parameters declarations by name
 * @param mappings by name
 * @param conditions expressions by name
 * @param resources by logical id; those that a loop makes are not among them
 * @param macros the names of {@code Transform}
 */
record Template(
        YamlNode.Mapping root,
        Map<String, YamlNode.Mapping> parameters,
        Map<String, YamlNode.Mapping> mappings,
        Map<String, YamlNode> conditions,
        Map<String, YamlNode.Mapping> resources,
        Set<String> macros) {

    /** The type of a resource; empty if it has none that is a text. */
    Optional<String> type(String id) {
        return Optional.ofNullable(resources.get(id)).flatMap(resource -> text(resource, "Type"));
    }

    /** A resource that the template has. */
    YamlNode.Mapping resource(String id) {
        return Optional.ofNullable(resources.get(id)).orElseThrow();
    }

    /** The properties of a resource; empty if it has none. */
    Optional<YamlNode.Mapping> properties(String id) {
        return Optional.ofNullable(resources.get(id))
                .flatMap(resource -> resource.get("Properties"))
                .filter(YamlNode.Mapping.class::isInstance)
                .map(YamlNode.Mapping.class::cast);
    }

    /** Whether macros or loops may make more resources than are written. */
    boolean mayHaveMore() {
        return !macros.isEmpty() || hasLoop();
    }

    private boolean hasLoop() {
        return root.get("Resources")
                .filter(YamlNode.Mapping.class::isInstance)
                .map(YamlNode.Mapping.class::cast)
                .filter(section -> section.entries().keySet().stream().anyMatch(IntrinsicNames::isFunction))
                .isPresent();
    }

    /** The text of an entry that is one word, number or text. */
    static Optional<String> text(YamlNode.Mapping mapping, String key) {
        return mapping.get(key)
                .filter(YamlNode.Scalar.class::isInstance)
                .map(YamlNode.Scalar.class::cast)
                .filter(scalar -> scalar.kind() != YamlNode.Kind.REFUSED && scalar.kind() != YamlNode.Kind.EMPTY)
                .map(YamlNode.Scalar::text);
    }
}
