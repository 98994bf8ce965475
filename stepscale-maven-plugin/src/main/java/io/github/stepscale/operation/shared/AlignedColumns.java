package io.github.stepscale.operation.shared;

import java.util.List;
import java.util.function.Function;

/** Pads texts so that they form columns. */
public final class AlignedColumns {
    private AlignedColumns() {}

    /** Returns the length of the longest text of a column; 0 if there are no rows. */
    public static <T> int width(List<T> rows, Function<T, String> column) {
        return rows.stream().mapToInt(row -> column.apply(row).length()).max().orElse(0);
    }

    /** Returns the text with spaces up to the width of its column. */
    public static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
