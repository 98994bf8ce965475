package io.github.stepscale.maven.parameter;

import io.github.stepscale.operation.load.LatencyThreshold;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;

/** Reads the thresholds of a load run. */
public final class ThresholdParameters {
    private static final Pattern LATENCY =
            Pattern.compile("(?:p(\\d{1,3}(?:\\.\\d{1,3})?)|max):(\\d{1,9}(?:\\.\\d{1,6})?)(ms|s)");
    private static final Pattern PERCENTAGE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?)\\s?%");
    private static final BigDecimal NANOS_PER_MILLI = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000);

    private ThresholdParameters() {}

    /** Latencies such as {@code p95:800ms}. */
    public static List<LatencyThreshold> latencies(String property, List<String> values) throws MojoFailureException {
        List<LatencyThreshold> thresholds = new ArrayList<>();
        for (String value : ListParameter.of(property, values)) {
            thresholds.add(latency(new ParameterText(property, value)));
        }
        return thresholds;
    }

    private static LatencyThreshold latency(ParameterText text) throws MojoFailureException {
        Matcher matcher = LATENCY.matcher(text.text());
        if (!matcher.matches()) {
            throw text.refusal("a percentile or max, a colon, and a latency in ms or s, such as p95:800ms or max:2s,");
        }
        BigDecimal percentile = matcher.group(1) == null ? LatencyThreshold.MAX : new BigDecimal(matcher.group(1));
        if (matcher.group(1) != null && percentile.compareTo(LatencyThreshold.MAX) == 0) {
            throw text.refusal("p50 to p99.9, or max,");
        }
        return new LatencyThreshold(percentile, duration(matcher.group(2), matcher.group(3)));
    }

    private static Duration duration(String number, String unit) {
        BigDecimal nanos = new BigDecimal(number).multiply(unit.equals("ms") ? NANOS_PER_MILLI : NANOS_PER_SECOND);
        return Duration.ofNanos(nanos.longValue());
    }

    /** A percentage such as {@code 0.1%}; a number alone could be a share or a percentage. */
    public static BigDecimal percentage(ParameterText text) throws MojoFailureException {
        Matcher matcher = PERCENTAGE.matcher(text.text().strip());
        if (!matcher.matches()) {
            throw text.refusal("a percentage from 0% to 100%, such as 0.1%,");
        }
        return new BigDecimal(matcher.group(1));
    }
}
