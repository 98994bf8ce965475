package io.github.stepscale.importing;

import io.github.stepscale.importing.link.LinkedTarget;
import io.github.stepscale.importing.source.SourceResource;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Finds the alarms that run more than one policy of a target. */
final class SharedAlarms {
    private SharedAlarms() {}

    static Set<SourceResource> of(LinkedTarget target) {
        // By identity: two live alarms differ, even if nothing of them does.
        Set<SourceResource> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<SourceResource> shared = Collections.newSetFromMap(new IdentityHashMap<>());
        target.policies()
                .forEach(linked -> linked.alarms().stream()
                        .filter(alarm -> !seen.add(alarm))
                        .forEach(shared::add));
        return shared;
    }
}
