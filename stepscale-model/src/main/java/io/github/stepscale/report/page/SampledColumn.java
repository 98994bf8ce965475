package io.github.stepscale.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.stepscale.text.PlainNumbers;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;

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

    /** Writes a column with a number for each minute. */
    public void write(JsonGenerator json, double[] column) throws IOException {
        write(json, column, 1);
    }

    /**
     * Writes a column as an object: {@code mean} and, where several numbers share a sample, {@code low} and {@code high}.
     *
     * @param column {@link Double#NaN} where a number is missing
     * @param perMinute how many numbers there are in a minute
     */
    public void write(JsonGenerator json, double[] column, int perMinute) throws IOException {
        json.writeStartObject();
        write(json, "mean", column, perMinute, DoubleStream::average);
        if (size * perMinute > 1) {
            write(json, "low", column, perMinute, DoubleStream::min);
            write(json, "high", column, perMinute, DoubleStream::max);
        }
        json.writeEndObject();
    }

    private void write(
            JsonGenerator json,
            String field,
            double[] column,
            int perMinute,
            Function<DoubleStream, OptionalDouble> sample)
            throws IOException {
        int minutes = column.length / perMinute;
        json.writeArrayFieldStart(field);
        for (int from = 0; from < minutes; ) {
            int to = (int) Math.min(minutes, from + size - (start + from) % size);
            DoubleStream known =
                    Arrays.stream(column, from * perMinute, to * perMinute).filter(value -> !Double.isNaN(value));
            write(json, sample.apply(known));
            from = to;
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, OptionalDouble number) throws IOException {
        if (number.isPresent() && Double.isFinite(number.getAsDouble())) {
            BigDecimal rounded = PlainNumbers.decimal(number.getAsDouble()).round(DIGITS);
            json.writeNumber(PlainNumbers.text(rounded));
        } else {
            json.writeNull();
        }
    }
}
