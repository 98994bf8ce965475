package io.github.stepscale.tuning.objective;

import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Timeline;
import java.util.ArrayList;
import java.util.List;

/**
 * A limit of an objective of which a policy may fall short. A search weighs the first limit of an objective against the
 * cost: of the requests above capacity, of the requests that are too slow, and of the longest wait, the first that is
 * limited. The others have to hold too.
 *
 * <p>The <em>amount</em> of a run is what it adds up: requests, or minutes of wait. Its <em>value</em> is what the limit
 * is compared with: a share of all requests, or the same minutes.
 */
public abstract sealed class Shortage permits ExcessShortage, LateShortage, WaitShortage {
    private final String key;
    private final double limit;

    Shortage(String key, double limit) {
        this.key = key;
        this.limit = limit;
    }

    /**
     * Returns the limits of an objective that a policy can fall short of, the one that is weighed against the cost first;
     * empty if there is none.
     */
    public static List<Shortage> all(Objective objective) {
        List<Shortage> all = new ArrayList<>();
        objective.maxExcess().ifPresent(share -> all.add(new ExcessShortage(share)));
        objective.latency().ifPresent(latency -> all.add(new LateShortage(latency)));
        objective.maxWait().ifPresent(minutes -> all.add(new WaitShortage(minutes)));
        return List.copyOf(all);
    }

    /** The key of the limit in the objective: {@code maxExcess}, {@code latency} or {@code maxWait}. */
    public final String key() {
        return key;
    }

    /** The largest value that keeps the objective: a share of all requests, or minutes. */
    public final double limit() {
        return limit;
    }

    /** Whether values are shares of all requests; otherwise they are minutes. */
    public abstract boolean isShare();

    /** What values are of, for a heading: {@code requests above capacity}. */
    public abstract String noun();

    /** A value in words: {@code 0.5 % of the requests above capacity}. */
    public abstract String text(double value, int decimals);

    /** A clause on a value: {@code 0.5 % of the requests come above capacity}. */
    public abstract String clause(double value, int decimals);

    /**
     * The value of a run.
     *
     * @throws java.util.NoSuchElementException if the figures are those of a run under an objective without this limit
     */
    public final double value(RunFigures figures) {
        return value(amount(figures), figures.requests());
    }

    /** Whether a run keeps the limit. */
    public final boolean isKeptBy(RunFigures figures) {
        return value(figures) <= limit;
    }

    /** The amount of a run: requests or minutes. */
    public abstract double amount(RunFigures figures);

    /** The value of an amount. */
    public final double value(double amount, double requests) {
        return !isShare() ? amount : requests == 0 ? 0 : amount / requests;
    }

    /** The largest amount within a part of the limit. */
    public abstract double budget(double margin, double requests);

    /** The amount of a run up to a minute, from that up to an earlier one. */
    public abstract double add(double amount, Timeline timeline, int from, int to);

    /** The amount of two separate times. */
    public abstract double join(double one, double other);
}
