package io.github.stepscale.report.simulation;

import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.ServiceModel;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.service.Service;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.ReadableNumbers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The assumptions of a simulation about the response of one instance to load, as sentences; none if it is unknown. */
final class ResponseAssumptions {
    private static final double NANOS_PER_MILLI = 1e6;

    private final ScalingPlan plan;
    private final Service service;
    private final ServiceCurve curve;

    private ResponseAssumptions(ScalingPlan plan, Service service, ServiceCurve curve) {
        this.plan = plan;
        this.service = service;
        this.curve = curve;
    }

    static Stream<String> of(ScalingPlan plan, Service service) {
        return service.responseCurve().stream().flatMap(curve -> new ResponseAssumptions(plan, service, curve).all());
    }

    private Stream<String> all() {
        Set<String> watched = plan.allRules().stream()
                .flatMap(rule -> rule.alarm().metric().sources().stream())
                .map(SourceMetric::name)
                .collect(Collectors.toSet());
        return Stream.of(
                        Stream.of(
                                service.model().map(this::model).orElseGet(this::measured),
                                saturation(),
                                flow(),
                                timeout()),
                        peak(watched).stream(),
                        utilization(watched))
                .flatMap(part -> part);
    }

    private String measured() {
        List<ServiceCurve.Row> rows = curve.rows();
        return "Latency and concurrency follow from the measured response of one " + unit() + " (service.curve): "
                + rows.size() + " constant rates from "
                + ReadableNumbers.of(rows.get(0).requestsPerMinute()) + " to "
                + ReadableNumbers.of(curve.lastRate(), "request") + " a minute, linear between them.";
    }

    private String model(ServiceModel model) {
        return "Latency and concurrency follow from a formula for one " + unit()
                + " (service.model), not from a measurement: "
                + ReadableNumbers.of(model.workers(), "worker") + ", "
                + Durations.millis(model.serviceTime().toNanos() / NANOS_PER_MILLI)
                + " per request, variability " + ReadableNumbers.of(model.variability())
                + "; the mean wait by Allen and Cunneen. It knows no quantiles.";
    }

    private String saturation() {
        double saturation = service.effectiveSaturation().orElseThrow();
        return "One " + unit() + " completes at most " + ReadableNumbers.of(saturation, "request")
                + " a minute (service.saturation), however many wait"
                + (saturation == curve.lastRate() ? ": the last rate that is known." : ".");
    }

    private String flow() {
        return "In steps of ten seconds, one " + unit()
                + " responds to the requests inside it as it does to a constant load with"
                + " as many inside (pointwise stationary fluid flow). Requests arrive evenly within a minute, without chance,"
                + " and all " + plan.scaling().target().units() + " hold equally many.";
    }

    private String timeout() {
        return ComparedRuns.queues(plan)
                ? "Requests to the asynchronous endpoint have no timeout; those inside when the last " + unit()
                        + " goes count as timed out."
                : "A request that waits longer than " + Durations.exact(service.timeout())
                        + " times out (service.timeout), and is not retried. All that are inside when the last "
                        + unit()
                        + " goes time out too.";
    }

    private Optional<String> peak(Set<String> watched) {
        if (watched.stream().noneMatch(name -> name.startsWith("ConcurrentRequests"))) {
            return Optional.empty();
        }
        return Optional.of(
                service.concurrencyPeak() == 1
                        ? "The maximum of the concurrency within a minute is taken to be its mean (service.concurrencyPeak);"
                                + " record measures how much more it is."
                        : "The maximum of the concurrency within a minute is "
                                + ReadableNumbers.of(service.concurrencyPeak())
                                + " times its mean (service.concurrencyPeak).");
    }

    private Stream<String> utilization(Set<String> watched) {
        return service.utilization().laws().entrySet().stream()
                .filter(law -> watched.contains(law.getKey()))
                .map(law -> law.getKey() + " rises with the throughput, from "
                        + ReadableNumbers.of(law.getValue().idle()) + " without requests to "
                        + ReadableNumbers.of(law.getValue().full()) + " at saturation (service.utilization).");
    }

    private String unit() {
        return plan.scaling().target().unit();
    }
}
