package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.rule.TreatMissingData;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What watches a metric, and what it asks for. */
sealed interface ReferenceRule {
    String id();

    Alarm alarm();

    /** In seconds. */
    int cooldown();

    /** Of the datapoints in the alarm's range, the value that counts. */
    OptionalDouble value(List<OptionalDouble> range);

    /**
     * The capacity that is asked for, before it is brought into the range; empty if no step holds the value.
     *
     * @param newest what the newest datapoint in the alarm's range was published for
     */
    OptionalLong asked(double value, ReferenceLoad newest, int base, int capacity);

    /** A rule of a plan. */
    record Steps(String id, Alarm alarm, StepScalingPolicy policy) implements ReferenceRule {
        static ReferenceRule of(ScalingRule rule) {
            return new Steps(rule.id(), rule.alarm(), rule.policy());
        }

        @Override
        public int cooldown() {
            return policy.cooldown();
        }

        @Override
        public OptionalDouble value(List<OptionalDouble> range) {
            return new ReferenceAlarm(alarm).aggregate(range, policy.metricAggregationType());
        }

        @Override
        public OptionalLong asked(double value, ReferenceLoad newest, int base, int capacity) {
            Optional<StepAdjustment> step =
                    ReferenceSteps.stepAt(policy, value - alarm.threshold().doubleValue());
            return step.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(ReferenceSteps.raw(policy, step.get(), base));
        }
    }

    /** One of the two alarms of target tracking, as the contract's model has them. */
    record Tracking(String id, Alarm alarm, BigDecimal target) implements ReferenceRule {
        static List<ReferenceRule> of(SourceMetric metric, String target) {
            BigDecimal high = new BigDecimal(target);
            BigDecimal low = high.multiply(new BigDecimal("0.9"));
            return List.of(
                    new Tracking("TrackingHigh", alarm(metric, true, high, 3), high),
                    new Tracking("TrackingLow", alarm(metric, false, low, 15), high));
        }

        private static Alarm alarm(SourceMetric metric, boolean above, BigDecimal threshold, int times) {
            ComparisonOperator comparison =
                    above ? ComparisonOperator.GREATER_THAN_THRESHOLD : ComparisonOperator.LESS_THAN_THRESHOLD;
            return new Alarm(metric, Fill.NONE, comparison, threshold, times, times, TreatMissingData.MISSING);
        }

        @Override
        public int cooldown() {
            return 300;
        }

        @Override
        public OptionalDouble value(List<OptionalDouble> range) {
            OptionalDouble newest = OptionalDouble.empty();
            for (OptionalDouble datapoint : range) {
                newest = datapoint.isPresent() ? datapoint : newest;
            }
            return newest;
        }

        @Override
        public OptionalLong asked(double value, ReferenceLoad newest, int base, int capacity) {
            // The metric is requests / instances, as a fraction: capacity * requests / (instances * target), rounded
            // up.
            BigDecimal above = new BigDecimal(String.valueOf(newest.requests())).multiply(new BigDecimal(capacity));
            BigDecimal below = target.multiply(new BigDecimal(newest.running()));
            BigDecimal[] whole = above.divideAndRemainder(below);
            return OptionalLong.of(whole[0].longValue() + whole[1].signum());
        }
    }
}
