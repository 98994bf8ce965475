package io.github.stepscale.tuning;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.Validator;
import java.util.OptionalDouble;

/**
 * What to tune.
 *
 * @param present the present policy. Its target, range, suspensions and schedules stay; its minimum is the smallest that
 *     the search may choose
 * @param service the properties of the served model; {@code requestsPerInstance} is needed, {@code initialCapacity} is
 *     not used
 * @param objective {@code maxExcess} alone
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
                .require(
                        service.requestsPerInstance().isPresent(),
                        Validator.ABSENT,
                        "service.requestsPerInstance",
                        "is missing: how many instances the traffic needs follows from it",
                        "Write how many requests a minute one instance serves")
                .require(
                        objective.maxExcess().isPresent(),
                        Validator.ABSENT,
                        "objective.maxExcess",
                        "is missing: without it the cheapest policy is the minimum capacity",
                        "Write the share of requests that may come above capacity, such as 1%")
                .require(
                        objective.maxWait().isEmpty()
                                && objective.maxInstanceHours().isEmpty()
                                && objective.latency().isEmpty(),
                        "objective",
                        "limits more than maxExcess, which alone is tuned for",
                        "Leave the other limits out, and check them with simulate")
                .require(
                        present.target().kind() != EndpointKind.ASYNC,
                        "inferenceType",
                        "async cannot be tuned: its requests wait, and none comes above capacity",
                        "Tune a real-time endpoint or an inference component")
                .require(trace.total() > 0, "traffic", "has no requests", "Record traffic with requests")
                .require(
                        trace.minutes() > 2 * service.scaleOutDelay() + service.metricDelay(),
                        Validator.TOGETHER,
                        "traffic",
                        () -> "is " + trace.minutes() + " minutes long, shorter than two scale-outs",
                        "Record at least a day")
                .throwIfAny();
    }

    /** The largest number of requests above capacity that the margin allows in a part of the traffic. */
    double budget(Trace part) {
        double share = objective.maxExcess().orElseThrow() * options.margin();
        return maxExcess(share).maxExcessRequests(part.total()).orElseThrow();
    }

    private static Objective maxExcess(double share) {
        return new Objective(OptionalDouble.of(share), OptionalDouble.empty(), OptionalDouble.empty());
    }
}
