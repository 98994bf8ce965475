package io.github.stepscale.policy.steps;

import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.TreatMissingData;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The rules that steps can become, with their defaults. The defaults are chosen to be safe, not to be those of AWS or of
 * the original sample.
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
    /** Less capacity after a quiet quarter of an hour, by the mildest step that all of it allows. */
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

    /** What logical ids start with: {@code Scaling}, {@code ScaleOut}, {@code ScaleIn}. */
    public String id() {
        return id;
    }

    /** Where settings of its own stand in {@code stepscale.yaml}; empty where only those of the top count. */
    public String key() {
        return switch (this) {
            case SINGLE -> "";
            case SCALE_OUT -> "scaleOut";
            case SCALE_IN -> "scaleIn";
        };
    }

    /** How the alarm compares. */
    public ComparisonOperator comparison() {
        return comparison;
    }

    /** What is taken where nothing is set; the fill is {@link #defaultFill}. */
    public RuleSettings defaults() {
        return defaults;
    }

    /**
     * What a minute without a datapoint counts as when nothing is said: 0 for the metrics of requests, which are absent
     * when idle, where the rule must scale in; missing otherwise.
     */
    public Fill defaultFill(Metric metric) {
        boolean absentWhenIdle = metric instanceof SourceMetric source
                && FILLED.contains(source.name())
                && MetricCatalog.find(source).isPresent();
        return this != SCALE_OUT && absentWhenIdle ? Fill.ZERO : Fill.NONE;
    }
}
