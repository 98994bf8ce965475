package io.github.stepscale.simulation;

import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.validation.Validator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What each request metric publishes for a minute without requests. The documents of AWS disagree, so this is an option
 * of a simulation, and its default is what the developer guide says of the metric.
 *
 * @param byMetric for each of {@link #METRICS}, by its name
 */
public record ZeroTrafficByMetric(Map<String, ZeroTraffic> byMetric) {
    /** The request metrics, which sources disagree about. */
    public static final List<String> METRICS = List.of("InvocationsPerInstance", "Invocations", "InvocationsPerCopy");

    /**
     * Completes the metrics that are not named by their defaults.
     *
     * @throws io.github.stepscale.validation.InvalidValueException if a name is not that of a request metric
     */
    public ZeroTrafficByMetric {
        Map<String, ZeroTraffic> complete = new TreeMap<>();
        METRICS.forEach(name -> complete.put(name, documented(name)));
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

    /** What the developer guide says: zeros of {@code InvocationsPerInstance}, nothing of the others. */
    public static ZeroTrafficByMetric documented() {
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
    double value(TrafficMetric metric) {
        return of(metric.awsName()) == ZeroTraffic.ZERO ? 0 : Double.NaN;
    }

    private static ZeroTraffic documented(String name) {
        return MetricCatalog.all().stream()
                        .anyMatch(known -> known.name().equals(name) && known.has(CatalogMetric.Trait.DOCUMENTED_ZERO))
                ? ZeroTraffic.ZERO
                : ZeroTraffic.MISSING;
    }
}
