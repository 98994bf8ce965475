package io.github.stepscale.yaml;

import io.github.stepscale.text.Quotes;

/** The paths of nodes, such as {@code steps[1].upper}. A long key is shortened. */
public final class NodePaths {
    private NodePaths() {}

    /** The path of a value in a mapping. */
    public static String key(String mapping, String key) {
        return mapping.isEmpty() ? Quotes.shortened(key) : mapping + "." + Quotes.shortened(key);
    }

    /** The path of an item of a list. */
    public static String item(String sequence, int index) {
        return sequence + "[" + index + "]";
    }
}
