package io.github.stepscale.simulation;

import io.github.stepscale.curve.CurveColumn;
import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * The response of the endpoint in each minute of a run, counted from 0. All but {@link #timedOut} is of one instance, and
 * {@link Double#NaN} while none is in service.
 */
public final class ResponseTimeline {
    private static final double MILLIS_PER_MINUTE = 60_000;

    private final ServiceCurve curve;
    private final CurveColumn mean;
    private final Map<LatencyQuantile, CurveColumn> latencies = new EnumMap<>(LatencyQuantile.class);
    private final double lastRate;
    /** The requests inside an instance at the end of the minute; without instances, those that wait for one. */
    final double[] inside;

    final double[] concurrency;
    final double[] throughput;
    final double[] timedOut;

    ResponseTimeline(ServiceCurve curve, int minutes) {
        this.curve = curve;
        this.mean = curve.mean();
        this.lastRate = curve.lastRate();
        for (LatencyQuantile quantile : LatencyQuantile.values()) {
            latencies.put(quantile, curve.quantile(quantile));
        }
        this.inside = new double[minutes];
        this.concurrency = new double[minutes];
        this.throughput = new double[minutes];
        this.timedOut = new double[minutes];
    }

    /** The quantiles of the latency that are known, in ascending order. */
    public Set<LatencyQuantile> quantiles() {
        return curve.quantiles();
    }

    /** The mean number of requests inside an instance, waiting and in service. */
    public double concurrency(int minute) {
        return concurrency[minute];
    }

    /** The requests per minute that an instance completes. */
    public double throughput(int minute) {
        return throughput[minute];
    }

    /** The mean latency in milliseconds by Little's law; that of the lowest rate while nothing is inside. */
    public double latencyMeanMs(int minute) {
        return throughput[minute] > 0
                ? concurrency[minute] / throughput[minute] * MILLIS_PER_MINUTE
                : Double.isNaN(throughput[minute]) ? Double.NaN : mean.at(0);
    }

    /**
     * A quantile of the latency in milliseconds: that of the curve, plus what the mean is above that of the curve.
     *
     * @return {@link Double#NaN} if the curve does not have it
     */
    public double latencyMs(LatencyQuantile quantile, int minute) {
        double rate = Math.min(throughput[minute], lastRate);
        return Double.isNaN(rate)
                ? Double.NaN
                : latencies.getOrDefault(quantile, mean).at(rate) + Math.max(0, latencyMeanMs(minute) - mean.at(rate));
    }

    /** The requests to the endpoint that are given up because they waited too long. */
    public double timedOut(int minute) {
        return timedOut[minute];
    }
}
