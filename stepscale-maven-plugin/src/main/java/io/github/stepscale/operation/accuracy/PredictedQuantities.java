package io.github.stepscale.operation.accuracy;

import io.github.stepscale.aws.EndpointDescriptions.MetricPublishing;
import io.github.stepscale.aws.Metrics;
import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.operation.shared.TargetMetricQueries;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.LatencyObjective;
import io.github.stepscale.simulation.PublishedMinutes;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.synth.SynthesizedStack;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The quantities of a target that a simulation predicts and CloudWatch publishes: latency, and the metrics of the rules. */
public final class PredictedQuantities {
    private static final String LATENCY = "ModelLatency";
    private static final double MILLIS_PER_MICRO = 0.001;

    private final SynthesizedStack stack;
    private final Service service;
    private final TargetMetricQueries queries;

    /** @param publishing how the endpoint publishes its metrics; empty if unknown */
    public PredictedQuantities(SynthesizedStack stack, Optional<MetricPublishing> publishing) {
        this.stack = stack;
        this.service = stack.descriptor().service();
        this.queries = new TargetMetricQueries(stack.plan().scaling().target(), publishing);
    }

    /** Returns the latencies, then the metrics; without a curve of the service the metrics alone. */
    public List<PredictedQuantity> all() {
        List<PredictedQuantity> latencies = statistics().map(this::latency).toList();
        List<Metrics.Query> known =
                latencies.stream().map(PredictedQuantity::query).toList();
        return Stream.concat(latencies.stream(), metrics().filter(metric -> !known.contains(metric.query())))
                .toList();
    }

    /** The mean, and the quantile of the objective, else the p95, if the curve has it. */
    private Stream<LatencyStatistic> statistics() {
        return service.responseCurve().stream()
                .flatMap(curve -> Stream.concat(Stream.of(LatencyStatistic.MEAN), quantile(curve).stream()));
    }

    private Optional<LatencyStatistic> quantile(ServiceCurve curve) {
        Stream<LatencyStatistic> limited =
                stack.descriptor().objective().latency().map(LatencyObjective::statistic).stream();
        return Stream.concat(limited, Stream.of(LatencyStatistic.of(LatencyQuantile.P95)))
                .filter(statistic -> statistic.quantile().isPresent() && statistic.isOneOf(curve.quantiles()))
                .findFirst();
    }

    private static String key(LatencyStatistic statistic) {
        String word = statistic.word();
        return "latency" + word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private PredictedQuantity latency(LatencyStatistic statistic) {
        String published = statistic.quantile().map(LatencyQuantile::statistic).orElse("Average");
        return new PredictedQuantity(
                key(statistic),
                statistic.word() + " latency",
                "ms",
                queries.query(LATENCY, published),
                MILLIS_PER_MICRO,
                timeline -> latencies(timeline, statistic),
                Optional.of(statistic));
    }

    /** In minutes without requests there is nothing to compare it with. */
    private static double[] latencies(Timeline timeline, LatencyStatistic statistic) {
        return IntStream.range(0, timeline.minutes())
                .mapToDouble(minute -> timeline.trace().requests(minute) > 0
                        ? timeline.response().orElseThrow().latencyMs(statistic, minute)
                        : Double.NaN)
                .toArray();
    }

    /** The metrics of the rules; those that are expressions are left out. */
    private Stream<PredictedQuantity> metrics() {
        return stack.plan().allRules().stream()
                .map(ScalingRule::alarm)
                .flatMap(alarm -> alarm.metric() instanceof SourceMetric source ? Stream.of(source) : Stream.empty())
                .map(source -> source.withPeriod(60))
                .distinct()
                .map(this::metric);
    }

    private PredictedQuantity metric(SourceMetric source) {
        return new PredictedQuantity(
                source.name() + source.statistic().name(),
                source.statistic().name() + " of " + source.name(),
                "",
                queries.query(source, source.statistic().name()),
                1,
                timeline -> PublishedMinutes.of(source, service, timeline)
                        .orElseGet(() -> IntStream.range(0, timeline.minutes())
                                .mapToDouble(minute -> Double.NaN)
                                .toArray()),
                Optional.empty());
    }
}
