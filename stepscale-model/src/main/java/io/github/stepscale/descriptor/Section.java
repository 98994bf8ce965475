package io.github.stepscale.descriptor;

import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.YamlNode;

/**
 * A top-level key that a capability brings to the file. It reads its own part; the rest of the file knows nothing of
 * it.
 *
 * @param <T> what the capability makes of it
 */
public interface Section<T> {
    /** The key, such as {@code service}. */
    String key();

    /** What holds if the file does not have the key. */
    T absent();

    /**
     * Reads what stands under the key. What it returns after noting a mistake is not used.
     *
     * @param node what stands there
     * @param mistakes takes every mistake, with the node it is about
     */
    T read(YamlNode node, MistakeCollector mistakes);
}
