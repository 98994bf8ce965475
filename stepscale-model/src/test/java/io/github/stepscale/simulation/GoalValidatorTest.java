package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.scenario.Expectation;
import io.github.stepscale.scenario.Expectation.Bound;
import io.github.stepscale.scenario.Scenario;
import io.github.stepscale.scenario.Scenario.Phase;
import io.github.stepscale.scenario.ScenarioResult;
import io.github.stepscale.service.ChangeOverlap;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each thing that can be asked of a policy holds at exact equality, fails just beyond, and is refused where it could
 * not fail. The policy adds one instance at 50 requests a minute and instance, five minutes later.
 */
class GoalValidatorTest {
    private static final Service SERVICE =
            Service.builder().requestsPerInstance(60).build();
    private static final ScalingPlan PLAN = plan(1, 4);
    private static final Trace TRACE = Trace.of(
            Scenario.DEFAULT_START,
            Stream.concat(
                            Stream.generate(() -> 150.0).limit(10),
                            Stream.generate(() -> 300.0).limit(30))
                    .mapToDouble(Double::doubleValue)
                    .toArray());

    @Test
    void anObjectiveHoldsAtEqualityAndFailsJustBeyond() {
        Summary run =
                ReplayResult.of(PLAN, SERVICE, Objective.NONE, TRACE).policy().summary();
        double excess = run.excessFraction().orElseThrow();
        double wait = run.longestWaitMinutes().orElseThrow();
        double hours = run.instanceHours();

        assertThat(objective(excess, wait, hours).misses(run)).isEmpty();
        assertThat(objective(Math.nextDown(excess), wait, hours).misses(run))
                .containsExactly(new Objective.Miss("maxExcess", excess, Math.nextDown(excess)));
        assertThat(objective(excess, Math.nextDown(wait), hours).misses(run))
                .containsExactly(new Objective.Miss("maxWait", wait, Math.nextDown(wait)));
        assertThat(objective(excess, wait, Math.nextDown(hours)).misses(run))
                .containsExactly(new Objective.Miss("maxInstanceHours", hours, Math.nextDown(hours)));
    }

