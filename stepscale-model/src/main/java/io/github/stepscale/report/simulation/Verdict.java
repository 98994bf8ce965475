package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Replay;
import io.github.stepscale.simulation.Service;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.text.ReadableNumbers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of it, in one sentence.
 *
 * @param outcome whether the policy achieved what was asked
 * @param sentence with the full stop
 */
public record Verdict(Outcome outcome, String sentence) {

    /** Whether a policy achieved what was asked. */
    public enum Outcome {
        MET,
        MISSED,
        NOT_ASKED
    }

    /** Judges a replay. Only what serves at least as well is compared by its cost. */
    public static Verdict of(ScalingPlan plan, Service service, Objective objective, Replay replay) {
        Summary policy = replay.policy().summary();
        List<Objective.Miss> misses = objective.misses(policy);
        Outcome outcome = !objective.isAny() ? Outcome.NOT_ASKED : misses.isEmpty() ? Outcome.MET : Outcome.MISSED;
        String hour = plan.scaling().target().unit() + "-hour";
        String sentence = policy(outcome, objective, misses, policy, hour) + "; "
                + ReferenceVerdict.of(plan, objective, replay).sentence() + ".";
        return new Verdict(outcome, sentence);
    }

    /** The sentence. */
    @Override
    public String toString() {
        return sentence;
    }

    private static String policy(
            Outcome outcome, Objective objective, List<Objective.Miss> misses, Summary policy, String hour) {
        String pays = ReadableNumbers.of(policy.instanceHours(), hour);
        return switch (outcome) {
            case NOT_ASKED -> "No objective is set: the policy " + served(policy) + " for " + pays;
            case MET -> "The policy meets the objective (" + achieved(objective, policy, hour) + ") for " + pays;
            case MISSED -> "The policy misses the objective (" + missed(misses, hour) + ") and pays " + pays;
        };
    }

    private static String served(Summary policy) {
        return policy.excessFraction().isEmpty()
                ? "serves " + ReadableNumbers.countOf(policy.requests(), "request")
                : "leaves " + ReadableNumbers.percent(policy.excessFraction().getAsDouble())
                        + " of the requests above capacity, with a worst wait of "
                        + WaitText.of(policy) + ",";
    }

    private static String achieved(Objective objective, Summary policy, String hour) {
        Stream<String> excess = objective.maxExcess().stream()
                .mapToObj(asked -> ReadableNumbers.percent(
                                policy.excessFraction().orElseThrow()) + " of the requests above capacity, at most "
                        + ReadableNumbers.percent(asked) + " asked");
        Stream<String> wait = objective.maxWait().stream()
                .mapToObj(asked -> "a worst wait of "
                        + WaitText.number(WaitText.minutes(policy)) + ", at most "
                        + ReadableNumbers.of(asked, "minute") + " asked");
        Stream<String> hours = objective.maxInstanceHours().stream()
                .mapToObj(asked -> "at most " + ReadableNumbers.of(asked, hour) + " asked");
        return Stream.of(excess, wait, hours).flatMap(part -> part).collect(Collectors.joining("; "));
    }

    private static String missed(List<Objective.Miss> misses, String hour) {
        return misses.stream().map(miss -> missed(miss, hour)).collect(Collectors.joining("; "));
    }

    private static String missed(Objective.Miss miss, String hour) {
        if (Double.isNaN(miss.actual())) {
            return miss.key() + " cannot be told without service.requestsPerInstance";
        }
        String was = WaitText.apartFrom(miss.actual(), miss.requested());
        return switch (miss.key()) {
            case "maxExcess" ->
                ReadableNumbers.percentApartFrom(miss.actual(), miss.requested())
                        + " of the requests above capacity, at most " + ReadableNumbers.percent(miss.requested())
                        + " asked";
            case "maxWait" ->
                "a worst wait of " + was + ", at most " + ReadableNumbers.of(miss.requested(), "minute") + " asked";
            default ->
                ReadableNumbers.withUnit(was, hour) + ", at most " + ReadableNumbers.number(miss.requested())
                        + " asked";
        };
    }
}
