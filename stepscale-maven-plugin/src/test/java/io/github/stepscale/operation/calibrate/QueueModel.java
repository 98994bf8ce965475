package io.github.stepscale.operation.calibrate;

import java.util.PriorityQueue;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Simulates a model as a queue with one or more servers, first come first served, in virtual time. Times are in units of the mean
 * service time.
 *
 * @param name of the distribution
 * @param service draws a service time with a mean of 1
 * @param servers the number of servers
 * @param limit the latency that the p95 may reach
 * @param coldShare the share of a step in which requests take twice as long
 */
record QueueModel(String name, ToDoubleFunction<Random> service, int servers, double limit, double coldShare) {
    /** Requests per minute at which one server is always busy: so many that rounding to whole ones does not matter. */
    static final double CAPACITY = 10_000;

    private static final double NORMAL_P95 = 1.6449;

    /** The mean and the p95 of an idle server are 1 and {@code p95}. The limit is three times that p95. */
    private static QueueModel of(String name, int servers, double p95, ToDoubleFunction<Random> service) {
        return new QueueModel(name, service, servers, 3 * p95, 0);
    }

    /** Requests in the first tenth of a step take twice as long: a model that has become cold between the steps. */
    QueueModel cold() {
        return new QueueModel(name + ", cold", service, servers, limit, 0.1);
    }

    static QueueModel constant(int servers) {
        return of("constant", servers, 1, random -> 1);
    }

    static QueueModel exponential(int servers) {
        return of("exponential", servers, 3, random -> -Math.log(1 - random.nextDouble()));
    }

    static QueueModel lognormal(int servers, double sigma) {
        double p95 = Math.exp(-sigma * sigma / 2 + NORMAL_P95 * sigma);
        return of(
                "lognormal " + sigma,
                servers,
                p95,
                random -> Math.exp(-sigma * sigma / 2 + sigma * random.nextGaussian()));
    }

    /** The tail is a power of the time. */
    static QueueModel pareto(int servers, double power) {
        double least = (power - 1) / power;
        return of(
                "Pareto " + power,
                servers,
                least * Math.pow(0.05, -1 / power),
                random -> least * Math.pow(1 - random.nextDouble(), -1 / power));
    }

    static QueueModel bimodal(int servers) {
        return of("bimodal", servers, 5.5, random -> random.nextDouble() < 0.9 ? 0.5 : 5.5);
    }

    static QueueModel slowWorker() {
        return of("slow worker", 1, 1.45, random -> 0.5 + random.nextDouble());
    }

    /**
     * Runs a step on an idle queue.
     *
     * @param rate requests per minute
     * @param minutes duration
     */
    StepSample run(long rate, double minutes, long seed) {
        // Random numbers of neighboring seeds resemble one another at first.
        SplittableRandom seeds = new SplittableRandom(seed);
        Random arrivals = new Random(seeds.nextLong());
        Random work = new Random(seeds.nextLong());
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int server = 0; server < servers; server++) {
            free.add(0.0);
        }
        double end = minutes * CAPACITY;
        double mean = CAPACITY / rate;
        long requests = 0;
        long slow = 0;
        for (double due = distance(arrivals, mean); due <= end; due += distance(arrivals, mean)) {
            double time = service.applyAsDouble(work) * (due < coldShare * end ? 2 : 1);
            double done = Math.max(due, free.remove()) + time;
            free.add(done);
            requests++;
            slow += done - due > limit ? 1 : 0;
        }
        return new StepSample(rate, requests, slow);
    }

    private static double distance(Random random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /** Returns the rate at which 1 in 20 requests of many steps with so many requests is slow; the more steps, the nearer. */
    double knee(int requestsPerStep, int steps) {
        double low = 0.02 * servers * CAPACITY;
        double high = 1.4 * servers * CAPACITY;
        while (high / low > 1.003) {
            long middle = Math.round(Math.sqrt(low * high));
            boolean isMet = isMet(middle, requestsPerStep, high / low > 1.2 ? steps / 10 : steps);
            low = isMet ? middle : low;
            high = isMet ? high : middle;
        }
        return Math.sqrt(low * high);
    }

    /** Its seeds are none of those of the calibrations. */
    private boolean isMet(long rate, int requestsPerStep, int steps) {
        StepSample all = new StepSample(rate, 0, 0);
        for (int step = 0; step < steps; step++) {
            all = all.plus(run(rate, (double) requestsPerStep / rate, 1_000_000_000L + step));
        }
        return all.isMet();
    }
}
