package io.github.stepscale.simulation;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.service.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The response of instances by the tick, a third time: in the doubles of the contract, so that alarms can be compared to the last
 * digit, and anew from minute 0 whenever a minute is asked for.
 */
final class ReferenceTicks {
    private static final double H = 1.0 / 6;

    /** A tick or a minute; NaN where there is nothing in service. */
    record Level(double concurrency, double throughput, double timedOut) {}

    private record Point(double inside, double rate) {}

    private record Step(double inside, double rate, double cut) {}

    private final Service service;
    private final ServiceCurve curve;
    private final double saturation;
    private final List<Point> points;
    private final boolean async;

    ReferenceTicks(Service service, boolean async) {
        this.service = service;
        this.curve = service.responseCurve().orElseThrow();
        this.saturation = service.effectiveSaturation().orElseThrow();
        this.points = points(curve, saturation);
        this.async = async;
    }

    /** The six ticks of the last of these minutes and, as a seventh, the minute. */
    List<Level> last(List<ReferenceLoad> minutes) {
        List<Level> levels = List.of();
        double inside = 0;
        int before = minutes.get(0).running();
        for (ReferenceLoad minute : minutes) {
            int running = minute.running();
            if (running == 0) {
                levels = nothing(inside * before);
                inside = 0;
            } else {
                List<Step> steps = steps(before == running ? inside : inside * before / running, minute);
                levels = levels(steps, running);
                inside = steps.get(5).inside();
            }
            before = running;
        }
        return levels;
    }

    private static List<Level> nothing(double lost) {
        Level none = new Level(Double.NaN, Double.NaN, 0);
        Level first = new Level(Double.NaN, Double.NaN, lost);
        return List.of(first, none, none, none, none, none, first);
    }

    private static List<Level> levels(List<Step> steps, int running) {
        List<Level> levels = new ArrayList<>();
        double inside = 0;
        double rate = 0;
        double cut = 0;
        for (Step step : steps) {
            levels.add(new Level(step.inside(), step.rate(), step.cut() * running));
            inside += step.inside();
            rate += step.rate();
            cut += step.cut();
        }
        levels.add(new Level(inside / 6, rate / 6, cut * running));
        return levels;
    }

    private List<Step> steps(double start, ReferenceLoad minute) {
        double cap = saturation * (service.timeout().toMillis() / 60_000.0) + curve.lastConcurrency();
        List<Step> steps = new ArrayList<>();
        double inside = start;
        for (int tick = 0; tick < 6; tick++) {
            double next = step(inside + H * (minute.requests() / minute.running()));
            double cut = async ? 0 : Math.max(0, next - cap);
            inside = cut > 0 ? cap : next < 1e-9 ? 0 : next;
            steps.add(new Step(inside, rate(inside), cut));
        }
        return steps;
    }

    private static List<Point> points(ServiceCurve curve, double saturation) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(0, 0));
        curve.rows().forEach(row -> points.add(new Point(row.concurrency(), row.requestsPerMinute())));
        if (saturation > curve.lastRate()) {
            points.add(new Point(4 * curve.lastConcurrency(), saturation));
        }
        return points;
    }

    private double step(double y) {
        double next = 0;
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            double left = point.inside() + H * point.rate();
            if (y >= left) {
                next = point.inside() + (y - left) / (1 + H * slope(i));
            }
        }
        return next;
    }

    private double rate(double inside) {
        double rate = 0;
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            if (inside >= point.inside()) {
                rate = point.rate() + slope(i) * (inside - point.inside());
            }
        }
        return rate;
    }

    private double slope(int from) {
        if (from == points.size() - 1) {
            return 0;
        }
        Point low = points.get(from);
        Point high = points.get(from + 1);
        return (high.rate() - low.rate()) / (high.inside() - low.inside());
    }

    /** In milliseconds. */
    double mean(Level level) {
        return level.throughput() == 0
                ? curve.rows().get(0).meanMs()
                : level.concurrency() / level.throughput() * 60_000;
    }

    /** In milliseconds. */
    double quantile(Level level, LatencyQuantile quantile) {
        double rate = Math.min(level.throughput(), curve.lastRate());
        double still = column(
                rate,
                row -> Optional.ofNullable(row.quantilesMs().get(quantile)).orElseThrow());
        return still + Math.max(0, mean(level) - column(rate, ServiceCurve.Row::meanMs));
    }

    private double column(double rate, ToDoubleFunction<ServiceCurve.Row> column) {
        ServiceCurve.Row low = curve.rows().get(0);
        if (rate <= low.requestsPerMinute()) {
            return column.applyAsDouble(low);
        }
        for (ServiceCurve.Row high : curve.rows()) {
            if (rate <= high.requestsPerMinute()) {
                double from = column.applyAsDouble(low);
                return from
                        + (column.applyAsDouble(high) - from)
                                * (rate - low.requestsPerMinute())
                                / (high.requestsPerMinute() - low.requestsPerMinute());
            }
            low = high;
        }
        return column.applyAsDouble(low);
    }
}
