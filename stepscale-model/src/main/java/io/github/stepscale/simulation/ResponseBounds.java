package io.github.stepscale.simulation;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.service.Service;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.traffic.Trace;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be known of the response of instances, whatever a policy does. */
public record ResponseBounds(EndpointKind kind, Service service, Trace trace) {
    /** What is missing where neither a curve nor a model tells the response: the rest of a sentence, after its subject. */
    public static final String NEEDS_CURVE = "needs service.curve";

    /** The fix of {@link #NEEDS_CURVE}, as one sentence without a full stop. */
    public static final String CURVE_FIX = "Run stepscale:calibrate, or write service.model in its place";

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
    record Missing(String problem, String fix) {
        private static final Missing CURVE = new Missing(NEEDS_CURVE, CURVE_FIX);
        private static final Missing INSTANCES =
                new Missing("needs instances, which a serverless variant does not have", "Remove it");

        /** Why what depends on it cannot be checked; with the fix, where that is not to expect something else. */
        String reason() {
            return "it " + problem + (equals(INSTANCES) ? "" : ". " + fix);
        }
    }

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
            return Optional.of(Missing.INSTANCES);
        }
        return service.responseCurve().isPresent() ? Optional.empty() : Optional.of(Missing.CURVE);
    }

    /** Why a limit of the latency cannot fail, or cannot be checked, in some minutes; empty otherwise. */
    public Optional<String> reasonLatencyHolds(LatencyStatistic statistic, int from, int to) {
        return missing(statistic).map(Missing::reason).or(() -> reasonNoRequests(from, to));
    }

    /** Why no request can time out, or why it cannot be known; empty otherwise. */
    public Optional<String> reasonNothingTimesOut() {
        if (kind == EndpointKind.ASYNC) {
            return Optional.of("the requests to an asynchronous endpoint have no timeout");
        }
        return missing()
                .map(Missing::reason)
                .or(this::reasonTimeoutsAreNotCounted)
                .or(() -> reasonNoRequests(0, Integer.MAX_VALUE));
    }

    /** The timeout limits the wait of a queue; the simulation does not count a request of which the service alone takes longer. */
    private Optional<String> reasonTimeoutsAreNotCounted() {
        double timeoutMs = Durations.inMillis(service.timeout());
        return service.responseCurve()
                .map(curve -> curve.rows().get(0).meanMs())
                .filter(meanMs -> meanMs > timeoutMs)
                .map(meanMs ->
                        "even at its lowest rate " + (service.curve().isPresent() ? "service.curve" : "service.model")
                                + " has a mean of " + ReadableNumbers.distinct(meanMs, timeoutMs)
                                + " ms, above service.timeout ("
                                + Durations.exact(service.timeout())
                                + "), and the simulation counts only what waits too long above saturation");
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
