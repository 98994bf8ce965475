package io.github.stepscale.operation.load.report;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.ReadableNumbers;
import java.math.BigDecimal;
import java.util.OptionalDouble;

/**
 * What a run made of a threshold.
 *
 * @param metric such as {@code p95 latency}
 * @param unit of limit and actual: {@code ms} or {@code %}
 * @param limit the highest value allowed, inclusive
 * @param actual the value of the run, on the side of the limit where {@code met} puts it; empty if too few requests succeeded
 * @param met whether the run is within the limit
 * @param detail the counts behind it, as part of a sentence; may be empty
 */
public record ThresholdResult(
        String metric, String unit, BigDecimal limit, OptionalDouble actual, boolean met, String detail) {

    /** Returns {@code p95 latency 912.3 ms, limit 800 ms}. */
    public String text() {
        return metric + " " + actualText() + ", limit " + limitText();
    }

    String actualText() {
        return actual.isEmpty() ? "not measured" : number(actual.getAsDouble()) + " " + unit;
    }

    String limitText() {
        return PlainNumbers.text(limit) + " " + unit;
    }

    /** With as many decimals as it takes to differ from the limit. */
    private String number(double value) {
        double bound = limit.doubleValue();
        return !met && value <= bound ? "above " + PlainNumbers.text(limit) : ReadableNumbers.distinct(value, bound);
    }

    /** Returns the text and the counts behind it. */
    public String sentence() {
        return text() + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
