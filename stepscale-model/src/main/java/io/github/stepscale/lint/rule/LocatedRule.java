package io.github.stepscale.lint.rule;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.plan.Interval;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.LadderRule;
import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.NamedRule;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.steps.RuleKind;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.steps.StepLadder;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A rule of a plan, and where its parts stand in {@code stepscale.yaml}. The rule that wakes from zero has no site: the
 * user wrote nothing of it.
 *
 * @param plan the whole
 * @param rule the rule
 * @param index its place among the rules
 */
public record LocatedRule(ScalingPlan plan, ScalingRule rule, int index) {

    /** The rules of a plan, in order. */
    public static Stream<LocatedRule> of(ScalingPlan plan) {
        return IntStream.range(0, plan.rules().size())
                .mapToObj(index -> new LocatedRule(plan, plan.rules().get(index), index));
    }

    public ScalingDescription scaling() {
        return plan.scaling();
    }

    public Alarm alarm() {
        return rule.alarm();
    }

    public StepScalingPolicy policy() {
        return rule.policy();
    }

    /** Which of the rules that steps become it is; empty for a rule in AWS's own form. */
    public Optional<RuleKind> kind() {
        return stepsRule()
                .map(LadderRule::kind)
                .or(() -> shared().map(steps -> steps.kinds().get(index)));
    }

    /** Whether it was written in AWS's own form. */
    public boolean isExplicit() {
        return named().filter(ExplicitRule.class::isInstance).isPresent();
    }

    /** Whether it is one of several that were written one by one, and not made of steps for all. */
    public boolean isNamed() {
        return named().isPresent();
    }

    /** The metric, unless it is an expression. */
    public Optional<SourceMetric> source() {
        return alarm().metric() instanceof SourceMetric source ? Optional.of(source) : Optional.empty();
    }

    /** What is known of the metric; empty for an expression or a metric of one's own. */
    public Optional<CatalogMetric> known() {
        return source().flatMap(MetricCatalog::find);
    }

    /** Whether the metric has something that the catalogue knows. */
    public boolean has(CatalogMetric.Trait trait) {
        return known().filter(metric -> metric.has(trait)).isPresent();
    }

    /** Where a setting stands, or would best be written. */
    public String path(SettingLocation setting) {
        return shared().map(steps -> path(setting, steps)).orElseGet(() -> ownPath(setting));
    }

    /** Where a setting is written so that it is that of this rule alone. */
    public String ownPath(SettingLocation setting) {
        return shared().map(steps -> switch (steps.kinds().get(index)) {
                    case SINGLE -> setting.key();
                    case SCALE_OUT -> "scaleOut." + setting.key();
                    case SCALE_IN -> "scaleIn." + setting.key();
                })
                .orElseGet(() -> prefix() + (isExplicit() ? setting.inRule() : setting.key()));
    }

    /** Whether a setting may have been said: always of a rule in AWS's form, which does not tell. */
    boolean isSaid(SettingLocation setting) {
        return shared().map(steps -> setting.isIn(steps.settings()) || setting.isIn(side(steps)))
                .or(() -> stepsRule().map(rule -> setting.isIn(rule.settings())))
                .orElse(true);
    }

    /** The same rule if a minute without a datapoint counted as something else. */
    public LocatedRule filled(Fill fill) {
        Alarm alarm = alarm();
        Alarm filled = new Alarm(
                alarm.metric(),
                fill,
                alarm.comparison(),
                alarm.threshold(),
                alarm.evaluationPeriods(),
                alarm.datapointsToAlarm(),
                alarm.treatMissingData());
        return new LocatedRule(plan, new ScalingRule(rule.id(), filled, rule.policy()), index);
    }

    /** Where a key of the alarm stands that has no setting for steps; for these, the steps. */
    public String alarmPath(String key) {
        return isExplicit() ? prefix() + "alarm." + key : stepsPath();
    }

