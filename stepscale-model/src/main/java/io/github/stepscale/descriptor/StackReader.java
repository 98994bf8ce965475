package io.github.stepscale.descriptor;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.stack.Dashboard;
import io.github.stepscale.policy.stack.StackSettings;
import io.github.stepscale.policy.stack.Tag;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.ScalarReader;
import io.github.stepscale.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
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
                        fields.read("dashboard", this::dashboard).orElse(Dashboard.ENABLED)))
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
