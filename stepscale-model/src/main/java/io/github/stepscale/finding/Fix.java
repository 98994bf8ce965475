package io.github.stepscale.finding;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.text.Lists;
import java.util.List;

/**
 * How to correct a finding.
 *
 * @param sentence the fix for people, without a full stop
 * @param changes the fix as data, to be applied together; empty if a person has to decide
 */
public record Fix(String sentence, List<Edit> changes) {
    public Fix {
        changes = List.copyOf(changes);
    }

    /** A fix that a person has to decide on. */
    public static Fix byHand(String sentence) {
        return new Fix(sentence, List.of());
    }

    /**
     * A fix that sets values: {@code Write fill: 0 and evaluationPeriods: 3}.
     *
     * @param near the path of the finding: keys beside it are named without their path
     */
    public static Fix write(String near, List<Write> writes) {
        List<String> words = writes.stream()
                .map(write -> key(near, write.path()) + ": " + write.value())
                .toList();
        return new Fix("Write " + Lists.and(words), List.copyOf(writes));
    }

    /** The same fix with more words: {@code Write cooldown: 240 or more}. */
    public Fix and(String more) {
        return new Fix(sentence + more, changes);
    }

    private static String key(String near, String path) {
        return level(near).equals(level(path)) ? path.substring(path.lastIndexOf('.') + 1) : path;
    }

    /** The rule or the direction that contains a path; empty at the top of the file. */
    private static String level(String path) {
        String first = path.contains(".") ? path.substring(0, path.indexOf('.')) : "";
        boolean metric = first.equals("metric");
        return metric ? "" : first;
    }
}
