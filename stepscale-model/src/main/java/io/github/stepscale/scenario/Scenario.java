package io.github.stepscale.scenario;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.service.Service;
import io.github.stepscale.service.ServiceBuilder;
import io.github.stepscale.simulation.OutcomeBounds;
import io.github.stepscale.simulation.SimulatedRun;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.Validator;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A test of a policy: short traffic and the expected outcome.
 *
 * @param name the name in failure messages
 * @param when the phases of the traffic; no requests follow
 * @param from instances in service at the start; the initial capacity of the service if absent
 * @param start the time of the first minute, for schedules
 * @param then the expectations; at least one
 */
public record Scenario(String name, List<Phase> when, OptionalInt from, Instant start, List<Expectation> then) {
    /** The default start: midnight in UTC, a Monday. */
    public static final Instant DEFAULT_START = Instant.parse("2001-01-01T00:00:00Z");

    private static final int MAX_MINUTES = 44_640;

    /**
     * A phase of constant traffic.
     *
     * @param requestsPerMinute from 0 to {@link Trace#MAX_REQUESTS_PER_MINUTE}
     * @param minutes at least 1
     */
    public record Phase(long requestsPerMinute, int minutes) {
        /** @throws io.github.stepscale.validation.InvalidValueException if a number is out of range */
        public Phase {
            new Validator()
                    .require(
                            requestsPerMinute >= 0 && requestsPerMinute <= Trace.MAX_REQUESTS_PER_MINUTE,
                            "when",
                            requestsPerMinute + " requests per minute are not allowed: 0 to 1000000000000 are",
                            "Write a number in that range")
                    .require(
                            minutes >= 1 && minutes <= MAX_MINUTES,
                            "when",
                            minutes + " minutes are not allowed: 1 to " + MAX_MINUTES + " are",
                            "Write a number in that range")
                    .throwIfAny();
        }
    }

    /** @throws io.github.stepscale.validation.InvalidValueException if a part is missing or too long */
    public Scenario {
        when = List.copyOf(when);
        then = List.copyOf(then);
        new Validator()
                .require(
                        !name.isBlank(),
                        "name",
                        "is empty: a name is required",
                        "Write a name that says what is tested")
                .require(!when.isEmpty(), "when", "has no traffic", "Write a phase of requests")
                .require(!then.isEmpty(), "then", "expects nothing", "Write what is expected")
                .require(
                        then.stream()
                                .allMatch(expectation ->
                                        expectation.lastMinute() >= 0 && expectation.lastMinute() <= MAX_MINUTES),
                        "then",
                        "checks a minute outside 0 to " + MAX_MINUTES,
                        "Write an earlier one")
                .throwIfAny();
    }

    /**
     * Runs the scenario.
     *
     * @throws io.github.stepscale.validation.InvalidValueException if the plan cannot be simulated, or an expectation
     *     cannot fail
     */
    public ScenarioResult run(ScalingPlan plan, Service service) {
        ServiceBuilder builder = service.toBuilder();
        from.ifPresent(builder::initialCapacity);
        Service started = builder.build();
        Trace trace = trace();
        SimulatedRun run = SimulatedRun.of(plan, started, trace);
        ExpectationChecks.require(this, OutcomeBounds.of(plan, started, trace));
        List<Expectation.Failure> failures = then.stream()
                .map(expectation -> expectation.check(run.timeline(), run.summary(), minutes()))
                .flatMap(Optional::stream)
                .toList();
        return new ScenarioResult(name, run.timeline(), failures);
    }

    /** The length of the traffic. */
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
