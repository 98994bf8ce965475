package io.github.stepscale.simulation;

import io.github.stepscale.curve.ThroughputCurve;
import java.util.Arrays;

/**
 * The requests inside an instance, by the pointwise stationary fluid flow approximation: {@code dN/dt = arrivals - X(N)},
 * with the throughput X of a load that is constant. Six implicit Euler steps per minute, each exact in the segment of X
 * where it ends, so it is stable however fast the service is.
 */
final class StationaryFlow implements ServeStage {
    private static final int TICKS = Tick.PER_MINUTE;
    /** The length of a tick, in minutes. */
    private static final double TICK = 1.0 / TICKS;
    /** Fewer requests inside count as none. */
    private static final double NOTHING = 1e-9;

    private final InstanceResponse response;
    private final ThroughputCurve throughput;
    /** For each segment: {@code N + TICK * X(N)} at its start, and how much it grows with N. */
    private final double[] start;

    private final double[] growth;

    /** The end of the present tick, and sums over the present minute. */
    private double inside;

    private double insideSum;
    private double throughputSum;
    private double cutOff;

    /** The ticks of the present minute: what is inside at the end, its throughput, and what was cut off. */
    private final double[] tickInside = new double[TICKS];

    private final double[] tickThroughput = new double[TICKS];
    private final double[] tickCutOff = new double[TICKS];

    StationaryFlow(InstanceResponse response) {
        this.response = response;
        this.throughput = response.throughput();
        this.start = new double[throughput.segments()];
        this.growth = new double[throughput.segments()];
        for (int segment = 0; segment < start.length; segment++) {
            start[segment] = throughput.concurrency(segment) + TICK * throughput.rate(segment);
            growth[segment] = 1 + TICK * throughput.slope(segment);
        }
    }

    @Override
    public void serve(Timeline timeline, int running, int from, int to) {
        Timeline.Response columns = timeline.columns();
        int before = from == 0 ? running : timeline.running[from - 1];
        double carried = from == 0 ? 0 : columns.inside[from - 1];
        if (running == 0) {
            serveNone(columns, carried * before, from, to);
            return;
        }
        boolean ticks = columns.hasTicks();
        inside = before == running ? carried : carried * before / running;
        for (int minute = from; minute < to; minute++) {
            serveMinute(timeline.requests[minute] / running, ticks);
            if (ticks) {
                keepTicks(columns.ticks(), running, minute);
            }
            columns.inside[minute] = inside;
            columns.concurrency[minute] = insideSum / TICKS;
            columns.throughput[minute] = throughputSum / TICKS;
            columns.timedOut[minute] = cutOff * running;
        }
    }

    /** Minutes without instances: what was inside the last ones is lost in the first such minute. */
    private static void serveNone(Timeline.Response columns, double lost, int from, int to) {
        for (int minute = from; minute < to; minute++) {
            columns.timedOut[minute] = minute == from ? lost : 0;
            columns.inside[minute] = 0;
            columns.concurrency[minute] = Double.NaN;
            columns.throughput[minute] = Double.NaN;
            if (columns.hasTicks()) {
                keepNone(columns.ticks(), columns.timedOut[minute], minute);
            }
        }
    }

    /** Keeps the ticks of the present minute. */
    private void keepTicks(Timeline.Response ticks, int running, int minute) {
        int first = Tick.first(minute);
        System.arraycopy(tickInside, 0, ticks.concurrency, first, TICKS);
        System.arraycopy(tickThroughput, 0, ticks.throughput, first, TICKS);
        for (int tick = 0; tick < TICKS; tick++) {
            ticks.timedOut[first + tick] = tickCutOff[tick] * running;
        }
    }

    /** The ticks of a minute without instances; what is lost is lost in the first one. */
    private static void keepNone(Timeline.Response ticks, double timedOut, int minute) {
        int first = Tick.first(minute);
        Arrays.fill(ticks.concurrency, first, first + TICKS, Double.NaN);
        Arrays.fill(ticks.throughput, first, first + TICKS, Double.NaN);
        Arrays.fill(ticks.timedOut, first, first + TICKS, 0);
        ticks.timedOut[first] = timedOut;
    }

    private void serveMinute(double arrivals, boolean keepsTicks) {
        double perTick = TICK * arrivals;
        double max = response.maxInside();
        double present = inside;
        double presentSum = 0;
        double servedSum = 0;
        int segment = 0;
        cutOff = 0;
        for (int tick = 0; tick < TICKS; tick++) {
            double sum = present + perTick;
            segment = segment(sum, segment);
            present = throughput.concurrency(segment) + (sum - start[segment]) / growth[segment];
            double served = 0;
            double cut = 0;
            if (present < NOTHING) {
                present = 0;
            } else if (present > max) {
                cut = present - max;
                present = max;
                served = throughput.throughput(max);
            } else {
                served = throughput.throughput(segment, present);
            }
            if (keepsTicks) {
                tickInside[tick] = present;
                tickThroughput[tick] = served;
                tickCutOff[tick] = cut;
            }
            presentSum += present;
            servedSum += served;
            cutOff += cut;
        }
        inside = present;
        insideSum = presentSum;
        throughputSum = servedSum;
    }

    /** The segment in which a step ends; most steps end in that of the step before. */
    private int segment(double sum, int guess) {
        int segment = guess;
        while (segment > 0 && sum < start[segment]) {
            segment--;
        }
        while (segment < start.length - 1 && sum >= start[segment + 1]) {
            segment++;
        }
        return segment;
    }
}
