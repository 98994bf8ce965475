package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.ReplayResult;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.ReadableNumbers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of a replay, in one sentence, and a second where another reading of AWS's documents has another winner.
 *
 * @param outcome whether the policy meets the objective
 * @param sentence the sentence, with the full stop
 */
public record Verdict(Outcome outcome, String sentence) {

    /** Whether a policy meets its objective. */
    public enum Outcome {
        MET,
        MISSED,
        NOT_ASKED
    }

    /** Returns the verdict on a replay. Only the cost of references that serve at least as well is compared. */
    public static Verdict of(ScalingPlan plan, Service service, Objective objective, ReplayResult replay) {
        Summary policy = replay.policy().summary();
        List<Objective.Miss> misses = objective.misses(policy);
        Outcome outcome = !objective.isAny() ? Outcome.NOT_ASKED : misses.isEmpty() ? Outcome.MET : Outcome.MISSED;
        String hour = plan.scaling().target().unit() + "-hour";
        String sentence = policy(outcome, objective, misses, policy, hour) + "; "
                + ReferenceVerdict.of(plan, objective, replay).sentence() + "."
                + ZeroTrafficVerdict.of(plan, objective, replay).orElse("");
        return new Verdict(outcome, sentence);
    }

    /** The sentence. */
    @Override
    public String toString() {
        return sentence;
    }

    private static String policy(
            Outcome outcome, Objective objective, List<Objective.Miss> misses, Summary policy, String hour) {
        String cost = ReadableNumbers.of(policy.instanceHours(), hour);
        return switch (outcome) {
            case NOT_ASKED -> "No objective is set: the policy " + served(policy) + " for " + cost;
            case MET -> "The policy meets the objective (" + achieved(objective, policy, hour) + ") for " + cost;
            case MISSED ->
                "The policy misses the objective (" + missed(objective, misses, hour) + ") and costs " + cost;
        };
    }

    private static String served(Summary policy) {
        return policy.excessFraction().isEmpty()
                ? "serves " + ReadableNumbers.count(policy.requests(), "request")
                : "leaves " + ReadableNumbers.percent(policy.excessFraction().getAsDouble())
                        + " of the requests above capacity, with a worst wait of "
                        + WaitText.of(policy) + ",";
    }

    private static String achieved(Objective objective, Summary policy, String hour) {
        Stream<String> excess = objective.maxExcess().stream()
                .mapToObj(
                        limit -> ReadableNumbers.percent(policy.excessFraction().orElseThrow())
                                + " of the requests above capacity, at most "
                                + ReadableNumbers.percent(limit) + " allowed");
        Stream<String> wait = objective.maxWait().stream()
                .mapToObj(limit -> "a worst wait of "
                        + WaitText.number(WaitText.minutes(policy)) + ", at most "
                        + ReadableNumbers.of(limit, "minute") + " allowed");
        Stream<String> hours = objective.maxInstanceHours().stream()
                .mapToObj(limit -> "at most " + ReadableNumbers.of(limit, hour) + " allowed");
        Stream<String> latency = objective.latency().stream()
                .map(limit ->
                        LatencyText.reached(limit, policy.latencyKeptFraction().orElseThrow()));
        return Stream.of(excess, wait, hours, latency).flatMap(part -> part).collect(Collectors.joining("; "));
    }

    private static String missed(Objective objective, List<Objective.Miss> misses, String hour) {
        return misses.stream().map(miss -> missed(objective, miss, hour)).collect(Collectors.joining("; "));
    }

    private static String missed(Objective objective, Objective.Miss miss, String hour) {
        if (Double.isNaN(miss.actual())) {
            return miss.key() + " is unknown without service."
                    + (miss.key().equals(Objective.LATENCY) ? "curve" : "requestsPerInstance");
        }
        String actual = WaitText.apartFrom(miss.actual(), miss.requested());
        return switch (miss.key()) {
            case "maxExcess" ->
                ReadableNumbers.distinctPercent(miss.actual(), miss.requested())
                        + " of the requests above capacity, at most " + ReadableNumbers.percent(miss.requested())
                        + " allowed";
            case "maxWait" ->
                "a worst wait of " + actual + ", at most " + ReadableNumbers.of(miss.requested(), "minute")
                        + " allowed";
            case Objective.LATENCY -> LatencyText.reached(objective.latency().orElseThrow(), miss.actual());
            default -> Plurals.of(actual, hour) + ", at most " + ReadableNumbers.of(miss.requested()) + " allowed";
        };
    }
}
