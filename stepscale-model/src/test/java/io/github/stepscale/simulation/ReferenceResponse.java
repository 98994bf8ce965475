package io.github.stepscale.simulation;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The response of instances as the contract says it, a second time: in decimals of 34 digits, with a list of points in
 * place of slopes, and the whole trace in one go.
 */
final class ReferenceResponse {
    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final BigDecimal SIX = BigDecimal.valueOf(6);
    private static final BigDecimal MILLIS = BigDecimal.valueOf(60_000);
    private static final BigDecimal NOTHING = new BigDecimal("1e-9");

    /** A minute; empty where a column is. */
    record Minute(
            Optional<BigDecimal> concurrency,
            Optional<BigDecimal> throughput,
            Optional<BigDecimal> latencyMeanMs,
            Map<LatencyQuantile, BigDecimal> latencyMs,
            BigDecimal timedOut) {}

    private record Point(BigDecimal inside, BigDecimal rate) {}

    private final ServiceCurve curve;
    private final List<Point> points = new ArrayList<>();
    private final Optional<BigDecimal> cap;

    /** @param timeout in minutes; empty for asynchronous endpoints */
    ReferenceResponse(ServiceCurve curve, double saturation, Optional<BigDecimal> timeout) {
        this.curve = curve;
        ServiceCurve.Row last = curve.rows().get(curve.rows().size() - 1);
        points.add(new Point(BigDecimal.ZERO, BigDecimal.ZERO));
        curve.rows()
                .forEach(row -> points.add(new Point(decimal(row.concurrency()), decimal(row.requestsPerMinute()))));
        if (saturation != last.requestsPerMinute()) {
            points.add(new Point(decimal(last.concurrency()).multiply(BigDecimal.valueOf(4)), decimal(saturation)));
        }
        cap = timeout.map(minutes -> decimal(saturation).multiply(minutes).add(decimal(last.concurrency())));
    }

    List<Minute> run(double[] requests, int[] running) {
        List<Minute> minutes = new ArrayList<>();
        // Of the whole endpoint, so that a change of the count divides it anew.
        BigDecimal total = BigDecimal.ZERO;
        for (int minute = 0; minute < requests.length; minute++) {
            BigDecimal arrivals = decimal(requests[minute]);
            if (running[minute] == 0) {
                minutes.add(nothing(total));
                total = BigDecimal.ZERO;
                continue;
            }
            BigDecimal count = BigDecimal.valueOf(running[minute]);
            BigDecimal inside = total.divide(count, DIGITS);
            BigDecimal timedOut = BigDecimal.ZERO;
            BigDecimal sumInside = BigDecimal.ZERO;
            BigDecimal sumRate = BigDecimal.ZERO;
            for (int tick = 0; tick < 6; tick++) {
                BigDecimal next = step(inside.add(arrivals.divide(count, DIGITS).divide(SIX, DIGITS)));
                if (cap.isPresent() && next.compareTo(cap.get()) > 0) {
                    timedOut = timedOut.add(next.subtract(cap.get()).multiply(count));
                    next = cap.get();
                }
                inside = next.compareTo(NOTHING) < 0 ? BigDecimal.ZERO : next;
                sumInside = sumInside.add(inside);
                sumRate = sumRate.add(rate(inside));
            }
            total = inside.multiply(count, DIGITS);
            minutes.add(minute(sumInside.divide(SIX, DIGITS), sumRate.divide(SIX, DIGITS), timedOut));
        }
        return minutes;
    }

    private static Minute nothing(BigDecimal timedOut) {
        return new Minute(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), timedOut);
    }

    private Minute minute(BigDecimal concurrency, BigDecimal throughput, BigDecimal timedOut) {
        BigDecimal mean = throughput.signum() == 0
                ? decimal(curve.rows().get(0).meanMs())
                : concurrency.multiply(MILLIS).divide(throughput, DIGITS);
        BigDecimal rate = throughput.min(decimal(curve.lastRate()));
        BigDecimal above = mean.subtract(column(rate, ServiceCurve.Row::meanMs)).max(BigDecimal.ZERO);
        Map<LatencyQuantile, BigDecimal> quantiles = new TreeMap<>();
        for (LatencyQuantile quantile : curve.quantiles()) {
            BigDecimal still = column(
                    rate,
                    row -> Optional.ofNullable(row.quantilesMs().get(quantile)).orElseThrow());
            quantiles.put(quantile, still.add(above));
        }
        return new Minute(Optional.of(concurrency), Optional.of(throughput), Optional.of(mean), quantiles, timedOut);
    }

    /** N' of N' + h X(N') = sum: the left side is linear between the points, so it is inverted there. */
    private BigDecimal step(BigDecimal sum) {
        for (int i = 1; i < points.size(); i++) {
            BigDecimal high = left(points.get(i));
            if (sum.compareTo(high) <= 0) {
                BigDecimal low = left(points.get(i - 1));
                return between(
                        sum,
                        low,
                        high,
                        points.get(i - 1).inside(),
                        points.get(i).inside());
            }
        }
        return sum.subtract(points.get(points.size() - 1).rate().divide(SIX, DIGITS));
    }

    private static BigDecimal left(Point point) {
        return point.inside().add(point.rate().divide(SIX, DIGITS));
    }

    private BigDecimal rate(BigDecimal inside) {
        for (int i = 1; i < points.size(); i++) {
            Point before = points.get(i - 1);
            Point point = points.get(i);
            if (inside.compareTo(point.inside()) <= 0) {
                return between(inside, before.inside(), point.inside(), before.rate(), point.rate());
            }
        }
        return points.get(points.size() - 1).rate();
    }

    private BigDecimal column(BigDecimal rate, ToDoubleFunction<ServiceCurve.Row> column) {
        ServiceCurve.Row before = curve.rows().get(0);
        BigDecimal found = decimal(column.applyAsDouble(before));
        for (ServiceCurve.Row row : curve.rows().subList(1, curve.rows().size())) {
            if (rate.compareTo(decimal(before.requestsPerMinute())) > 0) {
                found = between(
                        rate.min(decimal(row.requestsPerMinute())),
                        decimal(before.requestsPerMinute()),
                        decimal(row.requestsPerMinute()),
                        decimal(column.applyAsDouble(before)),
                        decimal(column.applyAsDouble(row)));
            }
            before = row;
        }
        return found;
    }

    private static BigDecimal between(BigDecimal x, BigDecimal x0, BigDecimal x1, BigDecimal y0, BigDecimal y1) {
        BigDecimal share = x.subtract(x0).divide(x1.subtract(x0), DIGITS);
        return y0.add(y1.subtract(y0).multiply(share), DIGITS);
    }

    private static BigDecimal decimal(double number) {
        return new BigDecimal(number);
    }
}
