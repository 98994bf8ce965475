package io.github.stepscale.descriptor;

import io.github.stepscale.yaml.SourceRanges;
import io.github.stepscale.yaml.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Replaces keys of a file that has one key a line at the top. The lines of a replaced key become comments before it. */
final class BlockChanges {
    private final EditedText file;
    private final String text;
    private final SourceRanges ranges;
    private final String lineBreak;

    BlockChanges(EditedText file) {
        this.file = file;
        this.text = file.text();
        this.ranges = file.ranges();
        this.lineBreak = file.lineBreak();
    }

    /** @param keys the keys to write, to replace or to remove */
    List<TextChange> of(Set<String> keys) {
        List<TextChange> changes = new ArrayList<>();
        ranges.entries().forEach((key, range) -> {
            String added = added(key, keys);
            if (keys.contains(key)) {
                TextRange lines = lines(range);
                String replaced = YamlComments.lines(lines.of(text)) + block(key);
                changes.add(new TextChange(lines.start(), lines.end(), replaced + added));
            } else if (!added.isEmpty()) {
                int end = lines(range).end();
                changes.add(new TextChange(end, end, added));
            }
        });
        return changes;
    }

    private TextRange lines(TextRange range) {
        return new TextRange(YamlComments.lineStart(text, range.start()), YamlComments.lineEnd(text, range.end()));
    }

    private String block(String key) {
        return file.written()
                .get(key)
                .map(entry -> lineBreak + entry.block(" ".repeat(ranges.indent()), lineBreak))
                .orElse("");
    }

    /** The keys that the file did not have and that belong after one that it has. */
    private String added(String after, Set<String> keys) {
        StringBuilder added = new StringBuilder();
        file.missing(keys)
                .filter(key -> predecessor(key).filter(after::equals).isPresent())
                .forEach(key -> added.append(block(key)));
        return added.toString();
    }

    /** Steps take the place of rules, and rules that of steps; other keys follow the one before them in the usual order. */
    private Optional<String> predecessor(String key) {
        Stream<String> inPlace = DescriptorKeys.SCALING.contains(key) ? DescriptorKeys.SCALING.stream() : Stream.of();
        Stream<String> before = DescriptorKeys.TOP.stream().takeWhile(other -> !other.equals(key));
        Optional<String> nearest = before.filter(ranges.entries()::containsKey).reduce((first, second) -> second);
        return inPlace.filter(ranges.entries()::containsKey)
                .findFirst()
                .or(() -> nearest)
                .or(() -> ranges.entries().keySet().stream().findFirst());
    }
}
