package io.github.stepscale.operation.accuracy;

import io.github.stepscale.accuracy.Prediction;
import io.github.stepscale.aws.EndpointDescriptions.MetricPublishing;
import io.github.stepscale.aws.Metrics;
import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.operation.shared.TargetMetricQueries;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.Metric;
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
    private static final int MINUTE = 60;
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
        List<Metrics.Series> known =
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

    /**
     * What says that nothing was observed of these predictions: a line each.
     *
     * @param predictions all, observed or not
     */
    public static List<String> withoutDatapoints(List<Prediction> predictions) {
        return predictions.stream()
                .filter(prediction -> !prediction.isObserved())
                .map(prediction -> prediction.name()
                        + " is not compared with a simulation: CloudWatch has no datapoint of it in this time.")
                .toList();
    }

    /** Why expressions of rules are not among the quantities, a line each. */
    public List<String> notCompared() {
        return expressions().stream()
                .map(queries::expression)
                .filter(query -> query.periodSeconds() != MINUTE)
                .map(query -> "the expression " + query.text() + " is not compared with a simulation: the endpoint"
                        + " publishes its metrics every " + query.periodSeconds()
                        + " s, and the simulation computes it by the minute.")
                .toList();
    }

    /** The metrics of the rules, then their expressions. */
    private Stream<PredictedQuantity> metrics() {
        Stream<PredictedQuantity> metrics = watched(SourceMetric.class)
                .map(source -> source.withPeriod(MINUTE))
                .distinct()
                .map(this::metric);
        List<MathMetric> expressions = expressions();
        return Stream.concat(
                metrics,
                IntStream.range(0, expressions.size())
                        .mapToObj(index -> expression("expression" + (index + 1), expressions.get(index)))
                        .filter(quantity -> quantity.query().periodSeconds() == MINUTE));
    }

    private List<MathMetric> expressions() {
        return watched(MathMetric.class)
                .map(math -> math.withPeriod(MINUTE))
                .distinct()
                .toList();
    }

    private <T extends Metric> Stream<T> watched(Class<T> kind) {
        return stack.plan().allRules().stream()
                .map(rule -> rule.alarm().metric())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** CloudWatch evaluates the expression, as the alarm has it, over the whole time. */
    private PredictedQuantity expression(String key, MathMetric math) {
        return new PredictedQuantity(
                key,
                "expression " + math.expression(),
                "",
                queries.expression(math),
                1,
                timeline -> PublishedMinutes.of(math, service, timeline).orElseGet(() -> none(timeline)),
                Optional.empty());
    }

    private static double[] none(Timeline timeline) {
        return IntStream.range(0, timeline.minutes())
                .mapToDouble(minute -> Double.NaN)
                .toArray();
    }

    private PredictedQuantity metric(SourceMetric source) {
        return new PredictedQuantity(
                source.name() + source.statistic().name(),
                source.statistic().name() + " of " + source.name(),
                "",
                queries.query(source, source.statistic().name()),
                1,
                timeline -> PublishedMinutes.of(source, service, timeline).orElseGet(() -> none(timeline)),
                Optional.empty());
    }
}
