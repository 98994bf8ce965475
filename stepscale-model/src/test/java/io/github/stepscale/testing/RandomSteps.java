package io.github.stepscale.testing;

import io.github.stepscale.policy.LadderRule;
import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.steps.StepLadder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Ladders in the metric's own units. The reals are cut into pieces from the lowest to the highest; each piece becomes a
 * step that scales out or in, one that holds, one that sets a capacity, or no step at all.
 */
final class RandomSteps {
    private enum Piece {
        OUT,
        IN,
        HOLD,
        NONE
    }

    private enum Shape {
        BOTH_SINGLE,
        BOTH_SPLIT,
        OUT_ONLY,
        IN_ONLY,
        CAPACITY
    }

    private static final List<String> UNITS =
            List.of("1", "10", "0.1", "0.001", "25", "12.5", "1000000", "10000000000");

    private final RandomGenerator random;

    RandomSteps(RandomGenerator random) {
        this.random = random;
    }

    LadderScaling scaling(Metric metric, int maxCapacity) {
        return scaling(pick(Shape.values()), metric, maxCapacity);
    }

    /** Steps as one of several rules: of one direction, or of capacities. */
    LadderRule rule(String name, Metric metric, int maxCapacity) {
        LadderScaling steps = scaling(pick(Shape.OUT_ONLY, Shape.IN_ONLY, Shape.CAPACITY), metric, maxCapacity);
        RuleSettings own = steps.scaleOut().or(steps.scaleIn()).or(steps.settings());
        return new LadderRule(name, metric, steps.ladder(), steps.threshold(), own);
    }

    private LadderScaling scaling(Shape shape, Metric metric, int maxCapacity) {
        boolean single = shape == Shape.BOTH_SINGLE || shape == Shape.CAPACITY;
        AdjustmentType type = shape == Shape.CAPACITY
                ? AdjustmentType.EXACT_CAPACITY
                : random.nextBoolean() ? AdjustmentType.CHANGE_IN_CAPACITY : AdjustmentType.PERCENT_CHANGE_IN_CAPACITY;
        BigDecimal unit = new BigDecimal(UNITS.get(random.nextInt(UNITS.size())));
        boolean floored = single && !metric.neverNegative() && random.nextInt(3) > 0;
        int floorUnits = floored ? random.nextInt(-500, 500) : 0;
        List<BigDecimal> cuts = cuts(single ? floorUnits + 1 : -500, unit);
        Piece[] pieces = pieces(shape, cuts.size() + 1);
        BigDecimal floor = unit.multiply(BigDecimal.valueOf(floorUnits));
        StepLadder ladder = shape == Shape.CAPACITY && chance(0.1)
                ? wholeRange(floor, maxCapacity)
                : new StepLadder(
                        steps(pieces, cuts, type, maxCapacity, single ? Optional.of(floor) : Optional.empty()));
        boolean said = single && (!metric.neverNegative() || chance(0.2));
        Layout layout = single ? Layout.SINGLE : shape == Shape.BOTH_SPLIT ? Layout.SPLIT : layout();
        return withSettings(shape, type, ladder, layout, said ? Optional.of(floor) : Optional.empty());
    }

    /** One capacity for every value. */
    private StepLadder wholeRange(BigDecimal floor, int maxCapacity) {
        AdjustmentType type = AdjustmentType.EXACT_CAPACITY;
        return new StepLadder(
                List.of(new Step(Optional.of(floor), Optional.empty(), type, amount(Piece.OUT, type, maxCapacity))));
    }

    /** Few cuts mostly, now and then as many as one policy can take. */
    private List<BigDecimal> cuts(int from, BigDecimal unit) {
        int count = chance(0.05) ? StepLadder.MAX_STEPS - 1 : random.nextInt(1, 8);
        TreeSet<Integer> units = new TreeSet<>();
        while (units.size() < count) {
            units.add(random.nextInt(from, from + 1000));
        }
        return units.stream()
                .map(each -> unit.multiply(BigDecimal.valueOf(each)))
                .toList();
    }

    private Piece[] pieces(Shape shape, int count) {
        Piece[] pieces = new Piece[count];
        int last = count - 1;
        // Below this index lies scale-in, from it on scale-out; both sides exist where there are two pieces.
        int middle = random.nextInt(1, count);
        for (int i = 0; i < count; i++) {
            pieces[i] = switch (shape) {
                case CAPACITY -> Piece.OUT;
                case BOTH_SINGLE -> any(Piece.OUT, Piece.IN);
                case BOTH_SPLIT -> any(i < middle ? Piece.IN : Piece.OUT);
                // The alarm of a scale-out needs a value to start at, that of a scale-in one to start below.
                case OUT_ONLY -> i == 0 ? any() : any(Piece.OUT);
                case IN_ONLY -> i == last ? any() : any(Piece.IN);
            };
        }
        if (shape == Shape.BOTH_SPLIT || shape == Shape.IN_ONLY) {
            pieces[random.nextInt(0, shape == Shape.IN_ONLY ? last : middle)] = Piece.IN;
        }
        if (shape == Shape.BOTH_SPLIT || shape == Shape.OUT_ONLY) {
            pieces[random.nextInt(shape == Shape.OUT_ONLY ? 1 : middle, count)] = Piece.OUT;
        }
        if (shape == Shape.BOTH_SINGLE) {
            int out = random.nextInt(count);
            pieces[out] = Piece.OUT;
            pieces[(out + random.nextInt(1, count)) % count] = Piece.IN;
        }
        if (shape != Shape.CAPACITY) {
            closeEnds(pieces);
        }
        return pieces;
    }

