package io.github.stepscale.importing;

import io.github.stepscale.importing.source.SourceResource;
import java.util.ArrayList;
import java.util.List;

/** Collects what a descriptor cannot say. */
final class UnsayableList {
    private final List<Unsayable> all = new ArrayList<>();

    void add(SourceResource resource, String what, String reason, boolean scales) {
        all.add(new Unsayable(resource.name(), resource.position(), what, reason, scales));
    }

    List<Unsayable> all() {
        return List.copyOf(all);
    }
}
