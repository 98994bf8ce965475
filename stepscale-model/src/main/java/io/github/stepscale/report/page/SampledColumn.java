package io.github.stepscale.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.stepscale.text.PlainNumbers;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * A column of a timeline whose numbers change from minute to minute, written within a budget: short ones as a number for each
 * minute, long ones as mean, minimum and maximum of several minutes, so that no peak is lost and a page stays small.
 *
 * @param start the first minute, counted from 1970: times that share a sample begin at a round time
 * @param size the minutes of a sample
 */
public record SampledColumn(long start, int size) {
    /** The numbers of all sampled columns of a page. */
    private static final int BUDGET = 300_000;
    /** Minutes that share a sample; the page draws in the same steps. */
    private static final int[] SIZES = {
        1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 1_440, 2_880, 10_080, 20_160, 43_200, 86_400, 259_200, 525_600
    };

    private static final MathContext DIGITS = new MathContext(6);

    /**
     * Chooses the smallest samples within the budget.
     *
     * @param minutes the length of a column
     * @param columns the sampled columns of the page
     */
    public static SampledColumn of(long start, int minutes, int columns) {
        int most = BUDGET / Math.max(1, columns);
        int size = Arrays.stream(SIZES)
                .filter(candidate -> candidate == 1 ? minutes <= most : 3L * minutes / candidate <= most)
                .findFirst()
                .orElse(SIZES[SIZES.length - 1]);
        return new SampledColumn(start, size);
    }

    /** Writes a column as an object: {@code mean} and, where minutes share a sample, {@code low} and {@code high}. */
    public void write(JsonGenerator json, double[] column) throws IOException {
        json.writeStartObject();
        write(json, "mean", column, SampledColumn::mean);
        if (size > 1) {
            write(
                    json,
                    "low",
                    column,
                    (all, from, to) -> Arrays.stream(all, from, to)
                            .filter(value -> !Double.isNaN(value))
                            .min()
                            .orElse(Double.NaN));
            write(
                    json,
                    "high",
                    column,
                    (all, from, to) -> Arrays.stream(all, from, to)
                            .filter(value -> !Double.isNaN(value))
                            .max()
                            .orElse(Double.NaN));
        }
        json.writeEndObject();
    }

    /** Makes one number of some minutes; {@link Double#NaN} if all are. */
    private interface Sample {
        double of(double[] column, int from, int to);
    }

    private void write(JsonGenerator json, String field, double[] column, Sample sample) throws IOException {
        json.writeArrayFieldStart(field);
        for (int from = 0; from < column.length; ) {
            int to = (int) Math.min(column.length, from + size - (start + from) % size);
            write(json, size == 1 ? column[from] : sample.of(column, from, to));
            from = to;
        }
        json.writeEndArray();
    }

    private static double mean(double[] column, int from, int to) {
        return Arrays.stream(column, from, to)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private static void write(JsonGenerator json, double number) throws IOException {
        if (Double.isFinite(number)) {
            BigDecimal rounded = PlainNumbers.decimal(number).round(DIGITS);
            json.writeNumber(PlainNumbers.text(rounded));
        } else {
            json.writeNull();
        }
    }
}
