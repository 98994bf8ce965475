package io.github.stepscale.traffic;

import io.github.stepscale.text.Quotes;
import java.util.List;

/**
 * The positions of the columns of a traffic file.
 *
 * @param timestamp the index of {@code timestamp}, counted from 0
 * @param requests the index of {@code requests}, counted from 0
 * @param count the number of columns
 */
record TraceColumns(int timestamp, int requests, int count) {

    static TraceColumns of(String heading, TraceMistakes mistakes) throws InvalidTraceException {
        List<String> names = CsvLine.fields(heading);
        TraceColumns columns =
                new TraceColumns(index("timestamp", names, mistakes), index("requests", names, mistakes), names.size());
        mistakes.throwIfAny();
        return columns;
    }

    private static int index(String name, List<String> names, TraceMistakes mistakes) {
        int index = names.indexOf(name);
        if (index < 0) {
            String present = String.join(", ", names.stream().map(Quotes::of).toList());
            mistakes.add(
                    1, "has no column " + name + " in its heading: " + present + " is there", "Name a column " + name);
        } else if (index != names.lastIndexOf(name)) {
            mistakes.add(1, "has two columns " + name, "Rename one of them");
        }
        return index;
    }
}
