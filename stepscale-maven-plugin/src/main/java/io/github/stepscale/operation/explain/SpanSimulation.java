package io.github.stepscale.operation.explain;

import io.github.stepscale.accuracy.Accuracy;
import io.github.stepscale.accuracy.Prediction;
import io.github.stepscale.aws.EndpointDescriptions.MetricPublishing;
import io.github.stepscale.aws.Metrics;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.accuracy.ComparedMinutes;
import io.github.stepscale.operation.accuracy.PredictedQuantities;
import io.github.stepscale.operation.accuracy.PredictedQuantity;
import io.github.stepscale.operation.record.TrafficHistory;
import io.github.stepscale.operation.shared.MetricsByMinute;
import io.github.stepscale.operation.shared.OptionalRead;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Simulator;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.text.Timestamps;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Simulates the observed requests of a time span, and sets the results beside what CloudWatch has of it. */
final class SpanSimulation {
    private final SynthesizedStack stack;
    private final ScalingPlan plan;
    private final Service service;
    private final Target target;
    private final Consumer<String> notes;

    /** @param notes receives what prevents the comparison */
    SpanSimulation(SynthesizedStack stack, Consumer<String> notes) {
        this.stack = stack;
        this.plan = stack.plan();
        this.service = stack.descriptor().service();
        this.target = plan.scaling().target();
        this.notes = notes;
    }

    /**
     * Reads and simulates the whole minutes of a span. Empty, without any request, if the descriptor has no {@code service} or the
     * policy cannot be simulated.
     *
     * @param publishing how the endpoint publishes its metrics; empty if unknown
     * @param now the present; the newest datapoints may not be complete and are left out
     */
    Optional<SimulatedSpan> compare(
            Metrics metrics, Optional<MetricPublishing> publishing, ExplainOptions span, Instant now) {
        if (service.equals(Service.standard()) || simulator(service).isEmpty()) {
            return Optional.empty();
        }
        Instant from = later(ceiling(span.from()), ceiling(now.minus(TrafficHistory.RETENTION)));
        Instant newest = now.minus(Duration.ofMinutes(service.metricDelay()));
        Instant to = (span.to().isBefore(newest) ? span.to() : newest).truncatedTo(ChronoUnit.MINUTES);
        return from.isBefore(to) ? read(metrics, publishing, from, to) : Optional.empty();
    }

    private static Instant ceiling(Instant time) {
        return time.plus(1, ChronoUnit.MINUTES).minusNanos(1).truncatedTo(ChronoUnit.MINUTES);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Optional<SimulatedSpan> read(
            Metrics metrics, Optional<MetricPublishing> publishing, Instant from, Instant to) {
        TrafficHistory traffic = new TrafficHistory(target, publishing);
        List<PredictedQuantity> quantities = new PredictedQuantities(stack, publishing).all();
        List<Metrics.Query> queries =
                quantities.stream().map(PredictedQuantity::query).toList();
        return OptionalRead.orElseIfFailed(
                () -> simulate(traffic, quantities, traffic.read(metrics, queries, from, to), from, to), refused -> {
                    notes.accept("the span is not compared with a simulation: its metrics could not be read. "
                            + ErrorAdvice.note(refused));
                    return Optional.empty();
                });
    }

    private Optional<SimulatedSpan> simulate(
            TrafficHistory traffic,
            List<PredictedQuantity> quantities,
            MetricsByMinute published,
            Instant from,
            Instant to) {
        int minutes = (int) ChronoUnit.MINUTES.between(from, to);
        List<Double> requests = traffic.requests(published, from, minutes);
        List<Double> inService = traffic.inService(published, from, minutes);
        if (requests.stream().allMatch(count -> Double.isNaN(count))) {
            notes.accept("the span is not compared with a simulation: CloudWatch has no requests from "
                    + Timestamps.minute(from) + " to " + Timestamps.minute(to) + ".");
            return Optional.empty();
        }
        int capacity = initialCapacity(inService);
        return started(capacity).map(simulator -> {
            double[] traced = requests.stream()
                    .mapToDouble(count -> Double.isNaN(count) ? 0 : count)
                    .toArray();
            Timeline timeline = simulator.run(Trace.of(from, traced));
            return new SimulatedSpan(
                    from, requests, capacity, target.unit(), predictions(timeline, quantities, published, inService));
        });
    }

    /** The first that was observed, else that of the descriptor. */
    private int initialCapacity(List<Double> inService) {
        return inService.stream()
                .filter(count -> !Double.isNaN(count))
                .findFirst()
                .map(count -> (int) Math.round(count))
                .orElseGet(() -> service.initialCapacity()
                        .orElseGet(() -> plan.scaling().capacity().min()));
    }

    /** Returns the simulator that starts with the observed capacity; a note if that is out of range. */
    private Optional<Simulator> started(int capacity) {
        Optional<Simulator> simulator =
                simulator(service.toBuilder().initialCapacity(capacity).build());
        if (simulator.isEmpty()) {
            notes.accept("the span is not compared with a simulation: it starts with a capacity of " + capacity
                    + ", outside minCapacity " + plan.scaling().capacity().min() + " to maxCapacity "
                    + plan.scaling().capacity().max() + " of the descriptor.");
        }
        return simulator;
    }

    private Optional<Simulator> simulator(Service started) {
        try {
            return Optional.of(Simulator.of(plan, started));
        } catch (InvalidValueException notSimulable) {
            return Optional.empty();
        }
    }

    private List<Prediction> predictions(
            Timeline timeline, List<PredictedQuantity> quantities, MetricsByMinute published, List<Double> inService) {
        Accuracy.Minutes minutes = ComparedMinutes.of(timeline, service, minute -> true);
        Instant start = timeline.trace().start();
        List<Double> running = IntStream.range(0, timeline.minutes())
                .mapToObj(minute -> (double) timeline.running(minute))
                .toList();
        Prediction capacity = new Prediction("capacity", "capacity", target.units(), running, List.of())
                .with("observed", "in service", inService, minutes);
        return Stream.concat(
                        Stream.of(capacity),
                        quantities.stream()
                                .map(quantity ->
                                        quantity.observe(quantity.predict(timeline), published, start, minutes)))
                .filter(Prediction::isObserved)
                .toList();
    }
}
