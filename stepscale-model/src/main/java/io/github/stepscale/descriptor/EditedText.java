package io.github.stepscale.descriptor;

import io.github.stepscale.yaml.SourceRanges;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file some of whose keys are replaced, and what they are replaced by.
 *
 * @param text the file
 * @param ranges where its keys are
 * @param written the new keys
 */
record EditedText(String text, SourceRanges ranges, WrittenEntries written) {

    static EditedText of(String text, WrittenEntries written) {
        return new EditedText(text, SourceRanges.of(text), written);
    }

    String lineBreak() {
        return YamlComments.lineBreak(text);
    }

    /** Those of the keys that the file does not have, in the usual order. */
    Stream<String> missing(Set<String> keys) {
        return DescriptorKeys.TOP.stream()
                .filter(key -> keys.contains(key) && !ranges.entries().containsKey(key));
    }
}
