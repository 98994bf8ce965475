package io.github.stepscale.simulation;

import io.github.stepscale.service.Service;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How hindsight counts what instances serve, and how much may exceed it. Under a limit of the latency that is the highest
 * rate at which one instance keeps the limit; under a limit of the excess too, the smaller of that rate and
 * {@code requestsPerInstance}, with the budget of its limit.
 *
 * @param rate requests per minute that one instance serves
 * @param budget maximum requests above what the instances serve
 * @param byLatency whether the rate is that of the latency
 */
record HindsightGoal(double rate, double budget, boolean byLatency) {
    private static final Comparator<HindsightGoal> STRICTEST_FIRST =
            Comparator.comparingDouble(HindsightGoal::rate).thenComparingDouble(HindsightGoal::budget);

    /**
     * Returns the goal under an objective or, without limits of excess and latency, one as good as the policy.
     *
     * @return empty if what an instance serves is unknown, or if it keeps the limit of the latency at no rate
     */
    static Optional<HindsightGoal> of(Service service, Objective objective, Summary policy) {
        if (objective.latency().isEmpty()) {
            return excess(service, objective, policy);
        }
        Optional<HindsightGoal> excess =
                objective.maxExcess().isEmpty() ? Optional.empty() : excess(service, objective, policy);
        return latency(service, objective, policy)
                .flatMap(latency ->
                        Stream.concat(Stream.of(latency), excess.stream()).min(STRICTEST_FIRST));
    }

    private static Optional<HindsightGoal> excess(Service service, Objective objective, Summary policy) {
        return service.requestsPerInstance().isEmpty()
                ? Optional.empty()
                : Optional.of(new HindsightGoal(
                        service.requestsPerInstance().getAsDouble(),
                        objective
                                .maxExcessRequests(policy.requests())
                                .orElseGet(() -> policy.excessRequests().orElseThrow()),
                        false));
    }

    private static Optional<HindsightGoal> latency(Service service, Objective objective, Summary policy) {
        OptionalDouble rate = objective
                .latency()
                .flatMap(limit -> service.responseCurve().map(limit::highestRate))
                .orElseGet(OptionalDouble::empty);
        return rate.isEmpty()
                ? Optional.empty()
                : Optional.of(new HindsightGoal(
                        rate.getAsDouble(),
                        objective.maxLateRequests(policy.requests()).orElseThrow(),
                        true));
    }

    Throughput throughput() {
        return Throughput.of(OptionalDouble.of(rate));
    }
}
