package io.github.stepscale.simulation;

import io.github.stepscale.expression.ReferenceExpression;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.rule.Alarm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The datapoints of an alarm on metric math, as the simulation contract has them. */
record ReferenceExpressionAlarm(Alarm alarm, MathMetric math) {
    /** More datapoints than nested functions of change look back. */
    private static final int LOOKBACK = 10;

    static Optional<ReferenceExpressionAlarm> of(Alarm alarm) {
        return alarm.metric() instanceof MathMetric math
                ? Optional.of(new ReferenceExpressionAlarm(alarm, math))
                : Optional.empty();
    }

    /**
     * The datapoints of the evaluation range, oldest first, missing ones empty.
     *
     * @param newestVisible the last slot the alarm can see; below 0 where there is none
     * @param slots of a period
     * @param datapoints the range of an alarm on one of the metrics, by its id
     */
    List<OptionalDouble> range(
            int newestVisible, int slots, BiFunction<String, ReferenceAlarm, List<OptionalDouble>> datapoints) {
        List<OptionalDouble> range = new ArrayList<>();
        Optional<Double> filler = alarm.fill().value().map(BigDecimal::doubleValue);
        for (OptionalDouble point : unfilled(newestVisible, slots, datapoints)) {
            boolean exists = newestVisible - (alarm.evaluationPeriods() + 1 - range.size()) * slots >= 0;
            range.add(exists && point.isEmpty() && filler.isPresent() ? OptionalDouble.of(filler.get()) : point);
        }
        return range;
    }

    /** The same before the fill of the alarm. */
    List<OptionalDouble> unfilled(
            int newestVisible, int slots, BiFunction<String, ReferenceAlarm, List<OptionalDouble>> datapoints) {
        int newest = Math.floorDiv(newestVisible, slots);
        int oldest = newest - alarm.evaluationPeriods() - 1;
        Map<String, Map<Integer, Double>> points = new TreeMap<>();
        for (MathMetric.Input input : math.inputs()) {
            Map<Integer, Double> known = new TreeMap<>();
            int position = newest + 1;
            List<OptionalDouble> range = datapoints.apply(input.id(), watching(input.metric()));
            for (int i = range.size() - 1; i >= 0; i--) {
                position--;
                if (position >= 0 && range.get(i).isPresent()) {
                    known.put(position, range.get(i).getAsDouble());
                }
            }
            points.put(input.id(), known);
        }
        Map<Integer, Double> results = new ReferenceExpression(points, math.period())
                .evaluate(math.expression(), Math.max(0, oldest), newest + 1);
        List<OptionalDouble> range = new ArrayList<>();
        for (int position = oldest; position <= newest; position++) {
            range.add(
                    results.containsKey(position)
                            ? OptionalDouble.of(results.getOrDefault(position, 0.0))
                            : OptionalDouble.empty());
        }
        return range;
    }

    private ReferenceAlarm watching(SourceMetric metric) {
        int periods = alarm.evaluationPeriods() + LOOKBACK;
        return new ReferenceAlarm(new Alarm(
                metric, Fill.NONE, alarm.comparison(), alarm.threshold(), periods, periods, alarm.treatMissingData()));
    }
}
