package io.github.stepscale.service;

import io.github.stepscale.validation.Validator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What each request metric publishes for a minute without requests. The developer guide says since 2021 that idle
 * endpoints publish zeros; older editions, the definitions of the metrics and reports of users say that they publish nothing.
 * So it is an option of each metric, and nothing is the default.
 *
 * @param byMetric for each of {@link #METRICS}, by its name
 */
public record ZeroTrafficByMetric(Map<String, ZeroTraffic> byMetric) {
    /** The request metrics, which sources disagree about. */
    public static final List<String> METRICS = List.of("InvocationsPerInstance", "Invocations", "InvocationsPerCopy");

    /**
     * Completes the metrics that are not named: they publish nothing.
     *
     * @throws io.github.stepscale.validation.InvalidValueException if a name is not that of a request metric
     */
    public ZeroTrafficByMetric {
        Map<String, ZeroTraffic> complete = new TreeMap<>();
        METRICS.forEach(name -> complete.put(name, ZeroTraffic.MISSING));
        complete.putAll(byMetric);
        new Validator()
                .require(
                        METRICS.containsAll(complete.keySet()),
                        "zeroTraffic",
                        "names another metric than " + String.join(", ", METRICS),
                        "Name one of them")
                .throwIfAny();
        byMetric = Map.copyOf(complete);
    }

    /** No datapoint of any metric. */
    public static ZeroTrafficByMetric standard() {
        return new ZeroTrafficByMetric(Map.of());
    }

    /** The same for every request metric. */
    public static ZeroTrafficByMetric all(ZeroTraffic published) {
        return new ZeroTrafficByMetric(METRICS.stream().collect(Collectors.toMap(name -> name, name -> published)));
    }

    /** What a metric publishes; {@link ZeroTraffic#MISSING} for one that is no request metric. */
    public ZeroTraffic of(String metric) {
        return byMetric.getOrDefault(metric, ZeroTraffic.MISSING);
    }

    /** The value of a metric in a minute without requests; {@link Double#NaN} for none. */
    public double value(String metric) {
        return of(metric) == ZeroTraffic.ZERO ? 0 : Double.NaN;
    }
}
