package io.github.stepscale.importing.link;

import io.github.stepscale.yaml.SourcePosition;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlNode.Mapping;
import io.github.stepscale.yaml.YamlNode.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Replaces values that have a mistake by unknown ones, so that nothing else is said about them. */
final class Holes {
    private Holes() {}

    /** In the place of a value. */
    static Scalar of(YamlNode node) {
        String text = node instanceof Scalar scalar ? scalar.text() : "";
        return at(node.path(), node.position(), text);
    }

    /** In the place of a property that is missing, or written under another name. */
    static Scalar of(Mapping properties, String name, SourcePosition position) {
        return at(properties.path() + "." + name, position, "");
    }

    /** The same properties with one that is missing. */
    static Mapping fill(Mapping properties, String name) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(properties.entries());
        entries.putIfAbsent(name, of(properties, name, properties.position()));
        return new Mapping(properties.path(), properties.position(), entries);
    }

    /** The same properties without some of them. */
    static Mapping remove(Mapping properties, Set<String> names) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(properties.entries());
        entries.keySet().removeAll(names);
        return new Mapping(properties.path(), properties.position(), entries);
    }

    private static Scalar at(String path, SourcePosition position, String text) {
        return new Scalar(path, position, text, YamlNode.Kind.REFUSED);
    }
}