    /** Where the metric stands. */
    public String metricPath() {
        boolean own = isNamed() && !alarm().metric().equals(scaling().metric());
        return own ? prefix() + (isExplicit() ? "alarm.metric" : "metric") : "metric";
    }

    /** Where the steps stand. */
    public String stepsPath() {
        return prefix() + (isExplicit() ? "policy.stepAdjustments" : "steps");
    }

    /** Where a step stands; the list, for a hold that was put in and for a rule in AWS's form, whose order is lost. */
    public String path(StepAdjustment adjustment) {
        return ladder().flatMap(ladder -> indexOf(adjustment, ladder.steps()))
                .map(step -> stepsPath() + "[" + step + "]")
                .orElseGet(this::stepsPath);
    }

    /** The step in the metric's own unit, such as {@code [20, 50)}. */
    public String bounds(StepAdjustment step) {
        return new Interval(rule.lower(step), rule.lower(step).isPresent(), rule.upper(step), false).toString();
    }

    /** What a step does, such as {@code +1} or {@code hold}. */
    public String action(StepAdjustment step) {
        return policy().adjustmentType().describe(step.scalingAdjustment());
    }

    /** Other steps for a rule in AWS's form: the whole list. */
    public Write writeSteps(List<StepAdjustment> adjustments) {
        String list = adjustments.stream().map(LocatedRule::text).collect(Collectors.joining(", ", "[", "]"));
        return new Write(stepsPath(), list);
    }

    /** The rule as it was written, if it was written by itself. */
    private Optional<NamedRule> named() {
        return scaling().scaling() instanceof ExplicitScaling several
                ? Optional.of(several.rules().get(index))
                : Optional.empty();
    }

    /** The rule as it was written, if it was written by itself as steps in its metric's unit. */
    public Optional<LadderRule> stepsRule() {
        return named().filter(LadderRule.class::isInstance).map(LadderRule.class::cast);
    }

    /** The steps from which all rules are made. */
    private Optional<LadderScaling> shared() {
        return scaling().scaling() instanceof LadderScaling steps ? Optional.of(steps) : Optional.empty();
    }

    /** The steps from which this rule is made; none for a rule in AWS's own form. */
    private Optional<StepLadder> ladder() {
        return stepsRule().map(LadderRule::ladder).or(() -> shared().map(LadderScaling::ladder));
    }

    /** What stands before the keys of a rule that was written by itself. */
    public String prefix() {
        return isNamed() ? "rules[" + index + "]." : "";
    }

    /** The level that says it, else the one where it is said for this rule alone. */
    private String path(SettingLocation setting, LadderScaling steps) {
        RuleKind kind = steps.kinds().get(index);
        if (kind == RuleKind.SINGLE) {
            return setting.key();
        }
        boolean above = !setting.isIn(side(steps)) && setting.isIn(steps.settings());
        return above ? setting.key() : ownPath(setting);
    }

    private RuleSettings side(LadderScaling steps) {
        return switch (steps.kinds().get(index)) {
            case SINGLE -> RuleSettings.NONE;
            case SCALE_OUT -> steps.scaleOut();
            case SCALE_IN -> steps.scaleIn();
        };
    }

    /** No two steps of a ladder end at the same value, and no hold that was put in ends where a step does. */
    private Optional<Integer> indexOf(StepAdjustment adjustment, List<Step> ladder) {
        Optional<BigDecimal> upper = rule.upper(adjustment).map(Decimals::normalize);
        return IntStream.range(0, ladder.size())
                .filter(step -> ladder.get(step).upper().equals(upper))
                .boxed()
                .findFirst();
    }

    private static String text(StepAdjustment step) {
        return "{" + bound("metricIntervalLowerBound", step.lowerBound())
                + bound("metricIntervalUpperBound", step.upperBound())
                + "scalingAdjustment: " + step.scalingAdjustment() + "}";
    }

    private static String bound(String key, Optional<BigDecimal> bound) {
        return bound.map(value -> key + ": " + PlainNumbers.text(value) + ", ").orElse("");
    }
}
