package io.github.stepscale.simulation;

import io.github.stepscale.expression.MathExpression;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.service.ZeroTrafficByMetric;
import java.util.List;
import java.util.Optional;

/**
 * An expression over metrics. What it publishes for a minute is the datapoint of the period that ends there, as the alarm
 * sees it while it is the newest one.
 *
 * <p>It keeps the values of its metrics during a run, so each alarm has its own.
 */
final class ExpressionMetric implements PublishedMetric {
    private final MathExpression expression;
    private final List<SimulatedMetric> operands;
    private final double[] whenIdle;
    /** In minutes. */
    private final int period;
    /** In datapoints. */
    private final int range;

    /** What each operand publishes, and its datapoint of the period that ends at each minute. */
    private final double[][] published;

    private final double[][] datapoints;

    /**
     * Creates the metric of an alarm.
     *
     * @param operands the operands of the expression, in its order
     */
    ExpressionMetric(
            MathExpression expression, List<SimulatedMetric> operands, Alarm alarm, ZeroTrafficByMetric zeroTraffic) {
        this.expression = expression;
        this.operands = List.copyOf(operands);
        this.whenIdle = operands.stream()
                .mapToDouble(operand -> zeroTraffic.value(operand.metric().awsName()))
                .toArray();
        this.period = alarm.metric().period() / 60;
        this.range = alarm.evaluationPeriods() + AlarmEvaluator.EXTRA_DATAPOINTS;
        this.published = new double[operands.size()][0];
        this.datapoints = new double[operands.size()][0];
    }

    @Override
    public String awsName() {
        return "";
    }

    @Override
    public boolean dependsOnBacklog() {
        return operands.stream().anyMatch(operand -> operand.metric().dependsOnBacklog());
    }

    /** The datapoints of an evaluation range, where they depend on it. */
    Optional<RangeDatapoints> ranges() {
        return expression.dependsOnRange() ? Optional.of(this::compute) : Optional.empty();
    }

    @Override
    public void publish(Timeline timeline, int running, double none, double[] values, int from, int to) {
        for (int i = 0; i < published.length; i++) {
            makeRoom(i, timeline.minutes());
            operands.get(i).metric().publish(timeline, running, whenIdle[i], published[i], from, to);
            aggregate(i, timeline.requests, from, to);
        }
        if (!expression.dependsOnRange()) {
            double[] results = expression.evaluate((operand, end) -> datapoints[operand][end], from, to);
            System.arraycopy(results, 0, values, from, results.length);
            return;
        }
        for (int minute = from; minute < to; minute++) {
            double[] results = range(minute);
            values[minute] = results[results.length - 1];
        }
    }

    private void makeRoom(int operand, int minutes) {
        if (published[operand].length < minutes) {
            published[operand] = new double[minutes];
            datapoints[operand] = period == 1 ? published[operand] : new double[minutes];
        }
    }

    private void aggregate(int operand, double[] requests, int from, int to) {
        PeriodStatistic statistic = operands.get(operand).statistic();
        for (int end = from; end < to && period > 1; end++) {
            datapoints[operand][end] = statistic.of(published[operand], requests, Math.max(0, end - period + 1), end);
        }
    }

    private void compute(int newest, double[] points) {
        double[] results = range(newest);
        for (int back = 0; back < results.length; back++) {
            points[newest - back * period] = results[results.length - 1 - back];
        }
    }

    /** The datapoints of the range, of periods that end at minute 0 or later. */
    private double[] range(int newest) {
        int last = newest / period;
        int phase = newest % period;
        return expression.evaluate(
                (operand, position) -> datapoints[operand][position * period + phase],
                Math.max(0, last - range + 1),
                last + 1);
    }
}
