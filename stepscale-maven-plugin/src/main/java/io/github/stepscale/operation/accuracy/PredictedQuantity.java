package io.github.stepscale.operation.accuracy;

import io.github.stepscale.accuracy.Accuracy;
import io.github.stepscale.accuracy.Prediction;
import io.github.stepscale.aws.Metrics;
import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.operation.shared.MetricsByMinute;
import io.github.stepscale.simulation.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A quantity that a simulation predicts and CloudWatch publishes.
 *
 * @param key the name in files, such as {@code latencyP95}
 * @param name the name for people, such as {@code p95 latency}
 * @param unit such as {@code ms}; empty for that of a metric of CloudWatch
 * @param query reads it from CloudWatch by the minute
 * @param factor from CloudWatch's unit to {@code unit}
 * @param simulated its values in a run, one a minute, in {@code unit}; {@link Double#NaN} where there is none
 * @param statistic that of a latency; empty for a metric of a rule
 */
public record PredictedQuantity(
        String key,
        String name,
        String unit,
        Metrics.Query query,
        double factor,
        Function<Timeline, double[]> simulated,
        Optional<LatencyStatistic> statistic) {

    /** Returns the prediction of a run, without observations. */
    public Prediction predict(Timeline timeline) {
        return new Prediction(
                key,
                name,
                unit,
                DoubleStream.of(simulated.apply(timeline)).boxed().toList(),
                List.of());
    }

    /**
     * Returns the prediction of a run with what CloudWatch published, if anything.
     *
     * @param prediction of this quantity
     * @param published datapoints of CloudWatch
     * @param minutes the kinds of minutes
     */
    public Prediction observe(
            Prediction prediction, MetricsByMinute published, Instant start, Accuracy.Minutes minutes) {
        List<Double> values = IntStream.range(0, prediction.simulated().size())
                .mapToObj(minute -> value(published, start.plusSeconds(60L * minute)))
                .toList();
        return prediction.with(
                "CloudWatch", "in CloudWatch" + (unit.isEmpty() ? "" : " (" + query.name() + ")"), values, minutes);
    }

    private double value(MetricsByMinute published, Instant minute) {
        return published.at(query, minute).orElse(Double.NaN) * factor;
    }
}