    /** Beyond the topmost scale-out and below the lowest scale-in something must stand: a hold will do. */
    private static void closeEnds(Piece[] pieces) {
        int highest = pieces.length - 1;
        while (pieces[highest] == Piece.NONE) {
            highest--;
        }
        if (pieces[highest] == Piece.OUT && highest < pieces.length - 1) {
            pieces[highest + 1] = Piece.HOLD;
        }
        int lowest = 0;
        while (pieces[lowest] == Piece.NONE) {
            lowest++;
        }
        if (pieces[lowest] == Piece.IN && lowest > 0) {
            pieces[lowest - 1] = Piece.HOLD;
        }
    }

    private Piece any(Piece... scaling) {
        if (scaling.length > 0 && chance(0.6)) {
            return scaling[random.nextInt(scaling.length)];
        }
        return chance(0.5) ? Piece.HOLD : Piece.NONE;
    }

    private List<Step> steps(
            Piece[] pieces, List<BigDecimal> cuts, AdjustmentType type, int maxCapacity, Optional<BigDecimal> floor) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < pieces.length; i++) {
            if (pieces[i] == Piece.NONE) {
                continue;
            }
            Optional<BigDecimal> below = floor.filter(any -> chance(0.3));
            Optional<BigDecimal> lower = i == 0 ? below : Optional.of(cuts.get(i - 1));
            Optional<BigDecimal> upper = i == cuts.size() ? Optional.empty() : Optional.of(cuts.get(i));
            steps.add(new Step(lower, upper, type, amount(pieces[i], type, maxCapacity)));
        }
        Collections.shuffle(steps, new Random(random.nextLong()));
        return steps;
    }

    private int amount(Piece piece, AdjustmentType type, int maxCapacity) {
        if (type == AdjustmentType.EXACT_CAPACITY) {
            return random.nextInt(0, maxCapacity + 3);
        }
        int most = type == AdjustmentType.PERCENT_CHANGE_IN_CAPACITY ? 200 : chance(0.1) ? 1_000_000 : 5;
        int amount = random.nextInt(1, most + 1);
        return switch (piece) {
            case OUT -> amount;
            case IN -> type == AdjustmentType.PERCENT_CHANGE_IN_CAPACITY ? -Math.min(100, amount) : -amount;
            default -> 0;
        };
    }

    private LadderScaling withSettings(
            Shape shape, AdjustmentType type, StepLadder ladder, Layout layout, Optional<BigDecimal> threshold) {
        boolean percent = type == AdjustmentType.PERCENT_CHANGE_IN_CAPACITY;
        boolean out = shape == Shape.BOTH_SPLIT || shape == Shape.OUT_ONLY;
        boolean in = shape == Shape.BOTH_SPLIT || shape == Shape.IN_ONLY;
        OptionalInt[] periods = {
            periods(0.3), out ? periods(0.3) : OptionalInt.empty(), in ? periods(0.3) : OptionalInt.empty()
        };
        // 1 is the shortest default.
        int shortest =
                Arrays.stream(periods).mapToInt(each -> each.orElse(1)).min().orElseThrow();
        return new LadderScaling(
                ladder,
                layout,
                threshold,
                settings(periods[0], shortest, percent),
                out ? settings(periods[1], shortest, percent) : RuleSettings.NONE,
                in ? settings(periods[2], shortest, percent) : RuleSettings.NONE);
    }

    private RuleSettings settings(OptionalInt periods, int shortest, boolean percent) {
        return new RuleSettings(
                periods,
                chance(0.3) ? OptionalInt.of(random.nextInt(1, shortest + 1)) : OptionalInt.empty(),
                chance(0.3) ? Optional.of(pick(TreatMissingData.values())) : Optional.empty(),
                chance(0.3) ? Optional.of(pick(MetricAggregationType.values())) : Optional.empty(),
                chance(0.3) ? OptionalInt.of(pick(0, 1, 60, 300, 86_400)) : OptionalInt.empty(),
                percent && chance(0.3) ? OptionalInt.of(random.nextInt(1, 6)) : OptionalInt.empty(),
                chance(0.3)
                        ? Optional.of(pick(Fill.NONE, Fill.ZERO, Fill.with(new BigDecimal("-0.5"))))
                        : Optional.empty());
    }

    private OptionalInt periods(double probability) {
        return chance(probability) ? OptionalInt.of(random.nextInt(1, 24)) : OptionalInt.empty();
    }

    private Layout layout() {
        return random.nextBoolean() ? Layout.SINGLE : Layout.SPLIT;
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    @SafeVarargs
    private <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }
}
