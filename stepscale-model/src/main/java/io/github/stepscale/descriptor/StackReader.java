package io.github.stepscale.descriptor;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.stack.Dashboard;
import io.github.stepscale.policy.stack.DeletionPolicy;
import io.github.stepscale.policy.stack.PhysicalNames;
import io.github.stepscale.policy.stack.StackSettings;
import io.github.stepscale.policy.stack.Tag;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.validation.Names;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.ScalarReader;
import io.github.stepscale.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the settings of the stack, and the findings that are allowed. */
final class StackReader {
    private final YamlNode.Mapping root;
    private final MistakeCollector mistakes;
    private final ScalarReader scalars;

    StackReader(YamlNode.Mapping root, MistakeCollector mistakes) {
        this.root = root;
        this.mistakes = mistakes;
        this.scalars = new ScalarReader(mistakes);
    }

    /** Reads the stack; if it has a mistake, returns the default. */
    StackSettings stack() {
        MappingReader fields = MappingReader.top(root, mistakes);
        return fields.make(() -> new StackSettings(
                        fields.text("stackName"),
                        fields.text("description"),
                        fields.node("tags").map(this::tags).orElseGet(List::of),
                        fields.read("dashboard", this::dashboard).orElse(Dashboard.ENABLED),
                        fields.node("names").map(this::names).orElseGet(Map::of),
                        AllowedWords.read(fields, "deletionPolicy", AllowedWords.DELETION_POLICIES)
                                .orElse(DeletionPolicy.DELETE),
                        fields.bool("outputs").orElse(true)))
                .orElse(StackSettings.DEFAULT);
    }

    /** Reads the codes of findings that are allowed. */
    SortedSet<String> allow() {
        return new TreeSet<>(root.get("allow").map(this::allowed).orElseGet(Set::of));
    }

    private Set<String> allowed(YamlNode node) {
        if (node instanceof YamlNode.Scalar) {
            scalars.text(node, "a list of codes, or all,")
                    .filter(text -> !text.equals(ScalingDescription.ALLOW_ALL))
                    .ifPresent(text -> mistakes.add(
                            node,
                            MistakeIds.TYPE,
                            Quotes.of(text) + " is not allowed by itself: use a list of codes, or all",
                            "Write it in [ ]"));
            return Set.of(ScalingDescription.ALLOW_ALL);
        }
        Set<String> codes = new TreeSet<>();
        for (YamlNode item : MappingReader.items(node, mistakes)) {
            scalars.text(item).ifPresent(codes::add);
        }
        return codes;
    }

    /** Reports names of rules that the description does not have. */
    void requireKnownRules(ScalingDescription scaling) {
        root.get("names")
                .ifPresent(node -> MappingReader.entries(node, mistakes)
                        .forEach((key, value) -> scaling.unknownRule(key)
                                .ifPresent(unknown ->
                                        mistakes.add(value, unknown.id(), unknown.problem(), unknown.fix()))));
    }

    private Map<String, PhysicalNames> names(YamlNode node) {
        Map<String, PhysicalNames> names = new LinkedHashMap<>();
        MappingReader.entries(node, mistakes).forEach((rule, value) -> {
            MappingReader fields = MappingReader.of(value, mistakes, Place.PHYSICAL_NAMES.keys());
            PhysicalNames given = fields.make(() -> new PhysicalNames(fields.text("policy"), fields.text("alarm")))
                    .orElse(PhysicalNames.NONE);
            if (names.putIfAbsent(Names.camelCase(rule), given) != null) {
                mistakes.add(
                        value,
                        MistakeIds.TOGETHER,
                        "has the logical id " + Names.camelCase(rule) + ", which an earlier key has too",
                        "Remove one of them");
            }
        });
        return names;
    }

    private List<Tag> tags(YamlNode node) {
        List<Tag> tags = new ArrayList<>();
        MappingReader.entries(node, mistakes)
                .forEach((key, value) -> scalars.text(value)
                        .flatMap(text -> mistakes.makeAt(value, () -> new Tag(key, text)))
                        .ifPresent(tags::add));
        return tags;
    }

    private Optional<Dashboard> dashboard(YamlNode node) {
        if (node instanceof YamlNode.Mapping) {
            MappingReader fields =
                    MappingReader.of(node, mistakes, Place.DASHBOARD.keys()).require("name");
            return fields.make(() -> Dashboard.named(fields.text("name").orElse("any")));
        }
        return scalars.bool(node).map(enabled -> enabled ? Dashboard.ENABLED : Dashboard.DISABLED);
    }
}
