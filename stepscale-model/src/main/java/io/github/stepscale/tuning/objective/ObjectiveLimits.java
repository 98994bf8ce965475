package io.github.stepscale.tuning.objective;

import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Timeline;
import java.util.List;
import java.util.OptionalDouble;

/**
 * All limits of an objective, for parts of the traffic of any length.
 *
 * @param margin the share of a limit that a policy may use where it is tuned
 * @param shortages what a policy may fall short of; the first is weighed against the cost
 * @param maxHoursPerMinute the paid instance-hours that a minute of traffic may cost on average
 */
public record ObjectiveLimits(double margin, List<Shortage> shortages, OptionalDouble maxHoursPerMinute) {
    /** Counts the requests above capacity, whatever their share. */
    public static final ObjectiveLimits NONE =
            new ObjectiveLimits(1, List.of(new ExcessShortage(1)), OptionalDouble.empty());

    public ObjectiveLimits {
        shortages = List.copyOf(shortages);
    }

    /**
     * The limits of an objective.
     *
     * @param minutes the length of the traffic that the instance-hours of the objective are meant for
     */
    public static ObjectiveLimits of(Objective objective, double margin, int minutes) {
        OptionalDouble hours = objective.maxInstanceHours();
        return new ObjectiveLimits(
                margin,
                Shortage.all(objective),
                hours.isPresent() ? OptionalDouble.of(hours.getAsDouble() / minutes) : OptionalDouble.empty());
    }

    /** What is weighed against the cost. */
    public Shortage primary() {
        return shortages.get(0);
    }

    /** Whether a policy can fall short of the limit with a key of the objective. */
    public boolean has(String key) {
        return shortages.stream().anyMatch(shortage -> shortage.key().equals(key));
    }

    /** The amount of a whole run that the limit with a key of the objective is about; absent without that limit. */
    public OptionalDouble amount(String key, Timeline timeline) {
        return shortages.stream()
                .filter(shortage -> shortage.key().equals(key))
                .mapToDouble(shortage -> shortage.add(0, timeline, 0, timeline.minutes()))
                .findFirst();
    }

    /** Whether a run keeps all limits. */
    public boolean areKeptBy(RunFigures figures) {
        return shortages.stream().allMatch(shortage -> shortage.isKeptBy(figures)) && isCostKeptBy(figures);
    }

    /** The amount of what is weighed against the cost that the margin allows. */
    public double budget(double requests) {
        return primary().budget(margin, requests);
    }

    /** Whether a run keeps the margin of all limits, and the limit of the cost, which has no margin. */
    public boolean areKeptWithMarginBy(RunFigures figures) {
        return isKeptWithMargin(primary(), figures) && areOthersKeptWithMarginBy(figures);
    }

    /** Whether a run keeps the margin of all limits but the first, and the limit of the cost. */
    public boolean areOthersKeptWithMarginBy(RunFigures figures) {
        return shortages.stream().skip(1).allMatch(shortage -> isKeptWithMargin(shortage, figures))
                && isCostKeptBy(figures);
    }

    private boolean isKeptWithMargin(Shortage shortage, RunFigures figures) {
        return shortage.amount(figures) <= shortage.budget(margin, figures.requests());
    }

    private boolean isCostKeptBy(RunFigures figures) {
        return maxHoursPerMinute.isEmpty()
                || figures.instanceHours() <= maxHoursPerMinute.getAsDouble() * figures.minutes();
    }
}
