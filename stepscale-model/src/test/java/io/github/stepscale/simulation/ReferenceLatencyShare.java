package io.github.stepscale.simulation;

import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.service.Service;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * The share of requests that keeps a limit of the latency, and the rate at which one instance keeps it, as the contract
 * says it, a second time; what is compared with the limit is in decimals, and requests are added as doubles.
 *
 * @param kept the requests that keep it
 * @param timedOut whether some time out in a minute that keeps it, so that {@code kept} is rounded in another way
 */
record ReferenceLatencyShare(double kept, boolean timedOut) {
    private static final MathContext DIGITS = MathContext.DECIMAL128;

    static ReferenceLatencyShare of(
            ScalingPlan plan, Service service, LatencyObjective limit, double[] requests, int[] running) {
        ServiceCurve curve = service.responseCurve().orElseThrow();
        Optional<BigDecimal> timeout = plan.scaling().target().kind() == EndpointKind.ASYNC
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(service.timeout().toMillis() / 60_000.0));
        List<ReferenceResponse.Minute> minutes = new ReferenceResponse(
                        curve, service.effectiveSaturation().orElseThrow(), timeout)
                .run(requests, running);
        double kept = 0;
        boolean timedOut = false;
        for (int minute = 0; minute < requests.length; minute++) {
            ReferenceResponse.Minute found = minutes.get(minute);
            Optional<BigDecimal> latency = latency(found, limit.statistic());
            if (latency.isPresent() && latency.get().compareTo(millis(limit)) <= 0 && requests[minute] > 0) {
                kept += Math.max(0, requests[minute] - found.timedOut().doubleValue());
                timedOut |= found.timedOut().signum() > 0;
            }
        }
        return new ReferenceLatencyShare(kept, timedOut);
    }

    private static Optional<BigDecimal> latency(ReferenceResponse.Minute minute, LatencyStatistic statistic) {
        return statistic.quantile().isEmpty()
                ? minute.latencyMeanMs()
                : Optional.ofNullable(
                        minute.latencyMs().get(statistic.quantile().get()));
    }

    private static BigDecimal millis(LatencyObjective limit) {
        return BigDecimal.valueOf(limit.atMost().toNanos()).movePointLeft(6);
    }

    double fraction(double requests) {
        return requests == 0 ? 1 : kept / requests;
    }

    /** The highest rate that keeps the limit: from the last segment of the curve down. */
    static Optional<BigDecimal> rate(ServiceCurve curve, LatencyObjective limit) {
        BigDecimal most = millis(limit);
        Optional<BigDecimal> rate = Optional.empty();
        for (int i = curve.rows().size() - 1; i >= 0 && rate.isEmpty(); i--) {
            BigDecimal here = value(curve.rows().get(i), limit.statistic());
            if (here.compareTo(most) > 0) {
                continue;
            }
            BigDecimal from = new BigDecimal(curve.rows().get(i).requestsPerMinute());
            rate = Optional.of(from);
            if (i + 1 < curve.rows().size()) {
                BigDecimal to = new BigDecimal(curve.rows().get(i + 1).requestsPerMinute());
                BigDecimal next = value(curve.rows().get(i + 1), limit.statistic());
                BigDecimal part = most.subtract(here).divide(next.subtract(here), DIGITS);
                rate = Optional.of(from.add(to.subtract(from).multiply(part)));
            }
        }
        return rate;
    }

    private static BigDecimal value(ServiceCurve.Row row, LatencyStatistic statistic) {
        return new BigDecimal(statistic
                .quantile()
                .map(quantile -> row.quantilesMs().getOrDefault(quantile, Double.NaN))
                .orElse(row.meanMs()));
    }
}
