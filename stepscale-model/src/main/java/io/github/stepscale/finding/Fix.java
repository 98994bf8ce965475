package io.github.stepscale.finding;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.text.Lists;
import java.util.List;

/**
 * What to do about a finding.
 *
 * @param sentence for people, without a full stop
 * @param changes the same for a machine, all of them to be made together; empty where somebody has to decide
 */
public record Fix(String sentence, List<Edit> changes) {
    public Fix {
        changes = List.copyOf(changes);
    }

    /** One that somebody has to decide on. */
    public static Fix byHand(String sentence) {
        return new Fix(sentence, List.of());
    }

    /**
     * Values to write: {@code Write fill: 0 and evaluationPeriods: 3}. The sentence is made of the data.
     *
     * @param near where the finding stands: keys beside it are said without the way to them
     */
    public static Fix write(String near, List<Write> writes) {
        List<String> words = writes.stream()
                .map(write -> key(near, write.path()) + ": " + write.value())
                .toList();
        return new Fix("Write " + Lists.and(words), List.copyOf(writes));
    }

    /** The same, with more to say than the data: {@code Write cooldown: 240 or more}. */
    public Fix and(String more) {
        return new Fix(sentence + more, changes);
    }

    private static String key(String near, String path) {
        return level(near).equals(level(path)) ? path.substring(path.lastIndexOf('.') + 1) : path;
    }

    /** The rule or the direction that a path is in; empty at the top of the file. */
    private static String level(String path) {
        String first = path.contains(".") ? path.substring(0, path.indexOf('.')) : "";
        boolean metric = first.equals("metric");
        return metric ? "" : first;
    }
}
