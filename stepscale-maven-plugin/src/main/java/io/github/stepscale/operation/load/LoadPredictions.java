package io.github.stepscale.operation.load;

import io.github.stepscale.accuracy.Accuracy;
import io.github.stepscale.accuracy.Prediction;
import io.github.stepscale.aws.Metrics;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.accuracy.ComparedMinutes;
import io.github.stepscale.operation.accuracy.PredictedQuantities;
import io.github.stepscale.operation.accuracy.PredictedQuantity;
import io.github.stepscale.operation.shared.MetricsByMinute;
import io.github.stepscale.operation.shared.OptionalRead;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Sets the latency and the metrics that were observed during a run beside the simulated ones. Does nothing for a service whose
 * response is unknown.
 */
final class LoadPredictions {
    private final SynthesizedStack stack;
    private final Service service;
    private final Optional<Metrics> metrics;
    private final InstantSource clock;
    private final Output output;

    /** @param metrics CloudWatch; empty to send it no request */
    LoadPredictions(SynthesizedStack stack, Optional<Metrics> metrics, InstantSource clock, Output output) {
        this.stack = stack;
        this.service = stack.descriptor().service();
        this.metrics = metrics;
        this.clock = clock;
        this.output = output;
    }

    /**
     * Returns the predictions that something was observed of.
     *
     * @param timeline the simulation of the run, from its first minute
     * @param client the latency at the client
     * @param whole whether a minute of the run is whole
     */
    List<Prediction> compare(Timeline timeline, ClientLatencies client, IntPredicate whole) {
        if (service.responseCurve().isEmpty()) {
            return List.of();
        }
        Accuracy.Minutes minutes = ComparedMinutes.of(timeline, service, whole);
        List<PredictedQuantity> quantities = new PredictedQuantities(stack, Optional.empty()).all();
        MetricsByMinute published = read(quantities, timeline);
        Instant start = timeline.trace().start();
        return quantities.stream()
                .map(quantity ->
                        quantity.observe(atClient(quantity, timeline, client, minutes), published, start, minutes))
                .filter(Prediction::isObserved)
                .toList();
    }

    /** An asynchronous endpoint answers the client from its queue, before the model begins. */
    private Prediction atClient(
            PredictedQuantity quantity, Timeline timeline, ClientLatencies client, Accuracy.Minutes minutes) {
        Prediction prediction = quantity.predict(timeline);
        return quantity.statistic().isEmpty() || stack.plan().scaling().target().kind() == EndpointKind.ASYNC
                ? prediction
                : prediction.with(
                        "client",
                        "at the client",
                        client.values(
                                quantity.statistic().get(), timeline.trace().start(), timeline.minutes()),
                        minutes);
    }

    private MetricsByMinute read(List<PredictedQuantity> quantities, Timeline timeline) {
        Instant start = timeline.trace().start();
        Instant end = earlier(start.plus(timeline.minutes(), ChronoUnit.MINUTES), newest());
        Map<Metrics.Query, List<Metrics.Datapoint>> none = Map.of();
        return new MetricsByMinute(metrics.filter(source -> start.isBefore(end))
                .map(source -> OptionalRead.orElseIfFailed(
                        () -> source.read(
                                quantities.stream()
                                        .map(PredictedQuantity::query)
                                        .toList(),
                                start,
                                end),
                        refused -> {
                            output.line("The metrics of CloudWatch are not compared with the simulation. "
                                    + ErrorAdvice.note(refused));
                            return none;
                        }))
                .orElse(none));
    }

    /** Newer datapoints may not be complete. */
    private Instant newest() {
        return clock.instant().minus(Duration.ofMinutes(service.metricDelay())).truncatedTo(ChronoUnit.MINUTES);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Returns whether a minute of a run is whole. */
    static IntPredicate whole(Instant first, Instant start, Instant trafficEnd) {
        return minute -> !start.isAfter(first.plus(minute, ChronoUnit.MINUTES))
                && !trafficEnd.isBefore(first.plus(minute + 1L, ChronoUnit.MINUTES));
    }
}
