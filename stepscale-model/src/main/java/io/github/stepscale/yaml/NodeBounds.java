package io.github.stepscale.yaml;

/**
 * How much of a text from outside is turned into nodes. Every node has its path, so that a short text which is nested deeply
 * could take a lot of memory.
 *
 * @param depth greatest depth of nesting
 * @param nodes greatest number of nodes
 * @param pathLength greatest total length of their paths, in characters
 */
public record NodeBounds(int depth, int nodes, int pathLength) {
    /** For a template of 1 MiB, the largest that CloudFormation takes: intrinsic functions nest, each by two levels. */
    public static final NodeBounds TEMPLATE = new NodeBounds(100, 200_000, 32_000_000);

    /** For files that are written for stepscale. */
    static final NodeBounds OWN_FILE = new NodeBounds(YamlReader.MAX_DEPTH, Integer.MAX_VALUE, Integer.MAX_VALUE);
}
