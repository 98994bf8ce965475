package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What was done by hand: things of no stack, and edits and removals of a stack's things, which last until the stack changes them.
 */
final class Overlay {
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, Instant> removed = new ConcurrentHashMap<>();

    /** A thing by its key, as the service would show it. */
    record Thing(String key, Instant since, ObjectNode tree) {}

    private record Entry(Instant at, ObjectNode tree, boolean foreign) {}

    void put(String key, ObjectNode tree, Instant at, List<Thing> deployed) {
        boolean foreign = deployed.stream().noneMatch(thing -> thing.key().equals(key));
        removed.remove(key);
        entries.merge(key, new Entry(at, tree, foreign), Overlay::edited);
    }

    /** Takes a thing away, whoever made it. */
    void remove(String key, Instant at) {
        entries.remove(key);
        removed.put(key, at);
    }

    /** Takes back what was done by hand to these fields of a thing, and its removal; what was done to others stays. */
    void revert(String key, Set<String> fields, Instant at) {
        removed.remove(key);
        entries.computeIfPresent(key, (same, entry) -> {
            ObjectNode left = entry.tree().deepCopy();
            left.remove(fields);
            return new Entry(at, left, entry.foreign());
        });
    }

    private boolean isRemoved(Thing thing) {
        return Optional.ofNullable(removed.get(thing.key()))
                .filter(at -> !at.isBefore(thing.since()))
                .isPresent();
    }

    private static Entry edited(Entry old, Entry edit) {
        ObjectNode tree = old.tree().deepCopy();
        tree.setAll(edit.tree());
        return edit.foreign() ? new Entry(edit.at(), tree, true) : edit;
    }

    List<ObjectNode> over(List<Thing> deployed) {
        List<ObjectNode> trees = new ArrayList<>();
        for (Thing thing : deployed) {
            if (isRemoved(thing)) {
                continue;
            }
            Optional.ofNullable(entries.get(thing.key()))
                    .filter(edit -> !edit.at().isBefore(thing.since()))
                    .ifPresent(edit -> thing.tree().setAll(edit.tree()));
            trees.add(thing.tree());
        }
        // What a stack imported since is no stranger any more.
        Set<String> keys = deployed.stream().map(Thing::key).collect(Collectors.toSet());
        entries.forEach((key, entry) -> {
            if (entry.foreign() && !keys.contains(key)) {
                trees.add(entry.tree().deepCopy());
            }
        });
        return trees;
    }
}
