package io.github.stepscale.importing;

import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Translates the tags of alarms: a descriptor has one list of tags for all of them. */
final class AlarmTags {
    private static final String TAGS = "Tags";

    private AlarmTags() {}

    /** The tags that all alarms have; where these differ, none, which is noted. */
    static Optional<YamlNode> of(List<SourceResource> alarms, UnsayableList unsayable) {
        List<Map<String, String>> distinct =
                alarms.stream().map(AlarmTags::texts).distinct().toList();
        if (distinct.size() == 1 && !distinct.get(0).isEmpty()) {
            return alarms.get(0).properties().get(TAGS).map(AlarmTags::mapping);
        }
        alarms.stream().filter(alarm -> !texts(alarm).isEmpty()).forEach(alarm -> {
            unsayable.add(alarm, TAGS, "the alarms have different tags, and those of a descriptor are for all", false);
        });
        return Optional.empty();
    }

    private static Map<String, String> texts(SourceResource alarm) {
        Map<String, String> texts = new LinkedHashMap<>();
        Nodes.items(alarm.properties().get(TAGS))
                .forEach(tag -> texts.put(
                        Nodes.written(Nodes.get(tag, "Key")).orElse(""),
                        Nodes.written(Nodes.get(tag, "Value")).orElse("")));
        return texts;
    }

    private static YamlNode mapping(YamlNode list) {
        Map<String, YamlNode> tags = new LinkedHashMap<>();
        Nodes.items(Optional.of(list))
                .forEach(tag -> Nodes.written(Nodes.get(tag, "Key"))
                        .ifPresent(key -> tags.put(key, Nodes.get(tag, "Value").orElse(tag))));
        return new YamlNode.Mapping(list.path(), list.position(), tags);
    }
}
