package io.github.stepscale.policy.steps;

import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.validation.Decimals;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A ladder of steps that do not overlap. Values outside every step change nothing.
 *
 * @param steps at least one, all with the same adjustment type, in the order of the file
 */
public record StepLadder(List<Step> steps) {
    /** Maximum step adjustments per step scaling policy (Application Auto Scaling quotas; not adjustable). */
    public static final int MAX_STEPS = 20;

    private static final Comparator<Step> ASCENDING = Comparator.comparing(
                    (Step step) -> step.lower().isPresent())
            .thenComparing(step -> step.lower().orElse(BigDecimal.ZERO));

    /** @throws InvalidValueException if there is no step, or steps overlap or mix adjustment types */
    public StepLadder {
        steps = List.copyOf(steps);
        int count = steps.size();
        Validator checks = new Validator();
        checks.require(!steps.isEmpty(), "S00", "steps", "is empty: at least one step is needed", "Add a step");
        requireOneKind(checks, steps);
        checks.require(
                steps.size() <= 2 * MAX_STEPS,
                "S12",
                "steps",
                () -> "has " + count + " steps: a policy may have " + MAX_STEPS + ", two policies twice that",
                "Merge neighbouring steps");
        // Quadratic, so only for a number of steps that is allowed.
        if (steps.size() <= 2 * MAX_STEPS) {
            requireNoOverlap(checks, steps);
        }
        checks.throwIfAny();
    }

    /** The adjustment type of all steps. */
    public AdjustmentType type() {
        return steps.get(0).type();
    }

    /** The steps in ascending order. */
    public List<Step> ascending() {
        return isAscending() ? steps : steps.stream().sorted(ASCENDING).toList();
    }

    private boolean isAscending() {
        for (int i = 1; i < steps.size(); i++) {
            if (ASCENDING.compare(steps.get(i - 1), steps.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a step scales in that direction. */
    public boolean scales(ScalingDirection direction) {
        return steps.stream().anyMatch(step -> scales(step, direction));
    }

    /** Whether the steps set exact capacities, which have no direction and need a single policy. */
    public boolean setsCapacity() {
        return type() == AdjustmentType.EXACT_CAPACITY;
    }

    /**
     * The lowest value that scales out: the threshold of a {@code >=} alarm. Empty if no step scales out, or the lowest
     * that does is open below.
     */
    public Optional<BigDecimal> scaleOutFrom() {
        return ascending().stream()
                .filter(step -> scales(step, ScalingDirection.OUT))
                .findFirst()
                .flatMap(Step::lower);
    }

    /**
     * The value below which steps scale in: the threshold of a {@code <} alarm. Empty if no step scales in, or the
     * highest that does is open above.
     */
    public Optional<BigDecimal> scaleInBelow() {
        return ascending().stream()
                .filter(step -> scales(step, ScalingDirection.IN))
                .reduce((lower, higher) -> higher)
                .flatMap(Step::upper);
    }

    /** The steps from {@code from} up, with holds in the gaps. */
    public List<Step> from(BigDecimal from) {
        return fillGaps(
                ascending().stream().filter(step -> startsAtOrAbove(step, from)).toList(),
                Optional.of(from),
                Optional.empty());
    }

    /** The steps below {@code below}, with holds in the gaps. */
    public List<Step> below(BigDecimal below) {
        return fillGaps(
                ascending().stream().filter(step -> endsAtOrBelow(step, below)).toList(),
                Optional.empty(),
                Optional.of(below));
    }

    /**
     * All steps for a metric that never goes below {@code floor}, with holds in the gaps. The lowest step is open
     * below, also if it is written to start at the floor; only a single step without an upper bound keeps the floor,
     * because a step needs a bound.
     */
    public List<Step> all(BigDecimal floor) {
        List<Step> ascending = new ArrayList<>(ascending());
        Step lowest = ascending.get(0);
        if (lowest.lower().filter(Decimals.normalize(floor)::equals).isPresent()) {
            if (lowest.upper().isEmpty()) {
                return List.of(lowest);
            }
            ascending.set(0, lowest.openBelow());
        }
        return fillGaps(ascending, Optional.empty(), Optional.empty());
    }

    private static List<Step> fillGaps(List<Step> ascending, Optional<BigDecimal> from, Optional<BigDecimal> below) {
        List<Step> filled = new ArrayList<>();
        Optional<BigDecimal> reached = from;
        boolean openAbove = false;
        for (Step step : ascending) {
            if (step.lower().isPresent() && !step.lower().equals(reached)) {
                filled.add(hold(reached, step.lower()));
            }
            filled.add(step);
            reached = step.upper();
            openAbove = reached.isEmpty();
        }
        if (!openAbove && !reached.equals(below)) {
            filled.add(hold(reached, below));
        }
        return List.copyOf(filled);
    }

    /** A hold is a change of 0, whatever the adjustment type of the ladder. */
    private static Step hold(Optional<BigDecimal> lower, Optional<BigDecimal> upper) {
        return new Step(lower, upper, AdjustmentType.CHANGE_IN_CAPACITY, 0);
    }

    private static boolean scales(Step step, ScalingDirection direction) {
        return step.direction().filter(direction::equals).isPresent();
    }

    private static boolean startsAtOrAbove(Step step, BigDecimal value) {
        return step.lower().filter(bound -> bound.compareTo(value) >= 0).isPresent();
    }

    private static boolean endsAtOrBelow(Step step, BigDecimal value) {
        return step.upper().filter(bound -> bound.compareTo(value) <= 0).isPresent();
    }

    private static void requireOneKind(Validator checks, List<Step> steps) {
        for (int i = 1; i < steps.size(); i++) {
            AdjustmentType first = steps.get(0).type();
            AdjustmentType type = steps.get(i).type();
            checks.require(
                    type == first,
                    Validator.TOGETHER,
                    path(i),
                    () -> "uses " + type.key() + " beside " + first.key() + ": one kind is allowed in a list",
                    "Write all steps as one of change, percent or capacity");
        }
    }

    private static Supplier<String> path(int index) {
        return () -> "steps[" + index + "]";
    }

    private static void requireNoOverlap(Validator checks, List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            for (int j = 0; j < i; j++) {
                Step step = steps.get(i);
                Step earlier = steps.get(j);
                Supplier<String> earlierPath = path(j);
                checks.require(
                        !overlap(step, earlier),
                        "S04",
                        path(i),
                        () -> step.interval() + " overlaps " + earlierPath.get() + " " + earlier.interval()
                                + ": a value may belong to one step only",
                        "Let one end where the other starts");
            }
        }
    }

    private static boolean overlap(Step one, Step other) {
        return startsBelowEnd(one.lower(), other.upper()) && startsBelowEnd(other.lower(), one.upper());
    }

    private static boolean startsBelowEnd(Optional<BigDecimal> start, Optional<BigDecimal> end) {
        return start.isEmpty() || end.isEmpty() || start.get().compareTo(end.get()) < 0;
    }
}
