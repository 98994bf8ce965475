package io.github.stepscale.simulation;

import io.github.stepscale.accuracy.UtilizationClass;
import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.simulation.PredictionErrors.Value;
import io.github.stepscale.traffic.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Predicts the minutes of a service from its measured curve, and compares them with those of discrete-event simulations. */
final class Prediction {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private final QueueingService service;
    private final InstanceResponse response;

    Prediction(QueueingService service) {
        ServiceCurve curve = QueueingCurve.of(service);
        this.service = service;
        this.response = InstanceResponse.of(curve, service.saturation(), QueueingSimulation.TIMEOUT, false);
    }

    /** Compares each minute with the mean of some simulations that differ by chance. */
    PredictionErrors errors(QueueingSimulation.Load load, long firstSeed, int seeds) {
        int minutes = load.rates().length;
        QueueingSimulation.Measured mean =
                new QueueingSimulation.Measured(new double[minutes], new double[minutes], new double[minutes]);
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            QueueingSimulation.Measured one = QueueingSimulation.run(service, load, seed);
            addShare(mean.concurrency(), one.concurrency(), seeds);
            addShare(mean.meanMs(), one.meanMs(), seeds);
            addShare(mean.p95Ms(), one.p95Ms(), seeds);
        }
        return compare(load, mean);
    }

    private static void addShare(double[] sums, double[] numbers, int parts) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += numbers[i] / parts;
        }
    }

    private PredictionErrors compare(QueueingSimulation.Load load, QueueingSimulation.Measured measured) {
        PredictionErrors errors = new PredictionErrors();
        Timeline.Response predicted = predict(load);
        for (int minute = 0; minute < load.rates().length; minute++) {
            UtilizationClass utilization =
                    UtilizationClass.of(load.rates()[minute] / (load.counts()[minute] * service.saturation()));
            errors.add(utilization, Value.MEAN_LATENCY, predicted.latencyMeanMs(minute), measured.meanMs()[minute]);
            errors.add(
                    utilization, Value.P95, predicted.latencyMs(LatencyQuantile.P95, minute), measured.p95Ms()[minute]);
            errors.add(utilization, Value.CONCURRENCY, predicted.concurrency(minute), measured.concurrency()[minute]);
        }
        return errors;
    }

    private Timeline.Response predict(QueueingSimulation.Load load) {
        Timeline timeline = new Timeline(Trace.of(START, load.rates()), List.of(), Optional.of(response), false);
        StationaryFlow flow = new StationaryFlow(response);
        for (int minute = 0; minute < load.rates().length; minute++) {
            timeline.running[minute] = load.counts()[minute];
            flow.serve(timeline, load.counts()[minute], minute, minute + 1);
        }
        return timeline.columns();
    }
}
