package io.github.stepscale.simulation;

import java.util.SplittableRandom;

/** Noisy waves of load on an endpoint that is scaled late, so that its instances are now idle, now overloaded. */
final class MovingLoad {
    private static final int MINUTES = 400;
    /** Demand in instances, at saturation: the mean, and the heights and periods of the waves. */
    private static final double MEAN = 2;

    private static final double SLOW_WAVE = 0.8;
    private static final double FAST_WAVE = 0.2;
    private static final double SLOW_MINUTES = 170;
    private static final double FAST_MINUTES = 53;
    /** How often the count is set, by the demand of that time before. */
    private static final int LAG = 6;

    private static final double TARGET_UTILIZATION = 0.7;
    /** The standard deviation of a minute. */
    private static final double NOISE = 0.1;

    private MovingLoad() {}

    static QueueingSimulation.Load of(QueueingService service, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double slow = 2 * Math.PI * random.nextDouble();
        double fast = 2 * Math.PI * random.nextDouble();
        double[] rates = new double[MINUTES];
        int[] counts = new int[MINUTES];
        for (int minute = 0; minute < MINUTES; minute++) {
            double demand = MEAN
                    + SLOW_WAVE * Math.sin(2 * Math.PI * minute / SLOW_MINUTES + slow)
                    + FAST_WAVE * Math.sin(2 * Math.PI * minute / FAST_MINUTES + fast);
            rates[minute] = demand * service.saturation() * Math.max(NOISE, 1 + NOISE * random.nextGaussian());
            double before = rates[Math.max(0, minute - LAG)] / service.saturation();
            counts[minute] =
                    minute % LAG == 0 ? Math.max(1, (int) Math.round(before / TARGET_UTILIZATION)) : counts[minute - 1];
        }
        return new QueueingSimulation.Load(rates, counts);
    }
}
