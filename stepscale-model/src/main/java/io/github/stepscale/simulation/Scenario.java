package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.Validator;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A test of a policy: small traffic, and what is expected of it.
 *
 * @param name what it is called where it fails
 * @param when the traffic, phase after phase; after it no requests come
 * @param from instances in service at the start; as the service says if absent
 * @param start the time of the first minute, which matters to schedules
 * @param then what is expected; at least one
 */
public record Scenario(String name, List<Phase> when, OptionalInt from, Instant start, List<Expectation> then) {
    /** A Monday, at midnight in UTC. */
    public static final Instant ANY_TIME = Instant.parse("2001-01-01T00:00:00Z");

    private static final int LONGEST = 44_640;

    /**
     * The same traffic for some minutes.
     *
     * @param requestsPerMinute from 0 to {@link Trace#MOST_REQUESTS}
     * @param minutes at least 1
     */
    public record Phase(long requestsPerMinute, int minutes) {
        /** @throws io.github.stepscale.validation.InvalidValueException if a number is out of range */
        public Phase {
            new Validator()
                    .require(
                            requestsPerMinute >= 0 && requestsPerMinute <= Trace.MOST_REQUESTS,
                            "when",
                            requestsPerMinute + " requests per minute are not allowed: 0 to 1000000000000 are",
                            "Write a number in that range")
                    .require(
                            minutes >= 1 && minutes <= LONGEST,
                            "when",
                            minutes + " minutes are not allowed: 1 to " + LONGEST + " are",
                            "Write a number in that range")
                    .throwIfAny();
        }
    }

    /** @throws io.github.stepscale.validation.InvalidValueException if a part is missing or too long */
    public Scenario {
        when = List.copyOf(when);
        then = List.copyOf(then);
        new Validator()
                .require(!name.isBlank(), "name", "is empty: a name is needed", "Say in a few words what is tested")
                .require(!when.isEmpty(), "when", "has no traffic", "Write a phase of requests")
                .require(!then.isEmpty(), "then", "expects nothing", "Write what is expected")
                .require(
                        then.stream().allMatch(claim -> claim.lastMinute() >= 0 && claim.lastMinute() <= LONGEST),
                        "then",
                        "looks at a minute that is not from 0 to " + LONGEST,
                        "Write an earlier one")
                .throwIfAny();
    }

    /**
     * What came of a scenario: what did not hold, and the timeline to look at.
     *
     * @throws io.github.stepscale.validation.InvalidValueException if the plan cannot be simulated, or a claim cannot fail
     */
    public ScenarioResult run(ScalingPlan plan, Service service) {
        ServiceBuilder facts = service.toBuilder();
        from.ifPresent(facts::initialCapacity);
        Service started = facts.build();
        Simulator simulator = Simulator.of(plan, started);
        RunConditions conditions = RunConditions.of(plan, started, trace());
        GoalValidator.require(this, conditions);
        SimulatedRun candidate = conditions.candidate(now -> simulator.run(now.trace()));
        List<Expectation.Broken> broken = then.stream()
                .map(claim -> claim.check(candidate.timeline(), candidate.summary(), minutes()))
                .flatMap(Optional::stream)
                .toList();
        return new ScenarioResult(name, candidate.timeline(), broken);
    }

    /** Of the traffic. */
    private int minutes() {
        return when.stream().mapToInt(Phase::minutes).sum();
    }

    private Trace trace() {
        double[] phases = when.stream()
                .flatMap(phase -> Stream.generate(phase::requestsPerMinute).limit(phase.minutes()))
                .mapToDouble(Long::doubleValue)
                .toArray();
        int last = then.stream().mapToInt(Expectation::lastMinute).max().orElse(0);
        return Trace.of(start, Arrays.copyOf(phases, Math.max(phases.length, last + 1)));
    }
}
