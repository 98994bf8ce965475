package io.github.stepscale.simulation;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.Trace;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be known of the response of instances, whatever a policy does. */
public record ResponseBounds(EndpointKind kind, Service service, Trace trace) {

    static ResponseBounds of(RunConditions conditions) {
        return new ResponseBounds(
                conditions.plan().scaling().target().kind(), conditions.service(), conditions.trace());
    }

    /**
     * What a latency needs and does not have.
     *
     * @param problem the rest of a sentence, after its subject
     * @param fix the fix, as one sentence without a full stop
     */
    record Missing(String problem, String fix) {}

    /** What is missing for a statistic of the latency; empty if it is known. */
    Optional<Missing> missing(LatencyStatistic statistic) {
        return missing()
                .or(() -> service.responseCurve()
                        .filter(curve -> !statistic.isOneOf(curve.quantiles()))
                        .map(curve -> new Missing(
                                "needs " + statistic + ", " + quantiles(curve),
                                "Measure it with calibrate, or limit the mean")));
    }

    private String quantiles(ServiceCurve curve) {
        if (service.curve().isEmpty()) {
            return "and service.model tells the mean only";
        }
        String known =
                curve.quantiles().stream().map(LatencyQuantile::statistic).collect(Collectors.joining(", "));
        return "and service.curve has " + (known.isEmpty() ? "no quantiles" : "only " + known);
    }

    private Optional<Missing> missing() {
        if (kind == EndpointKind.SERVERLESS) {
            return Optional.of(new Missing("needs instances, which a serverless variant does not have", "Remove it"));
        }
        return service.responseCurve().isPresent()
                ? Optional.empty()
                : Optional.of(new Missing(
                        "needs service.curve, which is missing",
                        "Measure it with calibrate, or write service.model in its place"));
    }

    /** Why a limit of the latency cannot fail, or cannot be checked, in some minutes; empty otherwise. */
    public Optional<String> reasonLatencyHolds(LatencyStatistic statistic, int from, int to) {
        return missing(statistic).map(missing -> "it " + missing.problem()).or(() -> reasonNoRequests(from, to));
    }

    /** Why no request can time out, or why it cannot be known; empty otherwise. */
    public Optional<String> reasonNothingTimesOut() {
        if (kind == EndpointKind.ASYNC) {
            return Optional.of("the requests to an asynchronous endpoint have no timeout");
        }
        return missing().map(missing -> "it " + missing.problem()).or(() -> reasonNoRequests(0, Integer.MAX_VALUE));
    }

    private Optional<String> reasonNoRequests(int from, int to) {
        for (int minute = from; minute < Math.min(trace.minutes(), to); minute++) {
            if (trace.requests(minute) > 0) {
                return Optional.empty();
            }
        }
        return Optional.of("there are no requests" + (from == 0 ? "" : " from minute " + from + " on"));
    }
}
