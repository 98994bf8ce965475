package io.github.stepscale.yaml;

import java.util.Map;

/**
 * What to write in place of a key that is not allowed.
 *
 * @param fix how to correct it, as one sentence without a full stop
 * @param entries the keys to write with their values, which the rest of the file is then read with; a value that nobody
 *     knows is {@linkplain #unknown refused}, so that it is not reported a second time
 */
public record KeyAnswer(String fix, Map<String, YamlNode> entries) {

    /** An answer that names no key to write. */
    public static KeyAnswer advice(String fix) {
        return new KeyAnswer(fix, Map.of());
    }

    /** A value that is to be written in the place of another, but not known. */
    public static YamlNode unknown(YamlNode value, String path) {
        return new YamlNode.Scalar(path, value.position(), "", YamlNode.Kind.REFUSED);
    }
}
