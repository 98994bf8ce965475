package io.github.stepscale.tuning.space;

import io.github.stepscale.policy.metric.SourceMetric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The values of a metric that grows with the load of an instance: the search knows them in percent of what the metric is
 * at full load.
 *
 * @param metric the metric
 * @param idle its value without load
 * @param full its value at full load, above {@code idle}
 */
record LoadScale(SourceMetric metric, BigDecimal idle, BigDecimal full) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** So many digits tell one percent from the next, and a bound stays easy to read. */
    private static final int DIGITS = 3;

    /** Rounds the ends to more digits than any bound has. */
    static LoadScale of(SourceMetric metric, double idle, double full) {
        return new LoadScale(metric, rounded(idle), rounded(full));
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).round(new MathContext(3 * DIGITS));
    }

    /**
     * The value at a load, with three digits of the way from no load to full load.
     *
     * @param percent the load in percent of full load
     */
    BigDecimal bound(int percent) {
        BigDecimal range = full.subtract(idle);
        BigDecimal exact = idle.add(range.multiply(BigDecimal.valueOf(percent)).divide(HUNDRED));
        BigDecimal rounded = exact.setScale(DIGITS - range.precision() + range.scale(), RoundingMode.HALF_EVEN);
        return plain(rounded);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.round(MathContext.DECIMAL64).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
