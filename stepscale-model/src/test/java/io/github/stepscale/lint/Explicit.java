package io.github.stepscale.lint;

import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.validation.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A rule in AWS's own form with AWS's defaults, to be changed where a test needs it. */
public final class Explicit {
    private final String name;
    private final ComparisonOperator comparison;
    private final double threshold;
    private Metric metric = MetricCatalog.metric("InvocationsPerInstance", EndpointKind.REALTIME);
    private Fill fill = Fill.NONE;
    private int evaluationPeriods = 1;
    private int datapointsToAlarm = 1;
    private TreatMissingData treatMissingData = TreatMissingData.NOT_BREACHING;
    private AdjustmentType type = AdjustmentType.CHANGE_IN_CAPACITY;
    private int cooldown = StepScalingPolicy.DEFAULT_COOLDOWN;
    private MetricAggregationType aggregation = MetricAggregationType.MAXIMUM;
    private final List<StepAdjustment> steps = new ArrayList<>();

    private Explicit(String name, ComparisonOperator comparison, double threshold) {
        this.name = name;
        this.comparison = comparison;
        this.threshold = threshold;
    }

    public static Explicit out(double threshold) {
        return new Explicit("out", ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, threshold);
    }

    public static Explicit over(double threshold) {
        return new Explicit("over", ComparisonOperator.GREATER_THAN_THRESHOLD, threshold);
    }

    public static Explicit in(double threshold) {
        return new Explicit("in", ComparisonOperator.LESS_THAN_THRESHOLD, threshold);
    }

    public static Explicit upTo(double threshold) {
        return new Explicit("up-to", ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD, threshold);
    }

    public Explicit metric(Metric watched) {
        metric = watched;
        return this;
    }

    public Explicit metric(String watched, EndpointKind kind) {
        return metric(MetricCatalog.metric(watched, kind));
    }

    public Explicit fill(Fill what) {
        fill = what;
        return this;
    }

    /** M of N. */
    public Explicit periods(int datapoints, int periods) {
        datapointsToAlarm = datapoints;
        evaluationPeriods = periods;
        return this;
    }

    public Explicit missing(TreatMissingData treatment) {
        treatMissingData = treatment;
        return this;
    }

    public Explicit type(AdjustmentType what) {
        type = what;
        return this;
    }

    public Explicit cooldown(int seconds) {
        cooldown = seconds;
        return this;
    }

    public Explicit aggregation(MetricAggregationType how) {
        aggregation = how;
        return this;
    }

    public Explicit from(double lower, int adjustment) {
        return step(bound(lower), Optional.empty(), adjustment);
    }

    public Explicit upTo(double upper, int adjustment) {
        return step(Optional.empty(), bound(upper), adjustment);
    }

    public Explicit between(double lower, double upper, int adjustment) {
        return step(bound(lower), bound(upper), adjustment);
    }

    public ScalingDescriptionBuilder in(ScalingDescriptionBuilder scaling) {
        Alarm alarm = new Alarm(
                metric,
                fill,
                comparison,
                Decimals.of(threshold),
                evaluationPeriods,
                datapointsToAlarm,
                treatMissingData);
        return scaling.rule(
                name, alarm, new StepScalingPolicy(type, steps, cooldown, aggregation, OptionalInt.empty()));
    }

    private Explicit step(Optional<BigDecimal> lower, Optional<BigDecimal> upper, int adjustment) {
        steps.add(new StepAdjustment(lower, upper, adjustment));
        return this;
    }

    private static Optional<BigDecimal> bound(double value) {
        return Optional.of(Decimals.of(value));
    }
}
