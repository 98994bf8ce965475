package io.github.stepscale.tuning;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.service.DelayRanges;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.GoalValidator;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.objective.ObjectiveLimits;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.objective.Shortage;
import io.github.stepscale.tuning.search.TrafficPart;
import io.github.stepscale.tuning.search.TrafficSplit;
import io.github.stepscale.tuning.selection.Qualification;
import io.github.stepscale.tuning.space.Candidate;
import io.github.stepscale.tuning.space.PolicyFamily;
import io.github.stepscale.tuning.space.PolicyTemplate;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import io.github.stepscale.validation.Violation;
import java.util.List;
import java.util.Optional;

/**
 * What to tune.
 *
 * @param present the present policy. Its target, range, suspensions and schedules stay; its minimum is the smallest that
 *     the search may choose
 * @param service the properties of the served model; {@code requestsPerInstance} is needed, {@code initialCapacity} is
 *     not used
 * @param objective at least one of {@code maxExcess}, {@code latency} and {@code maxWait}; of an asynchronous endpoint
 *     {@code maxWait}. The first of them is weighed against the cost; all others have to hold
 * @param trace the traffic, at least one request
 * @param options the options of the search
 */
public record TuningRequest(
        ScalingDescription present, Service service, Objective objective, Trace trace, TuningOptions options) {

    /**
     * @throws io.github.stepscale.validation.InvalidValueException if nothing can be tuned; with all reasons
     */
    public TuningRequest {
        new Validator()
                .addAll(missing(present, service, objective))
                .addAll(trace.total() > 0 ? unreachable(present, service, objective, trace) : List.of())
                .addAll(unusable(service, trace, options))
                .throwIfAny();
    }

    /** What a tuning needs beside a policy and traffic, and is not there. */
    public static List<Violation> missing(ScalingDescription present, Service service, Objective objective) {
        return new Validator()
                .require(
                        service.requestsPerInstance().isPresent(),
                        Validator.ABSENT,
                        "service.requestsPerInstance",
                        "is missing: how many instances the traffic needs follows from it",
                        "Write how many requests a minute one instance serves")
                .require(
                        isAsync(present) || !Shortage.all(objective).isEmpty(),
                        Validator.ABSENT,
                        "objective.maxExcess",
                        "is missing: without it the cheapest policy is the minimum capacity",
                        "Write the share of requests that may come above capacity, such as 1%, or limit latency or maxWait")
                .require(
                        !isAsync(present) || objective.maxWait().isPresent(),
                        Validator.ABSENT,
                        "objective.maxWait",
                        "is missing: requests to an asynchronous endpoint wait, and without it the cheapest policy is the"
                                + " minimum capacity",
                        "Write the longest wait in minutes, such as 10")
                .violations();
    }

    /** What makes traffic say nothing about a policy, or the part of it that is tuned on. */
    private static List<Violation> unusable(Service service, Trace trace, TuningOptions options) {
        int required = 2 * service.scaleOutDelay() + service.metricDelay() + 1;
        if (trace.total() <= 0 || trace.minutes() < required) {
            return unusable(trace, required, "", "Record traffic with requests", "Record at least a day");
        }
        String larger = "Tune on a larger share, or record for longer";
        return unusable(TrafficSplit.of(trace, options.share()).tuned(), required, "its tuning part ", larger, larger);
    }

    private static List<Violation> unusable(Trace trace, int required, String subject, String busier, String longer) {
        return new Validator()
                .require(trace.total() > 0, "traffic", subject + "has no requests", busier)
                .require(
                        trace.minutes() >= required,
                        Validator.TOGETHER,
                        "traffic",
                        () -> subject + "is " + Plurals.of(trace.minutes(), "minute") + " long: at least " + required
                                + " are needed, for two scale-outs",
                        longer)
                .violations();
    }

    /** What is weighed against the cost. */
    public Shortage shortage() {
        return Shortage.all(objective).get(0);
    }

    /** Whether a run keeps all limits of the objective; a part of the traffic may cost its share of {@code maxInstanceHours}. */
    public boolean isKeptBy(RunFigures figures) {
        return limits().areKeptBy(figures);
    }

    /** Why the present policy cannot be simulated, and so not be compared; empty if it can. */
    public Optional<String> presentRefusal() {
        try {
            TrafficPart.of(trace, service, limits()).simulator(new Candidate(PolicyFamily.PRESENT, present, List.of()));
            return Optional.empty();
        } catch (InvalidValueException refused) {
            return Optional.of(refused.violations().get(0).problem());
        }
    }

    /** The delays under which the objective has to be kept. */
    DelayRanges delays() {
        return options.delays().orElseGet(() -> DelayRanges.around(service));
    }

    /** The parts of the traffic. */
    TrafficSplit split() {
        return TrafficSplit.of(trace, options.share());
    }

    /** What all candidates share. */
    PolicyTemplate template() {
        return PolicyTemplate.of(present, service, objective, split().tuned());
    }

    /** What a policy has to show on the tuning part. */
    Qualification qualification(TrafficPart tuned, TuningEnvironment environment) {
        return Qualification.of(tuned, delays(), options.seed(), environment.deployable());
    }

    ObjectiveLimits limits() {
        return ObjectiveLimits.of(objective, options.margin(), trace.minutes());
    }

    private static boolean isAsync(ScalingDescription present) {
        return present.target().kind() == EndpointKind.ASYNC;
    }

    /** What makes a limit one that cannot be checked, or cannot fail. */
    private static List<Violation> unreachable(
            ScalingDescription present, Service service, Objective objective, Trace trace) {
        try {
            GoalValidator.require(objective, ScalingPlan.of(present), service, trace);
            return List.of();
        } catch (InvalidValueException invalid) {
            return invalid.violations().stream()
                    .map(violation -> violation.under("objective"))
                    .toList();
        }
    }
}
