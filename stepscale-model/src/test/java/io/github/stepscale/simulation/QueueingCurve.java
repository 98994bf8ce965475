package io.github.stepscale.simulation;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Measures the service curve of one instance at constant rates: the means of what its minutes show. */
final class QueueingCurve {
    /** The measured shares of the saturation. */
    private static final double[] UTILIZATIONS = {
        0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.97
    };

    private static final int REQUESTS = 300_000;

    private QueueingCurve() {}

    static ServiceCurve of(QueueingService service) {
        return new ServiceCurve(DoubleStream.of(UTILIZATIONS)
                .mapToObj(utilization -> row(service, utilization * service.saturation()))
                .toList());
    }

    static ServiceCurve.Row row(QueueingService service, double rate) {
        QueueingSimulation.Measured measured = QueueingSimulation.run(
                service, QueueingSimulation.Load.constant(rate, (int) Math.ceil(REQUESTS / rate)), 1);
        return new ServiceCurve.Row(
                rate,
                mean(measured.meanMs()),
                mean(measured.concurrency()),
                Map.of(LatencyQuantile.P95, mean(measured.p95Ms())));
    }

    /** The mean of the minutes after the first tenth, which start from an empty instance. */
    private static double mean(double[] minutes) {
        return Arrays.stream(minutes, minutes.length / 10, minutes.length)
                .filter(Double::isFinite)
                .average()
                .orElseThrow();
    }
}
