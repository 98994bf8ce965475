package io.github.stepscale.simulation;

import java.util.ArrayList;
import java.util.Arrays;
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

    /** The arrivals as a share of what the instances can serve, in the order of the table. */
    enum Utilization {
        BELOW_70("below 0.7", 0.7),
        TO_90("0.7 to 0.9", 0.9),
        TO_100("0.9 to 1", 1),
        ABOVE("above 1", Double.POSITIVE_INFINITY);

        private final String title;
        private final double end;

        Utilization(String title, double end) {
            this.title = title;
            this.end = end;
        }

        String title() {
            return title;
        }

        static Utilization of(double share) {
            return Arrays.stream(values())
                    .filter(utilization -> share < utilization.end)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private final Map<Utilization, Map<Value, List<Double>>> errors = new EnumMap<>(Utilization.class);

    void add(Utilization utilization, Value value, double predicted, double measured) {
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

    int count(Utilization utilization) {
        return sorted(utilization, Value.CONCURRENCY).length;
    }

    /** A quantile of the errors, as a percentage. */
    double percent(Utilization utilization, Value value, double quantile) {
        double[] sorted = sorted(utilization, value);
        return 100 * sorted[(int) (quantile * sorted.length)];
    }

    private double[] sorted(Utilization utilization, Value value) {
        return errors.getOrDefault(utilization, Map.of()).getOrDefault(value, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }

    /** Lines for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Utilization utilization : Utilization.values()) {
            text.append("\n| ").append(utilization.title()).append(" |");
            for (Value value : Value.values()) {
                text.append(" %.1f %% / %.1f %% |"
                        .formatted(percent(utilization, value, 0.5), percent(utilization, value, 0.9)));
            }
        }
        return text.toString();
    }
}
