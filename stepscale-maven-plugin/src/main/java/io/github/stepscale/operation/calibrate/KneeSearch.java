package io.github.stepscale.operation.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Chooses the rates to try, in whole requests per minute, from the results of those before: a pure function of them, without a
 * clock. Warms up at the first rate; raises the rate until one is missed; halves the gap, in ratio, until it is a tenth; then asks
 * again and again around the present estimate, each time with other arrivals, until the range is narrow: no step decides by luck.
 */
final class KneeSearch {
    /** The ratio of the lowest missed rate to the highest met one at which the search confirms. */
    static final double CLOSE = 1.1;

    static final int MIN_CONFIRMATIONS = 8;
    /** A range of 10 % to either side. */
    static final double NARROW = 0.2;

    /** With fewer confirmations, the range has to be narrower than that: the narrowest ones are those that luck made so. */
    private static final double TRUSTED_CONFIRMATIONS = 64;

    private static final int FIRST_LOOK = 4;
    private static final int LOOK_DIVISOR = 4;
    /** How far a confirmation is from the estimate, as a share of the range: the slope has to be measured too. */
    private static final double OFFSET_SHARE = 1 / 3.0;

    private static final double MIN_OFFSET = 0.05;
    private static final double MAX_OFFSET = 0.2;
    /** How far one look may move the estimate. */
    private static final double MAX_MOVE = 0.12;

    private final long start;
    private final double growth;
    private final long ceiling;
    private final List<StepSample> samples = new ArrayList<>();
    private boolean warmsUp = true;
    private OptionalLong next;
    private OptionalLong highestMet = OptionalLong.empty();
    private OptionalLong lowestMissed = OptionalLong.empty();
    private Optional<StepSample> doubtful = Optional.empty();
    private Optional<KneeEstimate> estimate = Optional.empty();
    private final int maxConfirmations;
    private int confirmations;
    private int nextLook = FIRST_LOOK;

    /**
     * Starts with the lowest rate.
     *
     * @param start at least 1, at most the ceiling
     * @param growth the factor from a rate that was met to the next, above {@link #CLOSE}
     * @param maxConfirmations at least {@value #MIN_CONFIRMATIONS}
     */
    KneeSearch(long start, double growth, long ceiling, int maxConfirmations) {
        this.start = start;
        this.next = OptionalLong.of(start);
        this.growth = growth;
        this.ceiling = ceiling;
        this.maxConfirmations = maxConfirmations;
    }

    /** Returns the next rate; empty at the end of the search. */
    OptionalLong next() {
        return next;
    }

    /** Returns whether the next step only warms the model up: its result counts for nothing. */
    boolean warmsUp() {
        return warmsUp;
    }

    /**
     * Records the result of the next rate.
     *
     * @param met whether latency and errors were within their limits
     */
    void record(StepSample sample, boolean met) {
        if (warmsUp) {
            warmsUp = false;
        } else if (estimate.isPresent()) {
            confirm(sample);
        } else if (lowestMissed.isPresent()) {
            narrow(sample, met);
        } else {
            grow(sample, met);
        }
    }

    /** Returns the estimate, once a rate was met and another missed and the gap is small. */
    Optional<KneeEstimate> estimate() {
        return estimate;
    }

    /** Returns how many steps have confirmed the estimate. */
    int confirmations() {
        return confirmations;
    }

    int maxConfirmations() {
        return maxConfirmations;
    }

    /** Returns whether the next step confirms an estimate. */
    boolean confirms() {
        return estimate.isPresent();
    }

    /** Returns the highest rate that was met. */
    OptionalLong highestMet() {
        return highestMet;
    }

    /** Returns the lowest rate that was missed. */
    OptionalLong lowestMissed() {
        return lowestMissed;
    }

    private void grow(StepSample sample, boolean met) {
        Optional<StepSample> before = doubtful;
        doubtful = Optional.empty();
        if (before.isEmpty() && isDoubtful(sample, met)) {
            doubtful = Optional.of(sample);
            return;
        }
        boolean isFirst = sample.rate() == start;
        // A model that was still cold says nothing; otherwise both answers count.
        if (!isFirst) {
            before.ifPresent(samples::add);
        }
        boolean both =
                met && (isFirst || before.map(sample::plus).orElse(sample).isMet());
        settle(sample, before.isPresent() ? both : met);
    }

    /**
     * A first miss at the first rate, a miss that luck could explain, and the highest rate, which no missed one confirms, are asked
     * again.
     */
    private boolean isDoubtful(StepSample sample, boolean met) {
        return met ? sample.rate() == ceiling : sample.rate() == start || !sample.isFarTooSlow();
    }

    private void settle(StepSample sample, boolean met) {
        samples.add(sample);
        if (met) {
            highestMet = OptionalLong.of(sample.rate());
            next = higher();
        } else {
            lowestMissed = OptionalLong.of(sample.rate());
            next = highestMet.isPresent() ? between() : OptionalLong.empty();
        }
    }

    private void narrow(StepSample sample, boolean met) {
        samples.add(sample);
        if (met) {
            highestMet = OptionalLong.of(sample.rate());
        } else {
            lowestMissed = OptionalLong.of(sample.rate());
        }
        next = between();
    }

    private void confirm(StepSample sample) {
        samples.add(sample);
        confirmations++;
        boolean isEnough = confirmations >= Math.min(nextLook, maxConfirmations) && look();
        next = isEnough || confirmations >= maxConfirmations ? OptionalLong.empty() : confirmation();
    }

    /** Estimates anew. Returns whether the range is narrow enough; looks rarely, since each look is a chance to end by luck. */
    private boolean look() {
        nextLook = confirmations + Math.max(FIRST_LOOK, confirmations / LOOK_DIVISOR);
        double before = estimate.orElseThrow().rate();
        long rate = new KneeEstimator(samples, before).estimate().rate();
        double near = Math.max(before * Math.exp(-MAX_MOVE), Math.min(before * Math.exp(MAX_MOVE), rate));
        KneeEstimator now = new KneeEstimator(samples, near);
        estimate = Optional.of(now.estimate());
        return confirmations >= MIN_CONFIRMATIONS && now.measuredWidth() <= maxWidth();
    }

    private double maxWidth() {
        return NARROW * Math.min(1, Math.sqrt(confirmations / TRUSTED_CONFIRMATIONS));
    }

    /** Alternates below and above the estimate. */
    private OptionalLong confirmation() {
        KneeEstimate known = estimate.orElseThrow();
        double offset = Math.max(MIN_OFFSET, Math.min(MAX_OFFSET, known.width() * OFFSET_SHARE));
        long rate = Math.round(known.rate() * Math.exp(confirmations % 2 == 0 ? -offset : offset));
        return OptionalLong.of(Math.max(1, Math.min(ceiling, rate)));
    }

    private OptionalLong higher() {
        long last = highestMet.orElseThrow();
        long rate = Math.min(ceiling, Math.max(last + 1, (long) (last * growth)));
        return rate > last ? OptionalLong.of(rate) : OptionalLong.empty();
    }

    private OptionalLong between() {
        long low = highestMet.orElseThrow();
        long high = lowestMissed.orElseThrow();
        double middle = Math.sqrt((double) low * high);
        if (high <= low * CLOSE || high - low <= 1) {
            estimate = Optional.of(new KneeEstimator(samples, middle).estimate());
            return confirmation();
        }
        return OptionalLong.of(Math.max(low + 1, Math.min(high - 1, Math.round(middle))));
    }
}