    /** From two in service it comes to three in minute 7 and to four in minute 14. */
    static List<Arguments> claims() {
        double excess = ReplayResult.of(
                        PLAN, SERVICE.toBuilder().initialCapacity(2).build(), Objective.NONE, TRACE)
                .policy()
                .summary()
                .excessFraction()
                .orElseThrow();
        return List.of(
                Arguments.of(
                        new Expectation.Within(Bound.AT_LEAST, 3, 8), new Expectation.Within(Bound.AT_LEAST, 3, 7)),
                Arguments.of(
                        new Expectation.Within(Bound.AT_LEAST, 3, 8), new Expectation.Within(Bound.AT_LEAST, 4, 8)),
                Arguments.of(
                        new Expectation.ThroughoutFirst(Bound.AT_MOST, 2, 7),
                        new Expectation.ThroughoutFirst(Bound.AT_MOST, 2, 8)),
                Arguments.of(
                        new Expectation.ThroughoutFirst(Bound.AT_LEAST, 2, 7),
                        new Expectation.ThroughoutFirst(Bound.AT_LEAST, 3, 7)),
                Arguments.of(
                        new Expectation.ThroughoutFirst(Bound.EXACTLY, 2, 7),
                        new Expectation.ThroughoutFirst(Bound.EXACTLY, 2, 8)),
                Arguments.of(
                        new Expectation.Throughout(Bound.AT_LEAST, 3, 7),
                        new Expectation.Throughout(Bound.AT_LEAST, 3, 6)),
                Arguments.of(
                        new Expectation.Throughout(Bound.EXACTLY, 4, 14),
                        new Expectation.Throughout(Bound.EXACTLY, 4, 13)),
                Arguments.of(
                        new Expectation.Throughout(Bound.AT_LEAST, 2, 0),
                        new Expectation.Throughout(Bound.AT_LEAST, 3, 0)),
                Arguments.of(
                        new Expectation.ThroughoutFirst(Bound.AT_MOST, 3, 14),
                        new Expectation.Throughout(Bound.AT_MOST, 3, 0)),
                Arguments.of(new Expectation.MaxExcess(excess), new Expectation.MaxExcess(Math.nextDown(excess))));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void anExpectationHoldsAtEqualityAndFailsJustBeyond(Expectation holds, Expectation fails) {
        assertThat(scenario(holds, 10, 30).run(PLAN, SERVICE).passed())
                .as("%s", holds)
                .isTrue();
        assertThat(scenario(fails, 10, 30).run(PLAN, SERVICE).passed())
                .as("%s", fails)
                .isFalse();
    }

    @Test
    void noScalingFailsInTheFirstMinuteOfIt() {
        Scenario calm = new Scenario(
                "calm",
                List.of(new Phase(70, 20)),
                OptionalInt.of(2),
                Scenario.DEFAULT_START,
                List.of(new Expectation.NoScaling()));
        Scenario crowd = new Scenario(
                "crowd",
                List.of(new Phase(70, 20), new Phase(100, 2)),
                OptionalInt.of(2),
                Scenario.DEFAULT_START,
                List.of(new Expectation.NoScaling()));
        assertThat(calm.run(PLAN, SERVICE).passed()).isTrue();
        assertThat(crowd.run(PLAN, SERVICE).toString()).startsWith("crowd: expected no scaling: +1 in minute 21");
    }

    /**
     * A expectation about a later minute takes the run on without traffic, in which instances go; the others say
     * nothing of it.
     */
    @Test
    void anExpectationHoldsIndependentlyOfOthers() {
        Expectation later = new Expectation.Throughout(Bound.EXACTLY, 1, 90);
        List<Expectation> all = List.of(
                new Expectation.NoScaling(),
                new Expectation.Throughout(Bound.AT_LEAST, 2, 0),
                new Expectation.Throughout(Bound.EXACTLY, 2, 5),
                new Expectation.ThroughoutFirst(Bound.EXACTLY, 2, 20),
                new Expectation.MaxExcess(0.2));
        List<Expectation> beside = new ArrayList<>(all);
        beside.add(later);
        for (Expectation expectation : all) {
            assertThat(calm(List.of(expectation)).failures())
                    .as("%s alone", expectation)
                    .isEmpty();
        }
        assertThat(calm(List.of(later)).passed()).isTrue();
        assertThat(calm(beside).failures()).isEmpty();
    }

    private static ScenarioResult calm(List<Expectation> claims) {
        Scenario calm =
                new Scenario("calm", List.of(new Phase(70, 20)), OptionalInt.of(2), Scenario.DEFAULT_START, claims);
        return calm.run(PLAN, SERVICE);
    }

    static List<Arguments> idle() {
        return List.of(
                Arguments.of(new Expectation.Within(Bound.AT_LEAST, 2, 9), "there are 2 at the start"),
                Arguments.of(new Expectation.Throughout(Bound.AT_LEAST, 1, 0), "there are never fewer than 1"),
                Arguments.of(new Expectation.Throughout(Bound.AT_MOST, 4, 0), "never more than 4"),
                Arguments.of(new Expectation.Throughout(Bound.AT_MOST, 5, 30), "never more than 4"),
                Arguments.of(new Expectation.ThroughoutFirst(Bound.AT_MOST, 4, 30), "never more than 4"),
                // Five minutes to add, four to remove.
                Arguments.of(new Expectation.ThroughoutFirst(Bound.AT_MOST, 2, 6), "there are 2 at the start"),
                Arguments.of(new Expectation.ThroughoutFirst(Bound.AT_LEAST, 2, 5), "there are 2 at the start"),
                Arguments.of(new Expectation.ThroughoutFirst(Bound.EXACTLY, 2, 5), "there are 2 at the start"));
    }

    @ParameterizedTest
    @MethodSource("idle")
    void anExpectationThatCannotFailIsRefused(Expectation expectation, String why) {
        assertThatThrownBy(() -> scenario(expectation, 10, 30).run(PLAN, SERVICE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("then[0]: of 'a crowd' cannot tell a good policy from a bad one: ")
                .hasMessageContaining(why);
    }

    @Test
    void anExpectationOfTheFirstMinuteThatCanDifferIsNotRefused() {
        List<Expectation> claims = List.of(
                new Expectation.ThroughoutFirst(Bound.AT_MOST, 2, 7),
                new Expectation.ThroughoutFirst(Bound.AT_LEAST, 2, 6),
                new Expectation.ThroughoutFirst(Bound.EXACTLY, 2, 6),
                new Expectation.ThroughoutFirst(Bound.AT_LEAST, 3, 1));
        for (Expectation expectation : claims) {
            assertThat(scenario(expectation, 10, 30).run(PLAN, SERVICE).failures())
                    .as("%s", expectation)
                    .hasSize(expectation.equals(claims.get(3)) ? 1 : 0);
        }
    }

    @Test
    void anObjectiveOnTrafficWithoutRequestsIsRefused() {
        Trace silence = Trace.of(Scenario.DEFAULT_START, 0, 0, 0);
        Objective wait = new Objective(OptionalDouble.empty(), OptionalDouble.of(3), OptionalDouble.empty());

        assertThatThrownBy(() -> GoalValidator.require(objective(0, 3, 0.01), PLAN, SERVICE, silence))
                .hasMessage("maxExcess: cannot fail: the traffic has no requests."
                        + " Replay traffic with requests, or remove it.");
        assertThatThrownBy(() -> GoalValidator.require(wait, PLAN, SERVICE, silence))
                .hasMessageStartingWith("maxWait: cannot fail: the traffic has no requests");
        GoalValidator.require(wait, PLAN, SERVICE, Trace.of(Scenario.DEFAULT_START, 0, 1, 0));
    }

    /** Where changes overlap, what is added may be there before what leaves is gone. */
    @Test
    void theMostIsALimitOnlyWhereChangesDoNotOverlap() {
        Service overlapping =
                SERVICE.toBuilder().overlap(ChangeOverlap.OVERLAPPING).build();
        Expectation most = new Expectation.Throughout(Bound.AT_MOST, 4, 0);
        assertThat(scenario(most, 10, 30).run(PLAN, overlapping).passed()).isTrue();
    }

    @Test
    void anExpectationThatCannotBeCheckedIsRefused() {
        Expectation excess = new Expectation.MaxExcess(0.1);
        assertThatThrownBy(() -> scenario(excess, 10, 30).run(PLAN, Service.standard()))
                .hasMessageContaining("service.requestsPerInstance is missing");
        assertThatThrownBy(() -> scenario(excess, 10, 30).run(queue(), SERVICE))
                .hasMessageContaining("the requests to an asynchronous endpoint wait");
        Scenario silence = new Scenario(
                "silence", List.of(new Phase(0, 9)), OptionalInt.empty(), Scenario.DEFAULT_START, List.of(excess));
        assertThatThrownBy(() -> silence.run(PLAN, SERVICE)).hasMessageContaining("there are no requests");
    }

    @Test
    void noScalingIsRefusedWhereNothingCanScale() {
        assertThatThrownBy(() -> scenario(new Expectation.NoScaling(), 10, 30).run(plan(2, 2), SERVICE))
                .hasMessageContaining("there are always 2");
        assertThatThrownBy(() -> scenario(new Expectation.Throughout(Bound.EXACTLY, 2, 0), 10, 30)
                        .run(plan(2, 2), SERVICE))
                .hasMessageContaining("there are never fewer than 2, and never more than 2");
    }

    @Test
    void anInvalidExpectationIsRefusedAtOnce() {
        assertThatThrownBy(() -> new Expectation.Within(Bound.AT_MOST, 1, 30))
                .hasMessage(
                        "then: 'at most 1 within 30 minutes' would pass as soon as one minute matches: only 'at least' is allowed with 'within'. Write 'at most 1 throughout the first 30 minutes'.");
        assertThatThrownBy(() -> new Expectation.Within(Bound.EXACTLY, 1, 30)).hasMessageContaining("only 'at least'");
        assertThatThrownBy(() -> new Expectation.Within(Bound.AT_LEAST, 1, 0))
                .hasMessageContaining("contains no minute");
        assertThatThrownBy(() -> new Expectation.ThroughoutFirst(Bound.AT_LEAST, 1, 0))
                .hasMessageContaining("contains no minute");
        assertThatThrownBy(() -> new Expectation.Throughout(Bound.AT_LEAST, 0, 3))
                .hasMessageContaining("at least 0 cannot fail");
        assertThatThrownBy(() -> new Expectation.MaxExcess(1))
                .hasMessageContaining("at most 100 % of requests above capacity");
        assertThatThrownBy(() -> new Expectation.MaxExcess(1.5)).hasMessageContaining("cannot fail");
        assertThatThrownBy(() -> objective(1, 0, 1)).hasMessageContaining("maxExcess: 1 is not allowed");
    }

    @Test
    void anObjectiveThatCannotFailIsRefused() {
        assertThatThrownBy(() -> GoalValidator.require(objective(0, 3, 1), EndpointKind.ASYNC))
                .hasMessage(
                        "maxExcess: cannot fail: requests to an asynchronous endpoint wait in a queue, so none is above"
                                + " capacity. Write maxWait, the longest wait in minutes.");
        GoalValidator.require(objective(0, 3, 1), EndpointKind.REALTIME);

        // Four throughout 40 minutes.
        double most = 4 * 40 / 60.0;
        assertThatThrownBy(() -> GoalValidator.require(objective(0, 3, most), PLAN, SERVICE, TRACE))
                .hasMessage(
                        "maxInstanceHours: cannot fail: the maximum capacity throughout costs 2.67 hours on this traffic."
                                + " Write fewer hours.");
        GoalValidator.require(objective(0, 3, Math.nextDown(most)), PLAN, SERVICE, TRACE);
        GoalValidator.require(Objective.NONE, PLAN, SERVICE, TRACE);
    }

    private static Objective objective(double excess, double wait, double hours) {
        return new Objective(OptionalDouble.of(excess), OptionalDouble.of(wait), OptionalDouble.of(hours));
    }

    private static Scenario scenario(Expectation expectation, int first, int second) {
        return new Scenario(
                "a crowd",
                List.of(new Phase(150, first), new Phase(300, second)),
                OptionalInt.of(2),
                Scenario.DEFAULT_START,
                List.of(expectation));
    }

    private static ScalingPlan plan(int min, int max) {
        return ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(min)
                .maxCapacity(max)
                .layout(Layout.SPLIT)
                .step(Step.upper(20).change(-1))
                .step(Step.lower(50).change(+1))
                .build());
    }

    private static ScalingPlan queue() {
        return ScalingPlan.of(ScalingDescription.endpoint("q")
                .inferenceType(EndpointKind.ASYNC)
                .minCapacity(1)
                .maxCapacity(3)
                .step(Step.lower(50).change(+1))
                .build());
    }
}
