package io.github.stepscale.operation.calibrate;

import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Simulates a model as a queue with one or more servers, first come first served, in virtual time. Times are in units of the mean
 * service time.
 *
 * @param name of the distribution
 * @param service draws a service time with a mean of 1
 * @param servers the number of servers
 * @param limit the latency that the p95 may reach
 */
record QueueModel(String name, ToDoubleFunction<Random> service, int servers, double limit) {
    /** Requests per minute at which one server is always busy: so many that rounding to whole ones does not matter. */
    static final double CAPACITY = 10_000;

    /** The mean and the p95 of an idle server are 1 and {@code p95}. The limit is three times that p95. */
    private static QueueModel of(String name, int servers, double p95, ToDoubleFunction<Random> service) {
        return new QueueModel(name, service, servers, 3 * p95);
    }

    static QueueModel constant(int servers) {
        return of("constant", servers, 1, random -> 1);
    }

    static QueueModel exponential(int servers) {
        return of("exponential", servers, 3, random -> -Math.log(1 - random.nextDouble()));
    }

    static QueueModel lognormal(int servers) {
        double sigma = 1.5;
        return of("lognormal", servers, 3.83, random -> Math.exp(-sigma * sigma / 2 + sigma * random.nextGaussian()));
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
        Random arrivals = new Random(31 * seed + 7);
        Random work = new Random(-97 * seed - 13);
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int server = 0; server < servers; server++) {
            free.add(0.0);
        }
        double end = minutes * CAPACITY;
        double mean = CAPACITY / rate;
        long requests = 0;
        long slow = 0;
        for (double due = distance(arrivals, mean); due <= end; due += distance(arrivals, mean)) {
            double done = Math.max(due, free.remove()) + service.applyAsDouble(work);
            free.add(done);
            requests++;
            slow += done - due > limit ? 1 : 0;
        }
        return new StepSample(rate, requests, slow);
    }

    private static double distance(Random random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /** Returns the rate at which 1 in 20 requests of many steps with so many requests is slow. */
    double knee(int requestsPerStep, int steps) {
        double low = 0.02 * servers * CAPACITY;
        double high = 1.4 * servers * CAPACITY;
        while (high / low > 1.004) {
            long middle = Math.round(Math.sqrt(low * high));
            StepSample all = new StepSample(middle, 0, 0);
            for (int step = 0; step < steps; step++) {
                all = all.plus(run(middle, (double) requestsPerStep / middle, step));
            }
            low = all.isMet() ? middle : low;
            high = all.isMet() ? high : middle;
        }
        return Math.sqrt(low * high);
    }
}
