package io.github.stepscale.report.simulation;

import static io.github.stepscale.report.simulation.Verdict.Outcome.MET;
import static io.github.stepscale.report.simulation.Verdict.Outcome.MISSED;
import static io.github.stepscale.report.simulation.Verdict.Outcome.NOT_ASKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.service.ZeroTraffic;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.traffic.Trace;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Objective ONE_PERCENT = Cases.maxExcess(0.01);

    @Test
    void namesTheMissedObjectiveFirstAndTheReferenceThatMeetsIt() {
        Verdict verdict = Cases.small().verdict();

        assertThat(verdict.outcome()).isEqualTo(MISSED);
        assertThat(verdict)
                .hasToString(
                        "The policy misses the objective (10.67 % of the requests above capacity, at most 1 % allowed) and"
                                + " costs 4.93 instance-hours; a fixed count of 4 instances meets it and costs 6 instance-hours,"
                                + " 21.62 % more; target tracking (our model) also misses it, serves at least as well and costs 9.92"
                                + " instance-hours, 101.01 % more.");
    }

    @Test
    void steadyTrafficNeedsNoScaling() {
        Verdict verdict = verdict(Cases.sampleService(), ONE_PERCENT, steady(30, 600));

        assertThat(verdict.outcome()).isEqualTo(MET);
        assertThat(verdict.sentence())
                .startsWith(
                        "The policy meets the objective (0 % of the requests above capacity, at most 1 % allowed) for 10"
                                + " instance-hours; step scaling is not worth it on this traffic: a fixed count of 1 instance also"
                                + " meets it and costs 10 instance-hours, exactly as much; ");
    }

    @Test
    void doesNotCompareTheCostOfAReferenceThatServesWorse() {
        double[] requests = steady(30, 600);
        Arrays.fill(requests, 300, 302, 90);
        Service lazy = Cases.sampleService().toBuilder().trackingTarget(1_000).build();
        ScalingPlan plan = ScalingPlan.of(Cases.sample().minCapacity(2).build());
        Trace trace = Trace.of(Cases.START, requests);
        Verdict both = Cases.of(plan, lazy, ONE_PERCENT, trace).verdict();
        Verdict one = verdict(lazy, ONE_PERCENT, peak());

        assertThat(both.sentence()).contains("step scaling is not worth it").doesNotContain("worse");
        assertThat(one.sentence()).contains("target tracking (our model) serves worse, so its cost is not comparable");
    }

    @Test
    void withoutAnObjectiveTheReferencesServeAtLeastAsWell() {
        Verdict verdict = verdict(Cases.sampleService(), Objective.NONE, peak());

        assertThat(verdict.outcome()).isEqualTo(NOT_ASKED);
        assertThat(verdict.sentence())
                .startsWith("No objective is set: the policy leaves ")
                .contains("a fixed count of 3 instances has no more requests above capacity and costs ");
    }

    @Test
    void comparesNoReferenceWithoutThroughput() {
        Verdict verdict = verdict(Service.standard(), Objective.NONE, steady(30, 60));
        Verdict asked = verdict(Service.standard(), ONE_PERCENT, steady(30, 60));

        assertThat(verdict.sentence())
                .isEqualTo("No objective is set: the policy serves 1,800 requests for 1 instance-hour; without"
                        + " service.requestsPerInstance the references cannot be compared.");
        assertThat(asked.outcome()).isEqualTo(MISSED);
        assertThat(asked.sentence()).contains("(maxExcess is unknown without service.requestsPerInstance)");
    }

    @Test
    void reportsThatNoFixedCountMeetsTheObjective() {
        Verdict verdict = verdict(Cases.sampleService(), ONE_PERCENT, steady(5_000, 60));

        assertThat(verdict.sentence()).contains("no fixed count in the range meets the objective");
    }

    @Test
    void checksTheObjectiveForInstanceHours() {
        Objective cheap = new Objective(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(0.5));

        assertThat(verdict(Cases.sampleService(), cheap, steady(30, 60)).sentence())
                .startsWith("The policy misses the objective (1 instance-hour, at most 0.5 allowed)");
    }

    @Test
    void comparesTheWaitsOfAQueue() {
        ScalingPlan plan = ScalingPlan.of(Cases.sample()
                .inferenceType(EndpointKind.ASYNC)
                .metric("ApproximateBacklogSizePerInstance")
                .build());
        Verdict verdict = Cases.of(plan, Cases.sampleService(), Objective.NONE, Cases.burst())
                .verdict();

        assertThat(verdict.sentence()).contains("has no longer wait");
    }

    /** An hour of load, then nothing: target tracking scales in only if there are datapoints. */
    @Test
    void namesTheOtherWinnerWhereMinutesWithoutRequestsDecide() {
        ScalingPlan slow = ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(10)
                .step(Step.upper(10).change(-1))
                .step(Step.lower(45).change(1))
                .settings(settings -> settings.evaluationPeriods(15).cooldown(1_200))
                .build());
        double[] requests = steady(0, 600);
        Arrays.fill(requests, 0, 60, 150);
        Trace trace = Trace.of(Cases.START, requests);
        Service silent = Cases.sampleService().toBuilder().initialCapacity(6).build();
        Service zeros = silent.toBuilder().zeroTraffic(ZeroTraffic.ZERO).build();

        assertThat(Cases.of(slow, zeros, Objective.NONE, trace).verdict().sentence())
                .contains("step scaling is not worth it on this traffic: ")
                .contains(" The winner depends on minutes without requests, which AWS documents in two ways: with"
                        + " zeroTraffic: missing step scaling wins; the policy then costs ");
        assertThat(Cases.of(slow, silent, Objective.NONE, trace).verdict().sentence())
                .contains("with zeroTraffic: zero target tracking wins; the policy then costs ");
    }

    @Test
    void namesOneWinnerWhereEveryMinuteHasRequests() {
        assertThat(verdict(Cases.sampleService(), ONE_PERCENT, peak()).sentence())
                .doesNotContain("zeroTraffic");
    }

    /** One instance is enough, and for an hour three are needed. */
    private static double[] peak() {
        double[] requests = steady(30, 600);
        Arrays.fill(requests, 300, 360, 140);
        return requests;
    }

    private static double[] steady(double requests, int minutes) {
        double[] all = new double[minutes];
        Arrays.fill(all, requests);
        return all;
    }

    private static Verdict verdict(Service service, Objective objective, double... requests) {
        return Cases.of(Cases.samplePlan(), service, objective, Trace.of(Cases.START, requests))
                .verdict();
    }
}
