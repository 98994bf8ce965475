package io.github.stepscale.simulation;

import io.github.stepscale.expression.EachRange;
import io.github.stepscale.expression.MathExpression;
import io.github.stepscale.expression.OperandDatapoints;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.service.ZeroTrafficByMetric;
import java.util.List;
import java.util.Optional;

/**
 * An expression over metrics. What it publishes for a slot, a minute or a tick, is the datapoint of the period that ends
 * there, as the alarm sees it while it is the newest one.
 *
 * <p>It keeps the values of its metrics during a run, so each alarm has its own.
 */
final class ExpressionMetric implements PublishedMetric, RangeDatapoints {
    private final MathExpression expression;
    private final List<SimulatedMetric> operands;
    private final double[] whenIdle;
    private final int slotsPerMinute;
    /** In slots. */
    private final int period;
    /** In datapoints. */
    private final int range;

    /** What each operand publishes, and its datapoint of the period that ends at each slot. */
    private final double[][] published;

    private final double[][] datapoints;
    private final OperandDatapoints reader;
    /** Whether a datapoint is evaluated alone, where it is newer than the last of them or follows a gap. */
    private final boolean separable;
    /** The requests of each slot. */
    private double[] requests = {};

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
        this.slotsPerMinute = Tick.evaluationsPerMinute(alarm.metric().period());
        this.period = Tick.slots(alarm.metric().period());
        this.range = alarm.evaluationPeriods() + AlarmWindow.EXTRA_DATAPOINTS;
        this.published = new double[operands.size()][0];
        this.datapoints = new double[operands.size()][0];
        this.reader = (operand, slot) -> datapoints[operand][slot];
        this.separable = expression.isSeparable();
    }

    @Override
    public String awsName() {
        return "";
    }

    @Override
    public boolean dependsOnBacklog() {
        return operands.stream().anyMatch(operand -> operand.metric().dependsOnBacklog());
    }

    @Override
    public int datapointsPerMinute() {
        return slotsPerMinute;
    }

    /** The datapoints of an evaluation range, where they depend on it. */
    Optional<RangeDatapoints> ranges() {
        return expression.dependsOnRange() ? Optional.of(this) : Optional.empty();
    }

    @Override
    public void publishTicks(Timeline timeline, int running, double whenIdle, double[] values, int from, int to) {
        publish(timeline, running, whenIdle, values, from, to);
    }

    @Override
    public void publish(Timeline timeline, int running, double none, double[] values, int from, int to) {
        if (from == 0) {
            start(timeline);
        }
        int first = from * slotsPerMinute;
        int end = to * slotsPerMinute;
        for (int i = 0; i < published.length; i++) {
            operands.get(i).metric().publish(timeline, running, whenIdle[i], published[i], from, to);
            aggregate(i, first, end);
        }
        if (!expression.dependsOnRange()) {
            double[] results = expression.evaluate(reader, first, end);
            System.arraycopy(results, 0, values, first, results.length);
            return;
        }
        if (separable) {
            double[] results = expression.evaluateEach(datapoints, new EachRange(first, end, period, range * period));
            System.arraycopy(results, 0, values, first, results.length);
            return;
        }
        for (int slot = first; slot < end; slot++) {
            double[] results = range(slot);
            values[slot] = results[results.length - 1];
        }
    }

    private void start(Timeline timeline) {
        requests = slotsPerMinute > 1 ? Tick.requests(timeline.requests) : timeline.requests;
        for (int i = 0; i < published.length; i++) {
            published[i] = timeline.room.doubles(requests.length);
            datapoints[i] = period == 1 ? published[i] : timeline.room.doubles(requests.length);
        }
    }

    private void aggregate(int operand, int from, int to) {
        PeriodStatistic statistic = operands.get(operand).statistic();
        for (int end = from; end < to && period > 1; end++) {
            datapoints[operand][end] = statistic.of(published[operand], requests, Math.max(0, end - period + 1), end);
        }
    }

    @Override
    public void compute(int newest, double[] points) {
        if (separable) {
            computeSeparately(newest, points);
        } else {
            computeAll(newest, points);
        }
    }

    /** Computes the newest datapoint and those behind a gap: the others are the same in every range. */
    private void computeSeparately(int newest, double[] points) {
        points[newest] = at(newest, newest);
        for (int end = newest - period; end > newest - range * period && end >= 0; end -= period) {
            if (isMissing(end - period)) {
                points[end] = at(end, newest);
            }
        }
    }

    /** Only a change over a gap may read the datapoint that the range before began after, the last one before that gap. */
    @Override
    public boolean continues(int newest) {
        int left = newest - (range + 1) * period;
        return separable && (left < 0 || !isBeforeGap(left));
    }

    private boolean isBeforeGap(int slot) {
        for (double[] datapoint : datapoints) {
            if (!Double.isNaN(datapoint[slot]) && Double.isNaN(datapoint[slot + period])) {
                return true;
            }
        }
        return false;
    }

    private boolean isMissing(int slot) {
        for (int operand = 0; operand < datapoints.length && slot >= 0; operand++) {
            if (Double.isNaN(datapoints[operand][slot])) {
                return true;
            }
        }
        return false;
    }

    /** The datapoint of the period that ends at a slot, in the range that ends at the newest one. */
    private double at(int slot, int newest) {
        int reach = slot - (newest - range * period);
        return expression.evaluateEach(datapoints, new EachRange(slot, slot + 1, period, reach))[0];
    }

    private void computeAll(int newest, double[] points) {
        double[] results = range(newest);
        for (int back = 0; back < results.length; back++) {
            points[newest - back * period] = results[results.length - 1 - back];
        }
    }

    /** The datapoints of the range, of periods that end at slot 0 or later. */
    private double[] range(int newest) {
        int last = newest / period;
        int phase = newest % period;
        return expression.evaluate(
                (operand, position) -> datapoints[operand][position * period + phase],
                Math.max(0, last - range + 1),
                last + 1);
    }
}
