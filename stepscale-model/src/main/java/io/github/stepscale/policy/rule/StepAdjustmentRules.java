package io.github.stepscale.policy.rule;

import io.github.stepscale.policy.steps.StepLadder;
import io.github.stepscale.validation.Validator;
import io.github.stepscale.validation.Violation;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Checks step adjustments by the rules of Application Auto Scaling, and by one more: no boundary between two steps may
 * be exactly at the threshold, where AWS does not define which of them applies.
 */
public final class StepAdjustmentRules {
    /** Orders steps from the lowest to the highest. */
    static final Comparator<StepAdjustment> ASCENDING = Comparator.comparing(
                    (StepAdjustment step) -> step.lowerBound().isPresent())
            .thenComparing(step -> step.lowerBound().orElse(BigDecimal.ZERO));

    private static final String STEPS = "stepAdjustments";

    private StepAdjustmentRules() {}

    /** The violations of the steps of a policy; empty if they are valid. */
    public static List<Violation> check(
            AdjustmentType type, List<StepAdjustment> steps, OptionalInt minAdjustmentMagnitude) {
        Validator checks = new Validator();
        checks.require(!steps.isEmpty(), "S00", STEPS, "is empty: at least one step is needed", "Add a step")
                .require(
                        steps.size() <= StepLadder.MAX_STEPS,
                        "S12",
                        STEPS,
                        () -> "has " + steps.size() + " steps: at most " + StepLadder.MAX_STEPS
                                + " are allowed in a policy",
                        "Merge neighbouring steps");
        minAdjustmentMagnitude.ifPresent(magnitude -> requireMagnitude(checks, type, magnitude));
        requireValidSteps(checks, type, steps);
        requireOpenEnds(checks, steps);
        if (checks.violations().isEmpty()) {
            requireAdjacent(checks, steps.stream().sorted(ASCENDING).toList());
        }
        return checks.violations();
    }

    static void requireMagnitude(Validator checks, AdjustmentType type, int magnitude) {
        checks.require(
                        type == AdjustmentType.PERCENT_CHANGE_IN_CAPACITY,
                        "S11",
                        "minAdjustmentMagnitude",
                        () -> "is given with " + type.awsName() + ": it is allowed with PercentChangeInCapacity only",
                        "Remove it")
                .require(
                        magnitude >= 1,
                        "minAdjustmentMagnitude",
                        () -> magnitude + " is below 1",
                        "Write 1 or more, or leave it out");
    }

    private static void requireValidSteps(Validator checks, AdjustmentType type, List<StepAdjustment> steps) {
        for (int i = 0; i < steps.size(); i++) {
            StepAdjustment step = steps.get(i);
            Supplier<String> path = path(i);
            checks.require(
                            step.lowerBound().isPresent() || step.upperBound().isPresent(),
                            "S06",
                            path,
                            () -> "has neither bound: at least one is needed",
                            "Add metricIntervalLowerBound or metricIntervalUpperBound")
                    .require(
                            step.lowerBound().isEmpty()
                                    || step.upperBound().isEmpty()
                                    || step.lowerBound()
                                                    .get()
                                                    .compareTo(step.upperBound().get())
                                            < 0,
                            "S05",
                            path,
                            () -> step.bounds() + " is empty: the lower bound must be below the upper",
                            "Swap the two, or correct one")
                    .require(
                            type != AdjustmentType.EXACT_CAPACITY || step.scalingAdjustment() >= 0,
                            "S10",
                            () -> path.get() + ".scalingAdjustment",
                            () -> step.scalingAdjustment() + " is below 0: an exact capacity is 0 or more",
                            "Write 0 or more");
        }
    }

    private static Supplier<String> path(int index) {
        return () -> STEPS + "[" + index + "]";
    }

    private static void requireOpenEnds(Validator checks, List<StepAdjustment> steps) {
        long openBelow = count(steps, step -> step.lowerBound().isEmpty());
        long openAbove = count(steps, step -> step.upperBound().isEmpty());
        checks.require(
                        openBelow <= 1,
                        "S06",
                        STEPS,
                        () -> "has " + openBelow + " steps without a lower bound: at most one is allowed",
                        "Give the others a lower bound")
                .require(
                        openAbove <= 1,
                        "S06",
                        STEPS,
                        () -> "has " + openAbove + " steps without an upper bound: at most one is allowed",
                        "Give the others an upper bound")
                .require(
                        openBelow > 0 || noBound(steps, StepAdjustment::lowerBound, sign -> sign < 0),
                        "S02",
                        STEPS,
                        "has a negative lower bound, and no step is open below: the lowest must be",
                        "Leave out metricIntervalLowerBound of the lowest step")
                .require(
                        openAbove > 0 || noBound(steps, StepAdjustment::upperBound, sign -> sign > 0),
                        "S02",
                        STEPS,
                        "has a positive upper bound, and no step is open above: the highest must be",
                        "Leave out metricIntervalUpperBound of the highest step");
    }

    private static void requireAdjacent(Validator checks, List<StepAdjustment> ascending) {
        // The step that reaches furthest up; not the previous one where a step lies inside another.
        StepAdjustment furthest = ascending.get(0);
        for (StepAdjustment next : ascending.subList(1, ascending.size())) {
            requireAdjacent(checks, furthest, next);
            furthest = endsAbove(next, furthest) ? next : furthest;
        }
    }

    private static void requireAdjacent(Validator checks, StepAdjustment lower, StepAdjustment higher) {
        int gap = higher.lowerBound()
                .flatMap(start -> lower.upperBound().map(start::compareTo))
                .orElse(-1);
        Supplier<String> both = () -> lower.bounds() + " and " + higher.bounds();
        checks.require(gap >= 0, "S04", STEPS, () -> both.get() + " overlap", "Let one end where the other starts")
                .require(
                        gap <= 0,
                        "S03",
                        STEPS,
                        () -> both.get() + " have a gap between them",
                        "Let one end where the other starts")
                .require(
                        gap != 0 || higher.lowerBound().get().signum() != 0,
                        "S14",
                        STEPS,
                        () -> both.get() + " meet at the threshold, and AWS does not say which of them applies there",
                        "Move the threshold or the boundary, or use two rules");
    }

    private static boolean endsAbove(StepAdjustment one, StepAdjustment other) {
        return other.upperBound()
                .map(end -> one.upperBound()
                        .filter(bound -> bound.compareTo(end) <= 0)
                        .isEmpty())
                .orElse(false);
    }

    private static boolean noBound(
            List<StepAdjustment> steps, Function<StepAdjustment, Optional<BigDecimal>> bound, Predicate<Integer> sign) {
        return steps.stream()
                .flatMap(step -> bound.apply(step).stream())
                .map(BigDecimal::signum)
                .noneMatch(sign);
    }

    private static long count(List<StepAdjustment> steps, Predicate<StepAdjustment> which) {
        return steps.stream().filter(which).count();
    }
}
