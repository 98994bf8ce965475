package io.github.stepscale.simulation;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.ServiceModel;
import io.github.stepscale.service.Service;
import io.github.stepscale.service.ServiceBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Draws the response of instances to load, of the size of the traffic, fast and slow. */
final class RandomCurve {
    private final Draw draw;

    RandomCurve(Draw draw) {
        this.draw = draw;
    }

    /** The service of a run with a curve, or now and then a model. */
    Service service(RandomRun run) {
        double knee = Math.max(1, run.trace().peak()) * (0.02 + draw.random().nextDouble()) / draw.between(1, 6);
        ServiceBuilder service =
                run.service().toBuilder().timeout(Duration.ofMillis(draw.of(1, 500, 5_000, 60_000, 600_000)));
        if (draw.chance(0.2)) {
            int workers = draw.between(1, 20);
            long nanos = Math.min(3_600_000_000_000L, (long) Math.max(1, workers * 6e10 / knee));
            return service.model(new ServiceModel(workers, Duration.ofNanos(nanos), draw.between(0, 20) / 10.0))
                    .build();
        }
        ServiceCurve curve = curve(knee);
        service.curve(curve);
        if (draw.chance(0.6)) {
            service.saturation(curve.lastRate() * (1 + draw.random().nextDouble()));
        }
        return service.build();
    }

    private ServiceCurve curve(double knee) {
        List<ServiceCurve.Row> rows = new ArrayList<>();
        int count = draw.between(3, 12);
        double rate = 0;
        double concurrency = 0;
        double slow = Math.pow(10, draw.between(-3, 2));
        List<LatencyQuantile> quantiles =
                draw.chance(0.3) ? List.of() : List.of(draw.of(LatencyQuantile.values()), LatencyQuantile.P95);
        for (int i = 0; i < count; i++) {
            rate += knee * (0.1 + draw.random().nextDouble()) / count;
            concurrency += slow * (0.1 + draw.random().nextDouble()) * (i + 1);
            Map<LatencyQuantile, Double> latencies = new EnumMap<>(LatencyQuantile.class);
            quantiles.forEach(quantile ->
                    latencies.put(quantile, 1 + 1_000 * draw.random().nextDouble()));
            rows.add(new ServiceCurve.Row(
                    rate,
                    concurrency / rate * 60_000 * (0.8 + 0.4 * draw.random().nextDouble()),
                    concurrency,
                    latencies));
        }
        return new ServiceCurve(rows);
    }
}
