package io.github.stepscale.simulation;

import io.github.stepscale.curve.CurveColumn;
import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.traffic.Trace;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The outcome of a run, minute by minute, counted from 0. Missing numbers, such as a metric without a datapoint or a
 * wait without capacity, are {@link Double#NaN}.
 */
public final class Timeline {
    private static final AlarmState[] STATES = AlarmState.values();

    private final Trace trace;
    private final List<String> rules;
    final double[] requests;
    final int[] running;
    final int[] pending;
    final double[] metric;
    final byte[][] alarms;
    final int[] action;
    final double[] excess;
    final double[] wait;
    /** The waiting requests at the end of each minute. */
    final double[] backlog;

    private final Optional<Response> response;
    /** What runs need beside these columns. */
    final RunRoom room = new RunRoom();

    long instanceMinutes;
    int noStep;

    /**
     * Allocates room for a run, which overwrites every column.
     *
     * @param ticks whether the response is kept by the tick too
     */
    Timeline(Trace trace, List<String> rules, Optional<InstanceResponse> response, boolean ticks) {
        int minutes = trace.minutes();
        this.trace = trace;
        this.rules = List.copyOf(rules);
        this.requests = trace.toArray();
        this.running = new int[minutes];
        this.pending = new int[minutes];
        this.metric = new double[minutes];
        this.alarms = new byte[rules.size()][minutes];
        this.action = new int[minutes];
        this.excess = new double[minutes];
        this.wait = new double[minutes];
        this.backlog = new double[minutes];
        this.response = response.map(known -> Response.of(known.curve(), minutes, ticks));
    }

    /** The traffic. */
    public Trace trace() {
        return trace;
    }

    /** The ids of the rules, in the order of the plan. */
    public List<String> rules() {
        return rules;
    }

    /** The length in minutes. */
    public int minutes() {
        return requests.length;
    }

    /** Instances in service. */
    public int running(int minute) {
        return running[minute];
    }

    /** The change in instances by pending activities. */
    public int pending(int minute) {
        return pending[minute];
    }

    /** The published metric of the first rule, before FILL. */
    public double metric(int minute) {
        return metric[minute];
    }

    /** The state of a rule's alarm at the end of the minute. */
    public AlarmState alarm(int rule, int minute) {
        return STATES[alarms[rule][minute]];
    }

    /** The decided change in instances; 0 without a decision. */
    public int action(int minute) {
        return action[minute];
    }

    /** The requests above capacity. */
    public double excess(int minute) {
        return excess[minute];
    }

    /** The wait in minutes of a request that arrives at the end of the minute. */
    public double waitMinutes(int minute) {
        return wait[minute];
    }

    /** Latency, concurrency and throughput; empty if the service has neither a curve nor a model. */
    public Optional<Response> response() {
        return response;
    }

    /** The columns of {@link #response}, which exist in a run with a known response. */
    Response columns() {
        return response.orElseThrow();
    }

    /** Whether requests wait at the end of the minute without capacity. */
    public boolean isUnserved(int minute) {
        return running[minute] == 0 && backlog[minute] > 0; // never so for NaN
    }

    /** The paid instance-minutes, of instances in service and starting ones. */
    public long instanceMinutes() {
        return instanceMinutes;
    }

    /** How often no step applied to the value of a firing alarm, over all rules and minutes. */
    public int noStep() {
        return noStep;
    }

    /**
     * The response of the endpoint in each minute of a run, counted from 0. All but {@link #timedOut} is of one instance, and
     * {@link Double#NaN} while none is in service.
     */
    public static final class Response {
        private static final double MILLIS_PER_MINUTE = 60_000;
        private static final double[] NONE = {};

        private final ServiceCurve curve;
        private final CurveColumn mean;
        private final Map<LatencyQuantile, CurveColumn> latencies = new EnumMap<>(LatencyQuantile.class);
        private final double lastRate;
        /**
         * The requests inside an instance at the end of the minute; without instances, those that wait for one. By the minute
         * alone: those of a tick are its concurrency.
         */
        final double[] inside;

        final double[] concurrency;
        final double[] throughput;
        final double[] timedOut;
        /** The response by the tick, where an alarm needs it. */
        private final Optional<Response> ticks;

        private Response(ServiceCurve curve, double[] inside, int count, Optional<Response> ticks) {
            this.curve = curve;
            this.mean = curve.mean();
            this.lastRate = curve.lastRate();
            for (LatencyQuantile quantile : LatencyQuantile.values()) {
                latencies.put(quantile, curve.quantile(quantile));
            }
            this.inside = inside;
            this.concurrency = new double[count];
            this.throughput = new double[count];
            this.timedOut = new double[count];
            this.ticks = ticks;
        }

        static Response of(ServiceCurve curve, int minutes, boolean ticks) {
            return new Response(
                    curve,
                    new double[minutes],
                    minutes,
                    ticks
                            ? Optional.of(new Response(curve, NONE, minutes * Tick.PER_MINUTE, Optional.empty()))
                            : Optional.empty());
        }

        boolean hasTicks() {
            return ticks.isPresent();
        }

        /** The same columns by the tick, counted from 0, in a run that keeps them. */
        Response ticks() {
            return ticks.orElseThrow();
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
                    : latencies.getOrDefault(quantile, mean).at(rate)
                            + Math.max(0, latencyMeanMs(minute) - mean.at(rate));
        }

        /**
         * The mean or a quantile of the latency in milliseconds.
         *
         * @return {@link Double#NaN} if the curve does not have it
         */
        public double latencyMs(LatencyStatistic statistic, int minute) {
            return statistic.quantile().isPresent()
                    ? latencyMs(statistic.quantile().get(), minute)
                    : latencyMeanMs(minute);
        }

        /** The requests to the endpoint that are given up because they waited too long. */
        public double timedOut(int minute) {
            return timedOut[minute];
        }
    }
}
