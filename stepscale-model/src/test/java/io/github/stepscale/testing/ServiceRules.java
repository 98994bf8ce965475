package io.github.stepscale.testing;

import io.github.stepscale.policy.rule.StepAdjustment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What the service does, written a second time from its documentation and sharing nothing with the model: which step
 * applies to a value, which steps are refused, which capacity follows. Slow and simple, to compare the model with.
 */
public final class ServiceRules {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private ServiceRules() {}

    /** Whether an alarm of that operator is breached, by the operator's name in the API. */
    public static boolean breaches(String comparisonOperator, BigDecimal value, BigDecimal threshold) {
        return switch (comparisonOperator) {
            case "GreaterThanOrEqualToThreshold" -> value.compareTo(threshold) >= 0;
            case "GreaterThanThreshold" -> value.compareTo(threshold) > 0;
            case "LessThanOrEqualToThreshold" -> value.compareTo(threshold) <= 0;
            case "LessThanThreshold" -> value.compareTo(threshold) < 0;
            default -> throw new AssertionError(comparisonOperator);
        };
    }

    /** Whether a step applies to a value under an alarm of that threshold. */
    public static boolean matches(StepAdjustment step, BigDecimal value, BigDecimal threshold) {
        Optional<BigDecimal> lower = step.lowerBound().map(threshold::add);
        Optional<BigDecimal> upper = step.upperBound().map(threshold::add);
        if (value.compareTo(threshold) > 0) {
            // Lower inclusive, upper exclusive.
            return (lower.isEmpty() || value.compareTo(lower.get()) >= 0)
                    && (upper.isEmpty() || value.compareTo(upper.get()) < 0);
        }
        if (value.compareTo(threshold) < 0) {
            // Lower exclusive, upper inclusive.
            return (lower.isEmpty() || value.compareTo(lower.get()) > 0)
                    && (upper.isEmpty() || value.compareTo(upper.get()) <= 0);
        }
        return (lower.isEmpty() || lower.get().compareTo(threshold) <= 0)
                && (upper.isEmpty() || upper.get().compareTo(threshold) >= 0);
    }

    /** The capacity that an adjustment leads to, before it is clamped. */
    public static BigDecimal capacityAfter(
            String type, int capacity, int adjustment, OptionalInt minAdjustmentMagnitude) {
        BigDecimal present = BigDecimal.valueOf(capacity);
        BigDecimal number = BigDecimal.valueOf(adjustment);
        return switch (type) {
            case "ChangeInCapacity" -> present.add(number);
            case "ExactCapacity" -> number;
            case "PercentChangeInCapacity" ->
                present.add(rounded(present.multiply(number).divide(HUNDRED), minAdjustmentMagnitude.orElse(1)));
            default -> throw new AssertionError(type);
        };
    }

    private static BigDecimal rounded(BigDecimal change, int least) {
        BigDecimal towardZero = change.abs().setScale(0, RoundingMode.DOWN);
        BigDecimal magnitude = change.signum() == 0 ? BigDecimal.ZERO : towardZero.max(BigDecimal.valueOf(least));
        return change.signum() < 0 ? magnitude.negate() : magnitude;
    }

    /**
     * The numbers of the legality rules that steps break, 1 to 12 as AWS words them; 13 is the quota of 20 steps, 14 a
     * boundary at the threshold, of which AWS does not say to which side it belongs. Bounds must be whole numbers from
     * -50 to 50: gaps and overlaps are found by looking at each point between two whole numbers.
     */
    public static Set<Integer> broken(String type, List<StepAdjustment> steps, OptionalInt minAdjustmentMagnitude) {
        Set<Integer> broken = new TreeSet<>();
        add(broken, 1, steps.isEmpty());
        add(
                broken,
                3,
                steps.stream()
                        .anyMatch(step ->
                                step.lowerBound().isEmpty() && step.upperBound().isEmpty()));
        long openBelow =
                steps.stream().filter(step -> step.lowerBound().isEmpty()).count();
        long openAbove =
                steps.stream().filter(step -> step.upperBound().isEmpty()).count();
        add(broken, 4, openBelow > 1);
        add(broken, 5, openAbove > 1);
        add(broken, 6, openBelow == 0 && steps.stream().anyMatch(step -> lower(step) < 0));
        add(broken, 7, openAbove == 0 && steps.stream().anyMatch(step -> upper(step) > 0));
        int[] covering = IntStream.range(-60, 60)
                .map(floor -> (int) steps.stream()
                        .filter(step -> lower(step) <= floor && floor + 1 <= upper(step))
                        .count())
                .toArray();
        int[] covered =
                IntStream.range(0, covering.length).filter(i -> covering[i] > 0).toArray();
        add(broken, 8, covered.length > 0 && covered[covered.length - 1] - covered[0] >= covered.length);
        add(broken, 9, IntStream.of(covering).anyMatch(count -> count > 1));
        add(broken, 10, steps.stream().anyMatch(step -> lower(step) >= upper(step)));
        add(broken, 11, type.equals("ExactCapacity") && steps.stream().anyMatch(step -> step.scalingAdjustment() < 0));
        add(broken, 12, minAdjustmentMagnitude.isPresent() && !type.equals("PercentChangeInCapacity"));
        add(broken, 13, steps.size() > 20);
        add(
                broken,
                14,
                steps.stream().anyMatch(step -> lower(step) == 0)
                        && steps.stream().anyMatch(step -> upper(step) == 0));
        return broken;
    }

    private static void add(Set<Integer> broken, int rule, boolean isBroken) {
        if (isBroken) {
            broken.add(rule);
        }
    }

    private static int lower(StepAdjustment step) {
        return step.lowerBound().map(BigDecimal::intValueExact).orElse(-100);
    }

    private static int upper(StepAdjustment step) {
        return step.upperBound().map(BigDecimal::intValueExact).orElse(100);
    }
}
