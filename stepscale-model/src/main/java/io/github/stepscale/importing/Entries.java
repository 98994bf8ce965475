package io.github.stepscale.importing;

import io.github.stepscale.importing.source.Values;
import io.github.stepscale.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A mapping of a descriptor under construction, at the place of a node of the source. */
final class Entries {
    private final YamlNode place;
    private final Map<String, YamlNode> entries = new LinkedHashMap<>();

    Entries(YamlNode place) {
        this.place = place;
    }

    Entries with(String key, YamlNode value) {
        entries.put(key, value);
        return this;
    }

    Entries with(String key, Optional<? extends YamlNode> value) {
        value.ifPresent(present -> entries.put(key, present));
        return this;
    }

    /** Adds a property of the source, if it has that. */
    Entries property(String key, String name) {
        return with(key, Values.get(place, name));
    }

    /** Adds a property of the source in another form, if it has that. */
    Entries property(String key, String name, UnaryOperator<YamlNode> form) {
        return with(key, Values.get(place, name).map(form));
    }

    YamlNode.Mapping mapping() {
        return new YamlNode.Mapping(place.path(), place.position(), entries);
    }

    /** A list of the source with each item in another form; what is no list stays, for the reader to refuse. */
    static YamlNode list(YamlNode node, UnaryOperator<YamlNode> form) {
        return node instanceof YamlNode.Sequence list
                ? new YamlNode.Sequence(
                        list.path(),
                        list.position(),
                        list.items().stream().map(form).toList())
                : node;
    }

    /** A list at the place of a node. */
    static YamlNode.Sequence list(YamlNode place, List<? extends YamlNode> items) {
        return new YamlNode.Sequence(place.path(), place.position(), List.copyOf(items));
    }
}
