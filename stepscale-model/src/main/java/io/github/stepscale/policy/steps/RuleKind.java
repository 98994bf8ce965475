package io.github.stepscale.policy.steps;

import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.TreatMissingData;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The kinds of rules that a ladder makes, with their defaults. The defaults are chosen for safety and differ from those
 * of AWS.
 */
public enum RuleKind {
    /**
     * One policy for both directions under an alarm that is always in ALARM. Three datapoints, of which the largest
     * counts: one late minute, read as 0 by FILL, cannot scale in under load.
     */
    SINGLE("Scaling", ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 3, TreatMissingData.MISSING, 300),
    /**
     * More capacity at once; after 120 s the first datapoint of the new capacity is visible before the next decision.
     */
    SCALE_OUT(
            "ScaleOut", ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 1, TreatMissingData.NOT_BREACHING, 120),
    /** Less capacity after 15 quiet minutes, by the mildest step that all of them allow. */
    SCALE_IN("ScaleIn", ComparisonOperator.LESS_THAN_THRESHOLD, 15, TreatMissingData.MISSING, 300);

    private static final Set<String> FILLED = Set.of("Invocations", "InvocationsPerInstance", "InvocationsPerCopy");

    private final String id;
    private final ComparisonOperator comparison;
    private final RuleSettings defaults;

    RuleKind(
            String id,
            ComparisonOperator comparison,
            int evaluationPeriods,
            TreatMissingData treatMissingData,
            int cooldown) {
        this.id = id;
        this.comparison = comparison;
        this.defaults = new RuleSettings(
                OptionalInt.of(evaluationPeriods),
                OptionalInt.empty(),
                Optional.of(treatMissingData),
                Optional.of(MetricAggregationType.MAXIMUM),
                OptionalInt.of(cooldown),
                OptionalInt.empty(),
                Optional.empty());
    }

    /** The start of the logical ids: {@code Scaling}, {@code ScaleOut} or {@code ScaleIn}. */
    public String id() {
        return id;
    }

    /** The key of its own settings in {@code stepscale.yaml}; empty for {@link #SINGLE}, which has none. */
    public String key() {
        return switch (this) {
            case SINGLE -> "";
            case SCALE_OUT -> "scaleOut";
            case SCALE_IN -> "scaleIn";
        };
    }

    /** The comparison operator of the alarm. */
    public ComparisonOperator comparison() {
        return comparison;
    }

    /** The default settings, without the fill, which {@link #defaultFill} decides. */
    public RuleSettings defaults() {
        return defaults;
    }

    /**
     * The default fill: 0 for request metrics, which are absent when idle, in rules that scale in; none otherwise.
     */
    public Fill defaultFill(Metric metric) {
        boolean absentWhenIdle = !(metric instanceof MathMetric)
                && metric.sources().stream()
                        .allMatch(source -> FILLED.contains(source.name())
                                && MetricCatalog.find(source).isPresent());
        return this != SCALE_OUT && absentWhenIdle ? Fill.ZERO : Fill.NONE;
    }
}
