package io.github.stepscale.yaml;

import java.util.Optional;

/** Counts the nodes of one text. */
final class NodeCounter {
    private final NodeBounds bounds;
    private int nodes;
    private long pathLength;

    NodeCounter(NodeBounds bounds) {
        this.bounds = bounds;
    }

    /**
     * Counts a node.
     *
     * @param depth how many lists and mappings contain it
     * @return what is beyond its bound from here on, as a sentence without a full stop
     */
    Optional<String> count(String path, int depth) {
        nodes++;
        pathLength += path.length();
        if (depth > bounds.depth()) {
            return Optional.of("is nested too deeply: " + bounds.depth() + " levels are allowed");
        }
        return nodes > bounds.nodes() || pathLength > bounds.pathLength()
                ? Optional.of(
                        "has too many values: " + bounds.nodes() + " are allowed, fewer if they are nested deeply")
                : Optional.empty();
    }
}
