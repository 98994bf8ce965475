package io.github.stepscale.curve;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** A column of a service curve by rate: linear between the rows, and constant outside them. It allocates nothing when read. */
public final class CurveColumn {
    private final double[] rates;
    private final double[] values;

    CurveColumn(List<ServiceCurve.Row> rows, ToDoubleFunction<ServiceCurve.Row> column) {
        this.rates =
                rows.stream().mapToDouble(ServiceCurve.Row::requestsPerMinute).toArray();
        this.values = rows.stream().mapToDouble(column).toArray();
    }

    /** The value at a rate in requests per minute. */
    public double at(double rate) {
        int row = 0;
        while (row < rates.length && rate > rates[row]) {
            row++;
        }
        if (row == 0 || row == rates.length) {
            return values[row == 0 ? 0 : row - 1];
        }
        double from = values[row - 1];
        return from + (values[row] - from) * (rate - rates[row - 1]) / (rates[row] - rates[row - 1]);
    }

    /**
     * The highest rate between the first row and the last at which the value is at most a limit. The values between may
     * fall and rise again.
     *
     * @return empty if the value is above the limit at every rate
     */
    public OptionalDouble highestRateAtMost(double limit) {
        int last = rates.length - 1;
        int row = last;
        while (row >= 0 && !(values[row] <= limit)) {
            row--;
        }
        return row < 0 ? OptionalDouble.empty() : OptionalDouble.of(row == last ? rates[last] : crossing(row, limit));
    }

    /** The rate above that of a row at which the value reaches the limit, which it exceeds at the next row. */
    private double crossing(int row, double limit) {
        double from = values[row];
        return rates[row] + (rates[row + 1] - rates[row]) * (limit - from) / (values[row + 1] - from);
    }
}
