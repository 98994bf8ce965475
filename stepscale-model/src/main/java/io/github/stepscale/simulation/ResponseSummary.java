package io.github.stepscale.simulation;

import io.github.stepscale.traffic.MinuteSum;
import java.util.OptionalDouble;

/**
 * The response of the endpoint in numbers.
 *
 * @param timedOutRequests requests that were given up because they waited too long, summed minute by minute
 * @param worstLatencyMs the longest mean latency of a minute in milliseconds; absent if nothing was ever in service
 */
public record ResponseSummary(double timedOutRequests, OptionalDouble worstLatencyMs) {

    static ResponseSummary of(ResponseTimeline response) {
        return new ResponseSummary(MinuteSum.of(response.timedOut), worstLatencyMs(response));
    }

    private static OptionalDouble worstLatencyMs(ResponseTimeline response) {
        double worst = -1;
        for (int minute = 0; minute < response.timedOut.length; minute++) {
            double mean = response.latencyMeanMs(minute);
            worst = mean > worst ? mean : worst; // never so for NaN
        }
        return worst < 0 ? OptionalDouble.empty() : OptionalDouble.of(worst);
    }
}
