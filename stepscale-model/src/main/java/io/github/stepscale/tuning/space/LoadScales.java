package io.github.stepscale.tuning.space;

import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.UtilizationByMetric;
import io.github.stepscale.curve.UtilizationLaw;
import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.simulation.LatencyObjective;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the bounds of each metric lie: full load is {@code requestsPerInstance} or, of a latency, its limit and, of a
 * backlog, what one instance serves within the longest wait.
 *
 * @param template what all candidates share
 */
record LoadScales(PolicyTemplate template) {
    private static final double MICROS = 1_000;

    /** The default metric of the target: requests, or waiting requests, per instance. */
    LoadScale requests() {
        SourceMetric metric = MetricCatalog.metric(template.present().target().defaultMetric(), template.kind());
        double minutes = template.kind() == EndpointKind.ASYNC
                ? Math.max(1, template.objective().maxWait().orElse(1))
                : 1;
        return LoadScale.of(metric, 0, minutes * template.each().doubleValue());
    }

    /** The maximum of the requests inside an instance; empty without a curve, or if the target has no such metric. */
    Optional<LoadScale> concurrency() {
        double peak = template.service().concurrencyPeak();
        return published("ConcurrentRequestsPerModel", "ConcurrentRequestsPerCopy")
                .flatMap(metric -> curve().flatMap(curve -> scale(metric, 0, peak * concurrencyAt(curve))));
    }

    /** In steps of the rows, which is near enough for a scale. */
    private double concurrencyAt(ServiceCurve curve) {
        double rate = template.each().doubleValue();
        return curve.rows().stream()
                .filter(row -> row.requestsPerMinute() >= rate)
                .mapToDouble(ServiceCurve.Row::concurrency)
                .findFirst()
                .orElseGet(curve::lastConcurrency);
    }

    /**
     * The mean or the quantile of the latency that the objective limits, from that of an idle instance to the limit; empty
     * without a curve, or if an idle instance does not keep the limit.
     */
    Optional<LoadScale> latency() {
        Optional<LatencyObjective> limit = template.objective().latency();
        LatencyStatistic statistic = limit.map(LatencyObjective::statistic).orElse(LatencyStatistic.MEAN);
        return curve().filter(curve -> statistic.isOneOf(curve.quantiles()))
                .flatMap(curve -> published("ModelLatency")
                        .flatMap(metric -> scale(
                                metric.withStatistic(statistic
                                        .quantile()
                                        .map(quantile -> new Statistic(quantile.statistic()))
                                        .orElse(Statistic.AVERAGE)),
                                MICROS * statistic.of(curve).at(0),
                                MICROS
                                        * limit.map(LatencyObjective::atMostMs)
                                                .orElseGet(() -> statistic
                                                        .of(curve)
                                                        .at(template.each().doubleValue())))));
    }

    /**
     * The utilization that the present policy watches or, of others, the first that the service knows; empty if it knows none.
     */
    Optional<LoadScale> utilization() {
        String present = template.present().metric() instanceof SourceMetric source ? source.name() : "";
        return template.service().effectiveSaturation().stream()
                .boxed()
                .findFirst()
                .flatMap(saturation -> Stream.concat(Stream.of(present), UtilizationByMetric.METRICS.stream())
                        .filter(template.service().utilization().laws()::containsKey)
                        .flatMap(name -> published(name).stream())
                        .findFirst()
                        .flatMap(metric -> utilization(metric, saturation)));
    }

    private Optional<LoadScale> utilization(SourceMetric metric, double saturation) {
        UtilizationLaw law = Optional.ofNullable(
                        template.service().utilization().laws().get(metric.name()))
                .orElseThrow();
        return scale(metric, law.idle(), law.utilization(template.each().doubleValue(), saturation));
    }

    private Optional<ServiceCurve> curve() {
        return template.service().responseCurve();
    }

    private Optional<SourceMetric> published(String... names) {
        return Stream.of(names)
                .flatMap(name -> MetricCatalog.find(name, template.kind()).stream())
                .filter(metric -> metric.publishedBy().contains(template.kind()))
                .findFirst()
                .map(CatalogMetric::metric);
    }

    private static Optional<LoadScale> scale(SourceMetric metric, double idle, double full) {
        return full > idle ? Optional.of(LoadScale.of(metric, idle, full)) : Optional.empty();
    }
}
