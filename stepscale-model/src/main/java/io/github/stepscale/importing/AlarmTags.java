package io.github.stepscale.importing;

import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.policy.stack.Tag;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Translates the tags of alarms: a descriptor has one list of tags for all of them. Tags scale nothing: none is required. */
final class AlarmTags {
    private static final String TAGS = "Tags";
    /** Tags that AWS sets, such as the name of the stack. */
    private static final String OF_AWS = "aws:";

    private final UnsayableList unsayable;

    AlarmTags(UnsayableList unsayable) {
        this.unsayable = unsayable;
    }

    /** The tags that all alarms have; where these differ, none, which is noted. */
    Optional<YamlNode> of(List<SourceResource> alarms) {
        List<Map<String, String>> distinct =
                alarms.stream().map(AlarmTags::texts).distinct().toList();
        if (distinct.size() > 1) {
            alarms.stream()
                    .filter(alarm -> !texts(alarm).isEmpty())
                    .forEach(alarm ->
                            note(alarm, "the alarms have different tags, and a descriptor has one list for all"));
            return Optional.empty();
        }
        return alarms.stream()
                .findFirst()
                .flatMap(alarm -> alarm.properties().get(TAGS).map(list -> mapping(alarm, list)))
                .filter(tags -> !tags.entries().isEmpty())
                .map(YamlNode.class::cast);
    }

    private static Map<String, String> texts(SourceResource alarm) {
        Map<String, String> texts = new LinkedHashMap<>();
        Values.items(alarm.properties(), TAGS).stream()
                .filter(tag -> !isOfAws(tag))
                .forEach(tag -> texts.put(
                        Values.written(tag, "Key").orElse(""),
                        Values.written(tag, "Value").orElse("")));
        return texts;
    }

    private static boolean isOfAws(YamlNode tag) {
        return Values.written(tag, "Key")
                .filter(key -> key.toLowerCase(Locale.ROOT).startsWith(OF_AWS))
                .isPresent();
    }

    private YamlNode.Mapping mapping(SourceResource alarm, YamlNode list) {
        Map<String, YamlNode> tags = new LinkedHashMap<>();
        for (YamlNode tag : Values.items(list)) {
            if (isOfAws(tag)) {
                continue;
            }
            if (isSayable(tag)) {
                tags.put(
                        Values.text(tag, "Key").orElse(""),
                        Values.get(tag, "Value").orElse(tag));
            } else {
                note(alarm, "one has no known key, or no known value of 1 to 256 characters");
            }
        }
        return new YamlNode.Mapping(list.path(), list.position(), tags);
    }

    private void note(SourceResource alarm, String reason) {
        unsayable.add(alarm, TAGS, reason, false);
    }

    private static boolean isSayable(YamlNode tag) {
        Optional<String> key = Values.text(tag, "Key");
        Optional<String> value = Values.text(tag, "Value");
        return key.isPresent() && value.isPresent() && isValid(key.get(), value.get());
    }

    private static boolean isValid(String key, String value) {
        try {
            return new Tag(key, value).value().equals(value);
        } catch (InvalidValueException invalid) {
            return false;
        }
    }
}
