package io.github.stepscale.traffic;

import java.util.List;

/**
 * Where the columns of a file are.
 *
 * @param timestamp the index of {@code timestamp}, counted from 0
 * @param requests the index of {@code requests}, counted from 0
 * @param count how many columns there are
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
            String there =
                    String.join(", ", names.stream().map(TraceMistakes::shown).toList());
            mistakes.add(
                    1, "has no column " + name + " in its heading: " + there + " is there", "Name a column " + name);
        } else if (index != names.lastIndexOf(name)) {
            mistakes.add(1, "has two columns " + name, "Rename one of them");
        }
        return index;
    }
}
