package io.github.stepscale.descriptor;

import io.github.stepscale.yaml.FlowYaml;
import io.github.stepscale.yaml.SourceRanges;
import io.github.stepscale.yaml.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces keys of a file that has braces around its keys. Each replaced key gets lines of its own: a comment, and the new
 * key in the same style; new keys come first.
 */
final class FlowChanges {
    /** A comma, after white space and comments. */
    private static final Pattern COMMA = Pattern.compile("(?:[\\s\u0085\u2028\u2029]++|#.*)*+,");

    private final EditedText file;
    private final String text;
    private final SourceRanges ranges;
    private final String lineBreak;

    FlowChanges(EditedText file) {
        this.file = file;
        this.text = file.text();
        this.ranges = file.ranges();
        this.lineBreak = file.lineBreak();
    }

    /** @param keys the keys to write, to replace or to remove */
    List<TextChange> of(Set<String> keys) {
        List<TextChange> changes = new ArrayList<>();
        int first = ranges.start() + 1;
        changes.add(new TextChange(first, first, added(keys)));
        ranges.entries().forEach((key, range) -> {
            if (keys.contains(key)) {
                changes.add(replace(key, range));
            }
        });
        return changes;
    }

    /** The comma after a key belongs to it: a comma before the closing brace is allowed, two commas are not. */
    private TextChange replace(String key, TextRange range) {
        Optional<Integer> comma = afterComma(range.end());
        int end = comma.orElse(range.end());
        String before = YamlComments.lines(text.substring(range.start(), end));
        String after = line(key, comma.isPresent() ? "," : "");
        return new TextChange(range.start(), end, lineBreak + before + lineBreak + after);
    }

    private Optional<Integer> afterComma(int end) {
        Matcher comma = COMMA.matcher(text).region(end, text.length());
        return comma.lookingAt() ? Optional.of(comma.end()) : Optional.empty();
    }

    private String added(Set<String> keys) {
        StringBuilder added = new StringBuilder();
        file.missing(keys).forEach(key -> added.append(line(key, ",")));
        return added.length() == 0 ? "" : lineBreak + added;
    }

    private String line(String key, String comma) {
        return file.written()
                .get(key)
                .map(entry -> FlowYaml.entries(entry.text()) + comma + entry.comment() + lineBreak)
                .orElse("");
    }
}
