package io.github.stepscale.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A discrete-event simulation of an endpoint: Poisson arrivals, each routed to an instance at random. Instances are added
 * empty; one that is removed gets no more requests and finishes those that it has. A request that would wait longer than
 * the timeout is given up as it arrives.
 */
final class QueueingSimulation {
    /** In minutes. */
    static final double TIMEOUT = 1;

    private static final double MILLIS_PER_MINUTE = 60_000;

    private final QueueingService service;
    private final Load load;
    private final SplittableRandom random;
    private final List<QueueingInstance> instances = new ArrayList<>();
    private final Measured measured;
    /** The latencies of the present minute. */
    private double[] latencies = new double[1_024];

    private int served;

    /**
     * What the endpoint meets.
     *
     * @param rates arrivals per minute to the endpoint, for each minute
     * @param counts instances in service, for each minute
     */
    record Load(double[] rates, int[] counts) {
        static Load constant(double rate, int minutes) {
            double[] rates = new double[minutes];
            int[] counts = new int[minutes];
            Arrays.fill(rates, rate);
            Arrays.fill(counts, 1);
            return new Load(rates, counts);
        }
    }

    /**
     * What was measured in each minute.
     *
     * @param concurrency the mean number of requests inside, for each instance in service
     * @param meanMs the mean latency of the requests that arrive in the minute and are served
     * @param p95Ms the 95th percentile of their latency
     */
    record Measured(double[] concurrency, double[] meanMs, double[] p95Ms) {}

    private QueueingSimulation(QueueingService service, Load load, long seed) {
        int minutes = load.rates().length;
        this.service = service;
        this.load = load;
        this.random = new SplittableRandom(seed);
        this.measured = new Measured(new double[minutes], new double[minutes], new double[minutes]);
    }

    static Measured run(QueueingService service, Load load, long seed) {
        QueueingSimulation simulation = new QueueingSimulation(service, load, seed);
        for (int minute = 0; minute < load.rates().length; minute++) {
            simulation.scale(load.counts()[minute]);
            simulation.serve(minute);
            simulation.measure(minute);
        }
        return simulation.measured;
    }

    private void scale(int count) {
        while (instances.size() > count) {
            instances.remove(instances.size() - 1);
        }
        while (instances.size() < count) {
            instances.add(new QueueingInstance(service.workers()));
        }
    }

    private void serve(int minute) {
        served = 0;
        double rate = load.rates()[minute];
        for (double time = minute + gap(rate); time < minute + 1; time += gap(rate)) {
            QueueingInstance instance = instances.get(random.nextInt(instances.size()));
            double duration = service.duration(random);
            if (instance.waits(time) <= TIMEOUT) {
                add(minute, time, instance.serve(time, duration));
            }
        }
    }

    private double gap(double rate) {
        return -Math.log1p(-random.nextDouble()) / rate;
    }

    private void add(int arrival, double from, double to) {
        latencies = served < latencies.length ? latencies : Arrays.copyOf(latencies, 2 * served);
        latencies[served++] = to - from;
        for (int minute = arrival; minute < load.counts().length && minute < to; minute++) {
            double overlap = Math.min(to, minute + 1) - Math.max(from, minute);
            measured.concurrency()[minute] += overlap / load.counts()[minute];
        }
    }

    private void measure(int minute) {
        Arrays.sort(latencies, 0, served);
        measured.meanMs()[minute] =
                Arrays.stream(latencies, 0, served).average().orElse(Double.NaN) * MILLIS_PER_MINUTE;
        measured.p95Ms()[minute] =
                served == 0 ? Double.NaN : latencies[(int) Math.ceil(0.95 * served) - 1] * MILLIS_PER_MINUTE;
    }
}
