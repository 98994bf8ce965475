package io.github.stepscale.curve;

import java.util.List;

/**
 * The throughput of one instance as a function of the requests inside it, {@code X(N)}: linear from zero through the
 * points of a service curve, then up to the saturation at four times the last concurrency, then constant.
 *
 * <p>Its segments are numbered from 0. Each starts at a point; the last has no end.
 */
public final class ThroughputCurve {
    private static final double CONCURRENCY_AT_SATURATION = 4;

    private final double[] concurrency;
    private final double[] rate;
    private final double[] slope;

    private ThroughputCurve(int points) {
        this.concurrency = new double[points];
        this.rate = new double[points];
        this.slope = new double[points];
    }

    /**
     * Returns the throughput of an instance with a service curve.
     *
     * @param saturation in requests per minute, at least the last rate of the curve
     */
    public static ThroughputCurve of(ServiceCurve curve, double saturation) {
        List<ServiceCurve.Row> rows = curve.rows();
        boolean ends = saturation <= curve.lastRate();
        ThroughputCurve throughput = new ThroughputCurve(rows.size() + (ends ? 1 : 2));
        for (int i = 0; i < rows.size(); i++) {
            throughput.concurrency[i + 1] = rows.get(i).concurrency();
            throughput.rate[i + 1] = rows.get(i).requestsPerMinute();
        }
        if (!ends) {
            throughput.concurrency[rows.size() + 1] = CONCURRENCY_AT_SATURATION * curve.lastConcurrency();
            throughput.rate[rows.size() + 1] = saturation;
        }
        for (int i = 0; i < throughput.slope.length - 1; i++) {
            throughput.slope[i] = (throughput.rate[i + 1] - throughput.rate[i])
                    / (throughput.concurrency[i + 1] - throughput.concurrency[i]);
        }
        return throughput;
    }

    /** The number of segments. */
    public int segments() {
        return slope.length;
    }

    /** The requests inside an instance at the start of a segment. */
    public double concurrency(int segment) {
        return concurrency[segment];
    }

    /** The throughput at the start of a segment, in requests per minute. */
    public double rate(int segment) {
        return rate[segment];
    }

    /** How much the throughput rises in a segment with each request inside; 0 in the last one. */
    public double slope(int segment) {
        return slope[segment];
    }

    /** The throughput with some requests inside, in requests per minute. */
    public double throughput(double inside) {
        int segment = slope.length - 1;
        while (segment > 0 && inside < concurrency[segment]) {
            segment--;
        }
        return throughput(segment, inside);
    }

    /** The throughput in a known segment. */
    public double throughput(int segment, double inside) {
        return rate[segment] + slope[segment] * (inside - concurrency[segment]);
    }
}
