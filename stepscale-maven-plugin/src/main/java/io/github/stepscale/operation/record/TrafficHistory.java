package io.github.stepscale.operation.record;

import io.github.stepscale.aws.EndpointDescriptions.MetricPublishing;
import io.github.stepscale.aws.Metrics;
import io.github.stepscale.operation.shared.MetricsByMinute;
import io.github.stepscale.policy.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The requests and the capacity of a target by the minute, as a recording has them, read together with other metrics. */
public final class TrafficHistory {
    /** How long CloudWatch keeps datapoints of a minute, without those that could expire while they are read. */
    public static final Duration RETENTION = Recorder.RETENTION.minus(Recorder.MARGIN);

    private final RequestEstimator estimator;

    /** @param publishing how the endpoint publishes its metrics; empty if unknown */
    public TrafficHistory(Target target, Optional<MetricPublishing> publishing) {
        this.estimator = RequestEstimator.of(target, publishing);
    }

    /**
     * Reads the metrics of the traffic and others in one pass.
     *
     * @param others queries of other metrics
     * @param from a whole minute
     * @param to a whole minute, exclusive
     * @throws io.github.stepscale.aws.AwsException if AWS refuses or gives no answer
     */
    public MetricsByMinute read(Metrics metrics, List<Metrics.Query> others, Instant from, Instant to) {
        List<Metrics.Query> queries = Stream.concat(estimator.queries().stream(), others.stream())
                .distinct()
                .toList();
        Duration period = Duration.ofSeconds(
                queries.stream().mapToInt(Metrics.Query::periodSeconds).max().orElseThrow());
        // One minute more: a change needs the minute before. Whole periods: a part of one would be a wrong sum.
        Instant start = TimeGrid.floor(from.minus(1, ChronoUnit.MINUTES), period);
        return new MetricsByMinute(metrics.read(queries, start, TimeGrid.ceiling(to, period)));
    }

    /** Returns the requests of each minute; {@link Double#NaN} where they are unknown. */
    public List<Double> requests(MetricsByMinute values, Instant from, int minutes) {
        return column(estimator.rows(values), from, minutes);
    }

    /** Returns the units in service in each minute; {@link Double#NaN} where they are unknown. */
    public List<Double> inService(MetricsByMinute values, Instant from, int minutes) {
        return column(estimator.inService(values), from, minutes);
    }

    private static List<Double> column(SortedMap<Instant, List<String>> rows, Instant from, int minutes) {
        return IntStream.range(0, minutes)
                .mapToObj(minute -> Optional.ofNullable(rows.get(from.plus(minute, ChronoUnit.MINUTES))))
                .map(fields -> fields.map(known -> Double.valueOf(known.get(0))).orElse(Double.NaN))
                .toList();
    }

    /** Returns how the requests are computed, in words. */
    public String description() {
        return estimator.description();
    }
}
