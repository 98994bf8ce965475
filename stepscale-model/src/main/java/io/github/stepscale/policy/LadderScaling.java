package io.github.stepscale.policy;

import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.steps.LadderChecks;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.RuleKind;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.steps.StepLadder;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Decimals;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import io.github.stepscale.validation.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Scaling by one ladder of steps in the unit of the metric.
 *
 * @param ladder the steps
 * @param layout one policy for both directions, or one for each direction
 * @param threshold a lower limit of the metric; needed for a single policy on a metric outside the catalogue
 * @param settings of all rules
 * @param scaleOut settings of the scale-out rule; they override {@code settings}
 * @param scaleIn settings of the scale-in rule; they override {@code settings}
 */
public record LadderScaling(
        StepLadder ladder,
        Layout layout,
        Optional<BigDecimal> threshold,
        RuleSettings settings,
        RuleSettings scaleOut,
        RuleSettings scaleIn)
        implements ScalingBehavior {

    /** @throws InvalidValueException if the steps do not fit the layout, the threshold or the settings */
    public LadderScaling {
        Validator numbers = new Validator();
        threshold.ifPresent(value -> Decimals.require(numbers, value, "threshold"));
        numbers.throwIfAny();
        threshold = threshold.map(Decimals::normalize);
        new Validator()
                .addAll(LadderChecks.check(ladder, layout, threshold, settings, scaleOut, scaleIn))
                .throwIfAny();
    }

    /** The rules that the steps make: one for both directions, one for each, or one for the only direction in use. */
    public List<RuleKind> kinds() {
        return LadderChecks.kinds(ladder, layout);
    }

    /** The resolved settings of a rule; only {@code minAdjustmentMagnitude} may be absent. */
    public RuleSettings settings(RuleKind kind, Metric metric) {
        RuleSettings resolved = side(kind).or(settings).or(kind.defaults());
        return resolved.or(new RuleSettings(
                OptionalInt.empty(),
                resolved.evaluationPeriods(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.of(kind.defaultFill(metric))));
    }

    /** The alarm threshold of a rule. */
    public BigDecimal threshold(RuleKind kind) {
        return switch (kind) {
            case SINGLE -> floor();
            case SCALE_OUT -> ladder.scaleOutFrom().orElseThrow();
            case SCALE_IN -> ladder.scaleInBelow().orElseThrow();
        };
    }

    /** The steps of a rule in ascending order, with holds in the gaps. */
    public List<Step> steps(RuleKind kind) {
        return switch (kind) {
            case SINGLE -> ladder.all(floor());
            case SCALE_OUT -> ladder.from(threshold(kind));
            case SCALE_IN -> ladder.below(threshold(kind));
        };
    }

    private BigDecimal floor() {
        return threshold.orElse(BigDecimal.ZERO);
    }

    /** Checks the steps against the metric; each rule has the id of its kind. */
    List<Violation> check(Metric metric) {
        return check(metric, RuleKind::id);
    }

    /** @param id the logical id of the rule of each kind */
    List<Violation> check(Metric metric, Function<RuleKind, String> id) {
        Validator checks = new Validator();
        List<RuleKind> kinds = kinds();
        if (kinds.contains(RuleKind.SINGLE)) {
            checkFloor(checks, metric);
        }
        for (RuleKind kind : kinds) {
            int size = steps(kind).size();
            checks.require(
                    size <= StepLadder.MAX_STEPS,
                    "S12",
                    "steps",
                    () -> "make " + size + " step adjustments in " + id.apply(kind)
                            + "Policy, counting the holds between them: at most " + StepLadder.MAX_STEPS
                            + " are allowed",
                    "Merge neighbouring steps");
            requireOffsets(checks, kind);
            requireEvaluation(checks, kind, metric);
        }
        return checks.violations();
    }

    /** Reports the violations of the alarm, each at the key where the value was written. */
    private void requireEvaluation(Validator checks, RuleKind kind, Metric metric) {
        RuleSettings resolved = settings(kind, metric);
        Validator alarm = new Validator();
        Alarm.requireEvaluation(
                alarm,
                resolved.evaluationPeriods().orElseThrow(),
                resolved.datapointsToAlarm().orElseThrow(),
                metric.period());
        alarm.violations().forEach(violation -> {
            boolean ofSide = violation.path().equals("datapointsToAlarm")
                    ? side(kind).datapointsToAlarm().isPresent()
                    : side(kind).evaluationPeriods().isPresent();
            checks.addAll(List.of(violation.under(ofSide ? kind.key() : "")));
        });
    }

    private RuleSettings side(RuleKind kind) {
        return switch (kind) {
            case SINGLE -> RuleSettings.NONE;
            case SCALE_OUT -> scaleOut;
            case SCALE_IN -> scaleIn;
        };
    }

    /** AWS stores bounds as distances from the threshold, so these must be representable too. */
    private void requireOffsets(Validator checks, RuleKind kind) {
        BigDecimal from = threshold(kind);
        steps(kind).stream()
                .flatMap(step -> step.upper().stream())
                .filter(bound -> !Decimals.isRepresentable(bound.subtract(from)))
                .forEach(bound -> checks.require(
                        false,
                        "steps",
                        "the distance from " + PlainNumbers.text(from) + " to " + PlainNumbers.text(bound)
                                + " has too many digits: the policy stores it, and up to 15 are allowed",
                        "Round one of the two"));
    }

    private void checkFloor(Validator checks, Metric metric) {
        checks.require(
                        metric.neverNegative() || threshold.isPresent(),
                        Validator.ABSENT,
                        "threshold",
                        () -> "is missing: one policy for both directions needs a value that '" + metric.label()
                                + "' never goes below",
                        "Add it, such as threshold: 0" + (ladder.setsCapacity() ? "" : ", or use layout: split"))
                .require(
                        !metric.neverNegative() || floor().signum() == 0,
                        Validator.TOGETHER,
                        "threshold",
                        () -> PlainNumbers.text(floor()) + " is not allowed with " + metric.label()
                                + ", which has the threshold 0",
                        "Leave it out");
        List<Step> steps = ladder.steps();
        for (int i = 0; i < steps.size(); i++) {
            checkAgainstFloor(checks, steps.get(i), "steps[" + i + "]");
        }
        if (ladder.setsCapacity()) {
            steps(RuleKind.SINGLE).stream()
                    .filter(Step::holds)
                    .forEach(gap -> checks.require(
                            false,
                            "S03",
                            "steps",
                            "set no capacity for " + gap.interval() + ": steps of capacity must cover every value",
                            "Add a step for it, or widen a neighbour"));
        }
    }

    private void checkAgainstFloor(Validator checks, Step step, String path) {
        checks.require(
                        step.upper()
                                .filter(upper -> upper.compareTo(floor()) <= 0)
                                .isEmpty(),
                        Validator.TOGETHER,
                        path + ".upper",
                        () -> step.upper().map(PlainNumbers::text).orElse("") + " is not above the threshold "
                                + PlainNumbers.text(floor())
                                + ", which the metric never goes below: the step never applies",
                        "Remove the step or raise upper")
                .require(
                        step.lower()
                                .filter(lower -> lower.compareTo(floor()) < 0)
                                .isEmpty(),
                        Validator.TOGETHER,
                        path + ".lower",
                        () -> step.lower().map(PlainNumbers::text).orElse("") + " is below the threshold "
                                + PlainNumbers.text(floor()) + ", which the metric never goes below",
                        "Leave lower out");
    }
}
