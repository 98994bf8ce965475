package io.github.stepscale.operation.shared;

import java.util.List;
import java.util.function.Function;

/** Texts one below the other. */
public final class AlignedColumns {
    private AlignedColumns() {}

    /** How wide a column has to be for all its texts. */
    public static <T> int width(List<T> rows, Function<T, String> column) {
        return rows.stream().mapToInt(row -> column.apply(row).length()).max().orElse(0);
    }

    /** A text with blanks up to the width of its column. */
    public static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
