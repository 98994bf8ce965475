package io.github.stepscale.descriptor;

import io.github.stepscale.policy.Dashboard;
import io.github.stepscale.policy.Stack;
import io.github.stepscale.policy.StepScaling;
import io.github.stepscale.policy.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads what belongs to the stack as a whole, and which findings are accepted. */
final class StackReader {
    private final Node.Mapping root;
    private final Mistakes mistakes;
    private final Scalars scalars;

    StackReader(Node.Mapping root, Mistakes mistakes) {
        this.root = root;
        this.mistakes = mistakes;
        this.scalars = new Scalars(mistakes);
    }

    /** The stack; if it has a mistake, one of which nothing is said. */
    Stack stack() {
        Fields fields = Fields.top(root, mistakes);
        return fields.make(() -> new Stack(
                        fields.text("stackName"),
                        fields.text("description"),
                        fields.node("tags").map(this::tags).orElseGet(List::of),
                        fields.read("dashboard", this::dashboard).orElse(Dashboard.ENABLED)))
                .orElse(Stack.DEFAULT);
    }

    /** The codes of findings that are accepted. */
    SortedSet<String> allow() {
        return new TreeSet<>(root.get("allow").map(this::allowed).orElseGet(Set::of));
    }

    private Set<String> allowed(Node node) {
        if (node instanceof Node.Scalar) {
            scalars.text(node, "a list of codes, or all,")
                    .filter(text -> !text.equals(StepScaling.ALLOW_ALL))
                    .ifPresent(text -> mistakes.add(
                            node,
                            Ids.TYPE,
                            Words.quoted(text) + " is not allowed alone: a list of codes, or all, is",
                            "Write it in [ ]"));
            return Set.of(StepScaling.ALLOW_ALL);
        }
        Set<String> codes = new TreeSet<>();
        for (Node item : Fields.items(node, mistakes)) {
            scalars.text(item).ifPresent(codes::add);
        }
        return codes;
    }

    private List<Tag> tags(Node node) {
        List<Tag> tags = new ArrayList<>();
        Fields.entries(node, mistakes)
                .forEach((key, value) -> scalars.text(value)
                        .flatMap(text -> mistakes.makeAt(value, () -> new Tag(key, text)))
                        .ifPresent(tags::add));
        return tags;
    }

    private Optional<Dashboard> dashboard(Node node) {
        if (node instanceof Node.Mapping) {
            Fields fields = Fields.of(node, mistakes, List.of("name")).require("name");
            return fields.make(() -> Dashboard.named(fields.text("name").orElse("any")));
        }
        return scalars.truth(node).map(enabled -> enabled ? Dashboard.ENABLED : Dashboard.DISABLED);
    }
}
