package io.github.stepscale.simulation;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.UtilizationByMetric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.ResponseMetric.ConcurrentRequests;
import io.github.stepscale.simulation.ResponseMetric.ModelLatency;
import io.github.stepscale.simulation.ResponseMetric.TimedOut;
import io.github.stepscale.simulation.ResponseMetric.Utilization;
import io.github.stepscale.validation.Validator;
import io.github.stepscale.validation.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the metric of an alarm among those that follow from the response of instances, or tells what is missing for it. */
final class ResponseMetrics {
    private static final Set<String> CONCURRENCY = Set.of("ConcurrentRequestsPerModel", "ConcurrentRequestsPerCopy");
    private static final int MINUTE = 60;

    private final SourceMetric source;
    private final String name;
    private final Service service;

    private ResponseMetrics(SourceMetric source, String name, Service service) {
        this.source = source;
        this.name = name;
        this.service = service;
    }

    /** The finder of a metric; empty if no response of an instance determines it. */
    static Optional<ResponseMetrics> of(SourceMetric source, Service service) {
        return MetricCatalog.find(source)
                .map(known -> new ResponseMetrics(source, known.name(), service))
                .filter(ResponseMetrics::isKnown);
    }

    private boolean isKnown() {
        return isLatency() || isConcurrency() || isUtilization() || name.equals(TimedOut.NAME);
    }

    private boolean isLatency() {
        return name.equals(ModelLatency.NAME);
    }

    private boolean isConcurrency() {
        return CONCURRENCY.contains(name);
    }

    private boolean isUtilization() {
        return UtilizationByMetric.METRICS.contains(name);
    }

    /** The metric; empty if something is {@linkplain #missing missing}. */
    Optional<SimulatedMetric> find() {
        if (missing("").isPresent()) {
            return Optional.empty();
        }
        if (isLatency()) {
            return Optional.of(new SimulatedMetric(new ModelLatency(quantile()), PeriodStatistic.AVERAGE_OF_REQUESTS));
        }
        PeriodStatistic statistic = PeriodStatistic.of(source.statistic()).orElseThrow();
        if (isConcurrency()) {
            double peak = source.statistic().equals(Statistic.MAXIMUM) ? service.concurrencyPeak() : 1;
            return Optional.of(new SimulatedMetric(new ConcurrentRequests(name, peak), statistic));
        }
        return Optional.of(new SimulatedMetric(
                isUtilization()
                        ? new Utilization(
                                name,
                                Optional.ofNullable(service.utilization().laws().get(name))
                                        .orElseThrow(),
                                service.effectiveSaturation().orElseThrow())
                        : new TimedOut(),
                statistic));
    }

    /**
     * What is missing for the metric, or wrong with its statistic.
     *
     * @param path the path of the metric
     */
    Optional<Violation> missing(String path) {
        if (!statistics().contains(source.statistic().name()) && !isQuantile()) {
            return Optional.of(new Violation(
                    Validator.VALUE,
                    path,
                    source.statistic() + " of " + name + " cannot be simulated: " + String.join(", ", statistics())
                            + (isLatency() ? " and the quantiles of service.curve" : "") + " can be",
                    "Simulate a policy with one of these"));
        }
        if (service.responseCurve().isEmpty()) {
            return Optional.of(new Violation(
                    Validator.TOGETHER,
                    path,
                    name + " needs service.curve",
                    "Run stepscale:calibrate, or write service.model in its place"));
        }
        if (isUtilization() && !service.utilization().laws().containsKey(name)) {
            return Optional.of(new Violation(
                    Validator.TOGETHER,
                    path,
                    name + " needs service.utilization." + name + ", which is missing",
                    "Write its values without requests and at saturation: { idle: …, full: … }"));
        }
        return isQuantile() ? missingQuantile(path) : Optional.empty();
    }

    private List<String> statistics() {
        return isConcurrency()
                ? List.of("Maximum", "Average")
                : List.of(name.equals(TimedOut.NAME) ? "Sum" : "Average");
    }

    private boolean isQuantile() {
        return isLatency() && source.statistic().isPercentile();
    }

    private Optional<LatencyQuantile> quantile() {
        return Arrays.stream(LatencyQuantile.values())
                .filter(quantile ->
                        quantile.statistic().equals(source.statistic().name()))
                .findFirst();
    }

    private Optional<Violation> missingQuantile(String path) {
        Set<LatencyQuantile> measured =
                service.responseCurve().map(ServiceCurve::quantiles).orElseGet(Set::of);
        if (quantile().filter(measured::contains).isEmpty()) {
            String known = measured.stream().map(LatencyQuantile::statistic).collect(Collectors.joining(", "));
            return Optional.of(new Violation(
                    Validator.TOGETHER,
                    path,
                    source.statistic() + " of " + name + " cannot be simulated: the curve of the service has "
                            + (known.isEmpty() ? "no quantiles" : "only " + known),
                    "Run stepscale:calibrate, or watch the Average"));
        }
        return source.period() <= MINUTE
                ? Optional.empty()
                : Optional.of(new Violation(
                        Validator.TOGETHER,
                        path,
                        source.statistic() + " of " + name + " with a period of " + source.period()
                                + " s cannot be simulated: quantiles of minutes do not tell that of a longer period",
                        "Write a period of 60 s, or watch the Average"));
    }
}
