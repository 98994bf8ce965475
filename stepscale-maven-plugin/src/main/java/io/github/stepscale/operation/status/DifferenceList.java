package io.github.stepscale.operation.status;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects the differences of one resource, which one remedy removes unless another is named. */
final class DifferenceList {
    private final Remedy remedy;
    private final List<Difference> differences = new ArrayList<>();

    DifferenceList(Remedy remedy) {
        this.remedy = remedy;
    }

    void compare(String what, Object described, Object live) {
        compare(what, described, live, remedy);
    }

    void compare(String what, Object described, Object live, Remedy other) {
        if (!described.equals(live)) {
            add(what + ": " + described + " -> " + live, other);
        }
    }

    void add(String text) {
        add(text, remedy);
    }

    void add(String text, Remedy other) {
        differences.add(new Difference(text, other));
    }

    void addAll(Collection<String> texts) {
        texts.forEach(this::add);
    }

    List<Difference> toList() {
        return List.copyOf(differences);
    }
}
