package io.github.stepscale.descriptor;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A key at the top of a file with its value, as {@link DescriptorWriter} writes it.
 *
 * @param lines at least one, without line breaks
 * @param reasons of each line, in order; empty where it needs none
 */
record WrittenEntry(List<String> lines, List<List<String>> reasons) {

    /** The lines with their reasons as comments. */
    String block(String indent, String lineBreak) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> indent + lines.get(i) + YamlComments.after(String.join("; ", reasons.get(i))))
                .collect(Collectors.joining(lineBreak));
    }

    /** The lines alone. */
    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** All reasons as one comment. */
    String comment() {
        return YamlComments.after(reasons.stream().flatMap(List::stream).collect(Collectors.joining("; ")));
    }
}
