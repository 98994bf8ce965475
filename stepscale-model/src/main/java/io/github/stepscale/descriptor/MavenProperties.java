package io.github.stepscale.descriptor;

import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.KeyAnswer;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses properties of Maven in names, numbers and words: nothing fills them in. Free text may have them, and lint warns of
 * that.
 */
final class MavenProperties {
    /** Not CloudFormation's {@code ${AWS::Region}}, which has colons. */
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(?!AWS\\.)[A-Za-z][A-Za-z0-9_.-]*}");

    /** Keys of free text, or of mappings whose values are free text. */
    private static final Set<String> FREE_TEXT = Set.of("description", "tags", "namespace", "dimensions");

    private MavenProperties() {}

    /** Adds a mistake for each value with a property; the value counts as reported. */
    static YamlNode.Mapping refuse(YamlNode.Mapping mapping, MistakeCollector mistakes) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> entries.put(key, refuse(key, value, mistakes)));
        return new YamlNode.Mapping(mapping.path(), mapping.position(), entries);
    }

    private static YamlNode refuse(String key, YamlNode value, MistakeCollector mistakes) {
        if (FREE_TEXT.contains(key) || value.path().startsWith("schedules[") && key.equals("name")) {
            return value;
        }
        if (value instanceof YamlNode.Mapping mapping) {
            return refuse(mapping, mistakes);
        }
        if (value instanceof YamlNode.Sequence list) {
            return new YamlNode.Sequence(
                    list.path(),
                    list.position(),
                    list.items().stream()
                            .map(item -> refuse("", item, mistakes))
                            .toList());
        }
        return value instanceof YamlNode.Scalar scalar ? refuse(key, scalar, mistakes) : value;
    }

    private static YamlNode refuse(String key, YamlNode.Scalar scalar, MistakeCollector mistakes) {
        Matcher property = PROPERTY.matcher(scalar.text());
        if (scalar.kind() == YamlNode.Kind.REFUSED || !property.find()) {
            return scalar;
        }
        String option = "-Dstepscale." + key;
        mistakes.add(
                scalar,
                MistakeIds.VALUE,
                "contains " + Quotes.of(property.group()) + ": properties of Maven are not filled in here",
                Overrides.isOption(scalar.path())
                        ? "Write the value, or give it by " + option
                                + ", which a POM can set as the property stepscale." + key
                        : "Write the value");
        return KeyAnswer.unknown(scalar, scalar.path());
    }
}
