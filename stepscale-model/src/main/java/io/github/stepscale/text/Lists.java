package io.github.stepscale.text;

import java.util.ArrayList;
import java.util.List;

/** Joins items into a list that reads as part of a sentence. */
public final class Lists {
    private Lists() {}

    /** {@code 1}, {@code 1 and 2}, {@code 1, 2 and 3}; empty for no items. */
    public static String and(List<?> items) {
        List<String> words = items.stream().map(String::valueOf).toList();
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** Ascending numbers, three or more in a row as a range: {@code 1, 2 and 4 to 9}. */
    public static String runs(List<Integer> ascending) {
        List<String> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= ascending.size(); i++) {
            boolean continues = i < ascending.size() && ascending.get(i) == ascending.get(i - 1) + 1;
            if (!continues) {
                addRun(runs, ascending.subList(start, i));
                start = i;
            }
        }
        return and(runs);
    }

    private static void addRun(List<String> runs, List<Integer> run) {
        if (run.size() > 2) {
            runs.add(run.get(0) + " to " + run.get(run.size() - 1));
        } else {
            run.forEach(number -> runs.add(String.valueOf(number)));
        }
    }
}
