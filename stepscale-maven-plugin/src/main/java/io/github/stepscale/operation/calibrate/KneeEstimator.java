package io.github.stepscale.operation.calibrate;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Estimates the knee by maximum likelihood: the log odds that a request is slow rise in proportion to the logarithm of the rate
 * (logistic regression), and at the knee 1 in 20 is. Searches a grid, since that always ends and needs no start value. Requests in
 * a queue are slow together, so their counts vary more than independent ones would: the range is widened by how much the steps
 * differ from the fit (McCullagh and Nelder, Generalized Linear Models, section 4.5).
 */
final class KneeEstimator {
    /** Steps further away say little of the slope at the knee, which is no constant. */
    private static final double WINDOW = 0.5;

    private static final double HALF_GRID = 0.6;
    private static final int GRID = 121;
    private static final double STEP = 2 * HALF_GRID / (GRID - 1);
    private static final double MIN_SLOPE = 1;
    private static final double MAX_SLOPE = 60;
    private static final int SLOPES = 12;
    private static final double LIMIT_LOG_ODDS = Math.log(StepSample.LIMIT / (1 - StepSample.LIMIT));
    /** What the dispersion is before any step, and how many steps that weighs: from simulated queues. */
    private static final double PRIOR_DISPERSION = 6;

    private static final double PRIOR_STEPS = 6;
    /** Twice the drop of the log likelihood at the ends of the range: 2.7 at nine of ten, more since steps are few. */
    private static final double MAX_DEVIANCE = 5.5;

    private static final double MIN_HALF_RANGE = 0.07;
    private static final double MIN_SHARE = 0.005;

    private final List<StepSample> samples;
    private final double[] logRates;
    private final double center;

    /** @param around a rate near the knee */
    KneeEstimator(List<StepSample> all, double around) {
        this.center = Math.log(around);
        this.samples = all.stream()
                .filter(sample -> sample.requests() > 0)
                .filter(sample -> Math.abs(Math.log(sample.rate()) - center) <= WINDOW)
                .toList();
        this.logRates =
                samples.stream().mapToDouble(sample -> Math.log(sample.rate())).toArray();
    }

    KneeEstimate estimate() {
        List<Fit> profile = IntStream.range(0, GRID).mapToObj(this::bestFit).toList();
        int best = IntStream.range(0, GRID)
                .reduce((one, other) ->
                        profile.get(other).likelihood() > profile.get(one).likelihood() ? other : one)
                .orElse(0);
        double least = profile.get(best).likelihood() - MAX_DEVIANCE * dispersion(profile.get(best)) / 2;
        double low = Math.min(knee(end(profile, best, -1, least)), knee(best) - MIN_HALF_RANGE);
        double high = Math.max(knee(end(profile, best, 1, least)), knee(best) + MIN_HALF_RANGE);
        return new KneeEstimate(
                Math.max(1, (long) Math.exp(knee(best))),
                (long) Math.exp(low),
                (long) Math.ceil(Math.exp(high)),
                samples.stream().mapToLong(StepSample::requests).sum(),
                samples.size());
    }

    /** The logarithm of the knee, the slope of the log odds there, and how likely both make the samples. */
    private record Fit(double knee, double slope, double likelihood) {}

    private double knee(int at) {
        return center - HALF_GRID + at * STEP;
    }

    private Fit bestFit(int at) {
        Fit best = fit(knee(at), 0);
        for (int slope = 1; slope < SLOPES; slope++) {
            Fit other = fit(knee(at), slope);
            best = other.likelihood() > best.likelihood() ? other : best;
        }
        return best;
    }

    private Fit fit(double knee, int number) {
        double slope = MIN_SLOPE * Math.pow(MAX_SLOPE / MIN_SLOPE, (double) number / (SLOPES - 1));
        double likelihood = 0;
        for (int at = 0; at < logRates.length; at++) {
            likelihood += likelihood(samples.get(at), logOdds(at, knee, slope));
        }
        return new Fit(knee, slope, likelihood);
    }

    private static double likelihood(StepSample sample, double logOdds) {
        return -sample.slow() * Math.log1p(Math.exp(-logOdds))
                - (sample.requests() - sample.slow()) * Math.log1p(Math.exp(logOdds));
    }

    private double logOdds(int at, double knee, double slope) {
        return LIMIT_LOG_ODDS + slope * (logRates[at] - knee);
    }

    /** Pearson's statistic for each degree of freedom, drawn towards the prior; at least 1. */
    private double dispersion(Fit fit) {
        double pearson = IntStream.range(0, logRates.length)
                .mapToDouble(at -> pearson(samples.get(at), logOdds(at, fit.knee(), fit.slope())))
                .sum();
        double freedom = Math.max(0, logRates.length - 2);
        return Math.max(1, (PRIOR_STEPS * PRIOR_DISPERSION + pearson) / (PRIOR_STEPS + freedom));
    }

    private static double pearson(StepSample sample, double logOdds) {
        double share = Math.min(1 - MIN_SHARE, Math.max(MIN_SHARE, 1 / (1 + Math.exp(-logOdds))));
        double expected = sample.requests() * share;
        return Math.pow(sample.slow() - expected, 2) / (expected * (1 - share));
    }

    private static int end(List<Fit> profile, int best, int direction, double least) {
        int at = best;
        while (at > 0 && at < GRID - 1 && profile.get(at).likelihood() > least) {
            at += direction;
        }
        return at;
    }
}
