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
import io.github.stepscale.policy.metric.WeightedMetric;
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
 * A scaling rule of a plan, and the location of its parts in {@code stepscale.yaml}. The rule that wakes from zero has
 * none, since it is not written there.
 *
 * @param plan the plan
 * @param rule the rule
 * @param index its position among the rules of the plan on metrics, from 0
 */
public record LocatedRule(ScalingPlan plan, ScalingRule rule, int index) {

    /** The rules of a plan, in order, without the rule that wakes from zero. */
    public static Stream<LocatedRule> of(ScalingPlan plan) {
        return IntStream.range(0, plan.rules().size())
                .mapToObj(index -> new LocatedRule(plan, plan.rules().get(index), index));
    }

    /** The path of a rule under {@code rules}. */
    public static String item(ScalingDescription scaling, String id) {
        return scaling.scaling() instanceof ExplicitScaling several ? "rules[" + several.position(id) + "]" : "rules";
    }

    /** Its path under {@code rules}. */
    public String item() {
        return item(scaling(), rule.id());
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

    /** The kind of a rule that was made from steps; empty for an explicit rule. */
    public Optional<RuleKind> kind() {
        return stepsRule()
                .map(LadderRule::kind)
                .or(() -> shared().map(steps -> steps.kinds().get(index)));
    }

    /** Whether it was written explicitly, as an alarm and a policy in the form of AWS. */
    public boolean isExplicit() {
        return named().filter(ExplicitRule.class::isInstance).isPresent();
    }

    /** Whether it was written under {@code rules}, and not derived from steps at the top. */
    public boolean isNamed() {
        return named().isPresent();
    }

    /** The metric, unless it is an expression. */
    public Optional<SourceMetric> source() {
        return alarm().metric() instanceof SourceMetric source ? Optional.of(source) : Optional.empty();
    }

    /** The metric whose unit the bounds have: the metric itself, or the one that weights adding up to 1 average. */
    public Optional<SourceMetric> measured() {
        return alarm().metric() instanceof WeightedMetric weighted && weighted.isAverage()
                ? Optional.of(weighted.metric())
                : source();
    }

    /** The metric in the catalogue; empty for an expression or a custom metric. */
    public Optional<CatalogMetric> known() {
        return source().flatMap(MetricCatalog::find);
    }

    /** Whether it watches the known metric of that name. */
    public boolean isMetric(String name) {
        return known().filter(metric -> metric.name().equals(name)).isPresent();
    }

    /** Whether the catalogue gives the metric a trait. */
    public boolean has(CatalogMetric.Trait trait) {
        return known().filter(metric -> metric.has(trait)).isPresent();
    }

    /** The path where a setting is written, or would be written. */
    public String path(SettingLocation setting) {
        return shared().map(steps -> path(setting, steps)).orElseGet(() -> ownPath(setting));
    }

    /** The path of a setting that applies to this rule alone. */
    public String ownPath(SettingLocation setting) {
        return shared().map(steps -> switch (steps.kinds().get(index)) {
                    case SINGLE -> setting.key();
                    case SCALE_OUT -> "scaleOut." + setting.key();
                    case SCALE_IN -> "scaleIn." + setting.key();
                })
                .orElseGet(() -> prefix() + (isExplicit() ? setting.inRule() : setting.key()));
    }

    /** Whether a setting may have been written; always true for an explicit rule, which does not record it. */
    public boolean isWritten(SettingLocation setting) {
        return shared().map(steps -> setting.isIn(steps.settings()) || setting.isIn(side(steps)))
                .or(() -> stepsRule().map(rule -> setting.isIn(rule.settings())))
                .orElse(true);
    }

    /** The same rule with another fill for minutes without a datapoint. */
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

    /** The path of a key of the alarm; for a rule made from steps, which has no such key, the path of the steps. */
    public String alarmPath(String key) {
        return isExplicit() ? prefix() + "alarm." + key : stepsPath();
    }

    /** The path of the metric. */
    public String metricPath() {
        boolean own = isNamed() && !alarm().metric().equals(scaling().metric());
        return own ? prefix() + (isExplicit() ? "alarm.metric" : "metric") : "metric";
    }

    /** The path of the steps. */
    public String stepsPath() {
        return prefix() + (isExplicit() ? "policy.stepAdjustments" : "steps");
    }

    /** The path of a step; that of all steps for an added hold and for an explicit rule, whose order is lost. */
    public String path(StepAdjustment adjustment) {
        return ladder().flatMap(ladder -> indexOf(adjustment, ladder.steps()))
                .map(step -> stepsPath() + "[" + step + "]")
                .orElseGet(this::stepsPath);
    }

    /** The step in the metric's own unit, such as {@code [20, 50)}. */
    public String bounds(StepAdjustment step) {
        return new Interval(rule.lower(step), rule.lower(step).isPresent(), rule.upper(step), false).toString();
    }

    /** The change that a step makes, such as {@code +1} or {@code hold}. */
    public String action(StepAdjustment step) {
        return policy().adjustmentType().describe(step.scalingAdjustment());
    }

    /** The edit that replaces all steps of an explicit rule. */
    public Write writeSteps(List<StepAdjustment> adjustments) {
        String list = adjustments.stream().map(LocatedRule::text).collect(Collectors.joining(", ", "[", "]"));
        return new Write(stepsPath(), list);
    }

    /** The rule as it was written under {@code rules}. */
    private Optional<NamedRule> named() {
        return scaling().scaling() instanceof ExplicitScaling several
                ? Optional.of(several.rules().get(several.position(rule.id())))
                : Optional.empty();
    }

    /** The rule as it was written under {@code rules} with steps in the unit of its metric. */
    public Optional<LadderRule> stepsRule() {
        return named().filter(LadderRule.class::isInstance).map(LadderRule.class::cast);
    }

    /** The steps at the top of the description, from which all rules are made. */
    private Optional<LadderScaling> shared() {
        return scaling().scaling() instanceof LadderScaling steps ? Optional.of(steps) : Optional.empty();
    }

    /** The steps from which this rule is made; empty for an explicit rule. */
    public Optional<StepLadder> ladder() {
        return stepsRule().map(LadderRule::ladder).or(() -> shared().map(LadderScaling::ladder));
    }

    /** The prefix of the keys of a rule that was written under {@code rules}; empty for others. */
    public String prefix() {
        return isNamed() ? item() + "." : "";
    }

    /** The path on the level where the setting is written, else on that of this rule alone. */
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

    /** The steps of a ladder all end at different values, and no added hold ends where a step does. */
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
