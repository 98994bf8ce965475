package io.github.stepscale.simulation;

import io.github.stepscale.accuracy.UtilizationClass;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The relative errors of predicted minutes, by class of utilization and by value. */
final class PredictionErrors {
    /** What is predicted, in the order of the table. */
    enum Value {
        MEAN_LATENCY,
        P95,
        CONCURRENCY
    }

    private final Map<UtilizationClass, Map<Value, List<Double>>> errors = new EnumMap<>(UtilizationClass.class);

    void add(UtilizationClass utilization, Value value, double predicted, double measured) {
        errors.computeIfAbsent(utilization, any -> new EnumMap<>(Value.class))
                .computeIfAbsent(value, any -> new ArrayList<>())
                .add(Math.abs(predicted - measured) / measured);
    }

    void addAll(PredictionErrors other) {
        other.errors.forEach((utilization, values) ->
                values.forEach((value, some) -> errors.computeIfAbsent(utilization, any -> new EnumMap<>(Value.class))
                        .computeIfAbsent(value, any -> new ArrayList<>())
                        .addAll(some)));
    }

    int count(UtilizationClass utilization) {
        return sorted(utilization, Value.CONCURRENCY).length;
    }

    /** A quantile of the errors, as a percentage. */
    double percent(UtilizationClass utilization, Value value, double quantile) {
        double[] sorted = sorted(utilization, value);
        return 100 * sorted[(int) (quantile * sorted.length)];
    }

    private double[] sorted(UtilizationClass utilization, Value value) {
        return errors.getOrDefault(utilization, Map.of()).getOrDefault(value, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }

    /** Lines for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (UtilizationClass utilization : UtilizationClass.values()) {
            text.append("\n| ").append(utilization.range()).append(" |");
            for (Value value : Value.values()) {
                text.append(" %.1f %% / %.1f %% |"
                        .formatted(percent(utilization, value, 0.5), percent(utilization, value, 0.9)));
            }
        }
        return text.toString();
    }
}
