package io.github.stepscale.policy.steps;

import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Validator;
import io.github.stepscale.validation.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks a ladder against its layout and settings, and derives the rules that it makes. */
public final class LadderChecks {
    private LadderChecks() {}

    /** The rules that the ladder makes in a layout; empty if no step scales. */
    public static List<RuleKind> kinds(StepLadder ladder, Layout layout) {
        boolean out = ladder.scales(ScalingDirection.OUT);
        boolean in = ladder.scales(ScalingDirection.IN);
        if (ladder.setsCapacity() || out && in && layout == Layout.SINGLE) {
            return List.of(RuleKind.SINGLE);
        }
        List<RuleKind> kinds = new ArrayList<>();
        if (out) {
            kinds.add(RuleKind.SCALE_OUT);
        }
        if (in) {
            kinds.add(RuleKind.SCALE_IN);
        }
        return List.copyOf(kinds);
    }

    /** The violations of a ladder, its layout, threshold and settings taken together; empty if it is valid. */
    public static List<Violation> check(
            StepLadder ladder,
            Layout layout,
            Optional<BigDecimal> threshold,
            RuleSettings settings,
            RuleSettings scaleOut,
            RuleSettings scaleIn) {
        Validator checks = new Validator();
        List<RuleKind> kinds = kinds(ladder, layout);
        boolean single = kinds.contains(RuleKind.SINGLE);
        checks.require(
                !ladder.setsCapacity() || layout == Layout.SINGLE,
                Validator.TOGETHER,
                "layout",
                "split is not allowed with steps that set a capacity: such a step has no direction",
                "Use layout: single, or write change or percent");
        checks.require(
                !kinds.isEmpty(),
                Validator.TOGETHER,
                "steps",
                "only hold: at least one must scale",
                "Add a step that scales");
        checks.require(
                threshold.isEmpty() || single,
                Validator.TOGETHER,
                "threshold",
                "is not allowed here: these steps get their thresholds from their own bounds",
                "Remove it");
        requireSide(checks, scaleOut, kinds, RuleKind.SCALE_OUT);
        requireSide(checks, scaleIn, kinds, RuleKind.SCALE_IN);
        requireMagnitude(checks, ladder, settings, "");
        requireMagnitude(checks, ladder, scaleOut, RuleKind.SCALE_OUT.key() + ".");
        requireMagnitude(checks, ladder, scaleIn, RuleKind.SCALE_IN.key() + ".");
        // A single policy starts at the floor anyway: a first step that starts there is open below.
        requireEnds(checks, ladder, single ? threshold.or(() -> Optional.of(BigDecimal.ZERO)) : Optional.empty());
        if (!single) {
            requireThresholds(checks, ladder);
            requireOrder(checks, ladder);
        }
        return checks.violations();
    }

    private static void requireSide(Validator checks, RuleSettings side, List<RuleKind> kinds, RuleKind kind) {
        checks.require(
                kinds.contains(kind) || side.equals(RuleSettings.NONE),
                Validator.TOGETHER,
                kind.key(),
                () -> "is not allowed here: these steps make no " + kind.key() + " rule of their own",
                "Move the settings to the top, or use layout: split with steps of that direction");
    }

    private static void requireMagnitude(Validator checks, StepLadder ladder, RuleSettings level, String prefix) {
        checks.require(
                level.minAdjustmentMagnitude().isEmpty() || ladder.type() == AdjustmentType.PERCENT_CHANGE_IN_CAPACITY,
                "S11",
                () -> prefix + "minAdjustmentMagnitude",
                () -> "is given with steps of " + ladder.type().key() + ": it is allowed with percent only",
                "Remove it");
    }

    /**
     * A bound above the highest scale-out, or below the lowest scale-in, with nothing beyond it is a forgotten step.
     */
    private static void requireEnds(Validator checks, StepLadder ladder, Optional<BigDecimal> floor) {
        List<Step> ascending = ladder.ascending();
        Step highest = ascending.get(ascending.size() - 1);
        Step lowest = ascending.get(0);
        // requireThresholds reports a step without the bound that its alarm needs.
        boolean ends = highest.direction().equals(Optional.of(ScalingDirection.OUT))
                && highest.lower().isPresent()
                && highest.upper().isPresent();
        boolean starts = lowest.direction().equals(Optional.of(ScalingDirection.IN))
                && lowest.upper().isPresent()
                && lowest.lower().isPresent()
                && !lowest.lower().equals(floor);
        checks.require(
                !ends,
                "S02",
                () -> path(ladder, highest) + ".upper",
                () -> "is " + highest.upper().map(PlainNumbers::text).orElse("") + ", and above it nothing would scale",
                "Leave upper out, or add a step with change: 0 above it if that is meant");
        checks.require(
                !starts,
                "S02",
                () -> path(ladder, lowest) + ".lower",
                () -> "is " + lowest.lower().map(PlainNumbers::text).orElse("") + ", and below it nothing would scale",
                "Leave lower out, or add a step with change: 0 below it if that is meant");
    }

    /** An alarm needs a threshold: a scale-out needs a lower bound, a scale-in an upper bound. */
    private static void requireThresholds(Validator checks, StepLadder ladder) {
        for (Step step : ladder.steps()) {
            boolean out = step.direction().filter(ScalingDirection.OUT::equals).isPresent();
            boolean in = step.direction().filter(ScalingDirection.IN::equals).isPresent();
            checks.require(
                            !out || step.lower().isPresent(),
                            "S08",
                            () -> path(ladder, step) + ".lower",
                            () -> "is missing: the alarm of a scale-out needs a value to start at",
                            "Give the step a lower, or invert the metric with an expression")
                    .require(
                            !in || step.upper().isPresent(),
                            "S07",
                            () -> path(ladder, step) + ".upper",
                            () -> "is missing: the alarm of a scale-in needs a value to start below",
                            "Give the step an upper, or invert the metric with an expression");
        }
    }

    private static void requireOrder(Validator checks, StepLadder ladder) {
        List<Step> scaling = ladder.ascending().stream()
                .filter(step -> step.direction().isPresent())
                .toList();
        for (int i = 1; i < scaling.size(); i++) {
            Step step = scaling.get(i);
            boolean crossed = step.direction().equals(Optional.of(ScalingDirection.IN))
                    && scaling.get(i - 1).direction().equals(Optional.of(ScalingDirection.OUT));
            checks.require(
                    !crossed,
                    "S09",
                    () -> path(ladder, step),
                    () -> "scales in above a step that scales out: with layout: split every scale-in lies below every"
                            + " scale-out",
                    "Use layout: single, or rules");
        }
    }

    private static String path(StepLadder ladder, Step step) {
        return "steps[" + ladder.steps().indexOf(step) + "]";
    }
}
