package io.github.stepscale.operation.calibrate;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Estimates the knee by maximum likelihood: the log odds that a request is slow rise in proportion to the logarithm of the rate
 * (logistic regression), and at the knee 1 in 20 is. Requests in a queue are slow together, so their counts vary more than
 * independent ones would: by how much is measured by the differences of the steps from the fit (McCullagh and Nelder, Generalized
 * Linear Models, section 4.5).
 *
 * <p>The range has the knees for which some slope lies in the region that covers both, knee and slope, with a probability of nine
 * in ten (Scheffé): a few steps that happen to be alike also make the slope look certain.
 */
final class KneeEstimator {
    /** Steps further away say little of the slope at the knee, which is no constant. */
    private static final double WINDOW = 0.5;
    /** Steps further away vary otherwise than those at the knee. */
    private static final double NEAR = 0.25;

    private static final double HALF_SEARCH = 0.6;
    /** Twice the rate has at least twice the odds of a slow request. */
    private static final double MIN_LOG_SLOPE = 0;

    private static final double MAX_LOG_SLOPE = Math.log(60);
    private static final double LIMIT_LOG_ODDS = Math.log(StepSample.LIMIT / (1 - StepSample.LIMIT));
    private static final double UNCOVERED = 0.1;
    private static final int PARAMETERS = 2;
    /** The log odds are no straight line; more steps do not lessen that. */
    private static final double HALF_ALLOWANCE = 0.07;

    private static final double MIN_SHARE = 0.005;
    private static final int HALVINGS = 10;

    private final List<StepSample> samples;
    private final double[] logRates;
    private final double center;
    private final double knee;
    private final double low;
    private final double high;

    /** @param around a rate near the knee */
    KneeEstimator(List<StepSample> all, double around) {
        this.center = Math.log(around);
        this.samples = all.stream()
                .filter(sample -> sample.requests() > 0)
                .filter(sample -> Math.abs(Math.log(sample.rate()) - center) <= WINDOW)
                .toList();
        this.logRates =
                samples.stream().mapToDouble(sample -> Math.log(sample.rate())).toArray();
        this.knee = GoldenSection.maximum(this::profile, center - HALF_SEARCH, center + HALF_SEARCH);
        double least = profile(knee) - maxDrop();
        this.low = end(center - HALF_SEARCH, least);
        this.high = end(center + HALF_SEARCH, least);
    }

    KneeEstimate estimate() {
        return new KneeEstimate(
                Math.max(1, (long) Math.exp(knee)),
                (long) Math.exp(Math.min(low, knee - HALF_ALLOWANCE)),
                (long) Math.ceil(Math.exp(Math.max(high, knee + HALF_ALLOWANCE))),
                samples.stream().mapToLong(StepSample::requests).sum(),
                samples.size());
    }

    /** Returns the width of the range as a share of the rate, as far as it comes from the steps alone. */
    double measuredWidth() {
        return Math.exp(high - knee) - Math.exp(low - knee);
    }

    /** The log likelihood of a knee with the slope that suits it best. */
    private double profile(double logKnee) {
        return likelihood(logKnee, bestLogSlope(logKnee));
    }

    private double bestLogSlope(double logKnee) {
        return GoldenSection.maximum(logSlope -> likelihood(logKnee, logSlope), MIN_LOG_SLOPE, MAX_LOG_SLOPE);
    }

    private double likelihood(double logKnee, double logSlope) {
        double slope = Math.exp(logSlope);
        double sum = 0;
        for (int at = 0; at < logRates.length; at++) {
            StepSample sample = samples.get(at);
            double logOdds = logOdds(at, logKnee, slope);
            sum += sample.slow() * logOdds - sample.requests() * Math.log1p(Math.exp(logOdds));
        }
        return sum;
    }

    private double logOdds(int at, double logKnee, double slope) {
        return LIMIT_LOG_ODDS + slope * (logRates[at] - logKnee);
    }

    /**
     * How far the log likelihood may drop within the range: the quantile of the F distribution with two degrees of freedom, which
     * has a closed form, times the dispersion.
     */
    private double maxDrop() {
        int[] near = IntStream.range(0, logRates.length)
                .filter(at -> Math.abs(logRates[at] - knee) <= NEAR)
                .toArray();
        double freedom = Math.max(1, near.length - PARAMETERS);
        double quantile = freedom / PARAMETERS * (Math.pow(UNCOVERED, -PARAMETERS / freedom) - 1);
        return quantile * dispersion(near, freedom);
    }

    /** Pearson's statistic for each degree of freedom; at least 1, that of independent requests. */
    private double dispersion(int[] near, double freedom) {
        double slope = Math.exp(bestLogSlope(knee));
        double pearson = IntStream.of(near)
                .mapToDouble(at -> pearson(samples.get(at), logOdds(at, knee, slope)))
                .sum();
        return Math.max(1, pearson / freedom);
    }

    private static double pearson(StepSample sample, double logOdds) {
        double share = Math.min(1 - MIN_SHARE, Math.max(MIN_SHARE, 1 / (1 + Math.exp(-logOdds))));
        double expected = sample.requests() * share;
        return Math.pow(sample.slow() - expected, 2) / (expected * (1 - share));
    }

    /** Where the profile falls to a value, between the knee and a limit: it has one peak. */
    private double end(double limit, double least) {
        double inside = knee;
        double outside = limit;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (inside + outside) / 2;
            boolean isInside = profile(middle) >= least;
            inside = isInside ? middle : inside;
            outside = isInside ? outside : middle;
        }
        return outside;
    }
}
