package io.github.stepscale.lint.flapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rule against following every load by hand. Bounds are whole numbers, so whatever happens changes only at loads that
 * are whole numbers: halves leave out none.
 */
class FlappingBruteForceTest {
    private static final int LADDERS = 120;
    private static final int HIGHEST_BOUND = 60;

    @ParameterizedTest
    @EnumSource(AdjustmentType.class)
    void agreesWithFollowingEveryLoad(AdjustmentType type) {
        Random random = new Random(type.ordinal());
        int flapping = 0;
        int reversing = 0;
        for (int i = 0; i < LADDERS; i++) {
            Ladder ladder = Ladder.random(random, type);
            Optional<Finding> found = new FlappingRule()
                    .check(ladder.plan(), ServiceDelays.STANDARD)
                    .findFirst();
            boolean endless =
                    ladder.loads().anyMatch(load -> !ladder.cycling(load).isEmpty());
            boolean reversal = ladder.loads().anyMatch(ladder::reverses);
            assertThat(found.map(Finding::severity))
                    .as("%s", ladder)
                    .isEqualTo(
                            endless
                                    ? Optional.of(Severity.WARNING)
                                    : reversal ? Optional.of(Severity.INFO) : Optional.empty());
            flapping += endless ? 1 : 0;
            reversing += !endless && reversal ? 1 : 0;
        }
        assertThat(flapping).as("some flap, some do not").isBetween(LADDERS / 20, LADDERS * 19 / 20);
        // An exact capacity that is too large is too large again at the next look.
        int least = type == AdjustmentType.EXACT_CAPACITY ? 0 : 5;
        assertThat(reversing).as("some take back a step and rest").isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest
    @EnumSource(AdjustmentType.class)
    void namesTheCapacitiesThatFlap(AdjustmentType type) {
        Random random = new Random(100 + type.ordinal());
        for (int i = 0; i < LADDERS; i++) {
            Ladder ladder = Ladder.random(random, type);
            ConstantLoad steady =
                    ConstantLoad.of(ladder.plan(), ladder.plan().scaling().metric());
            SortedSet<Integer> found = new TreeSet<>();
            Reversal.of(steady)
                    .filter(Reversal::isScaleOut)
                    .flatMap(reversal -> reversal.endless(steady, new WorkLimit(100_000)).stream())
                    .forEach(reversal -> found.add(reversal.there().from()));
            SortedSet<Integer> expected = new TreeSet<>();
            ladder.loads().forEach(load -> expected.addAll(ladder.cycling(load)));
            assertThat(found).as("%s", ladder).isEqualTo(expected);
        }
    }

    /** A wide range is looked at in the capacities that decide. */
    @ParameterizedTest
    @EnumSource(AdjustmentType.class)
    void aSampleOfAWideRangeAgreesWithAllCapacities(AdjustmentType type) {
        Random random = new Random(200 + type.ordinal());
        Set<Severity> met = EnumSet.noneOf(Severity.class);
        for (int i = 0; i < 8; i++) {
            Ladder drawn = Ladder.random(random, type);
            // The capacities that are named are small.
            int least = type == AdjustmentType.EXACT_CAPACITY ? 1 : 1 + random.nextInt(100);
            ScalingPlan plan = drawn.to(least, 420 + random.nextInt(100)).plan();
            Metric metric = plan.scaling().metric();
            assertThat(severity(ConstantLoad.of(plan, metric)))
                    .as("%s", drawn)
                    .isEqualTo(severity(ConstantLoad.of(plan, metric, 600)));
            severity(ConstantLoad.of(plan, metric)).ifPresent(met::add);
        }
        assertThat(met).contains(Severity.WARNING);
    }

    @Test
    void checksARangeTooLargeToEnumerate() {
        ScalingDescriptionBuilder scaling = ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(Integer.MAX_VALUE)
                .step(Step.upper(30).change(-1))
                .step(Step.lower(50).change(1));
        assertThat(new FlappingRule().check(ScalingPlan.of(scaling.build()), ServiceDelays.STANDARD))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .startsWith("at 1 instance and 50 it scales out to 2 instances");
        ScalingDescriptionBuilder percent = ScalingDescription.endpoint("e")
                .minCapacity(1_000_000)
                .maxCapacity(Integer.MAX_VALUE)
                .step(Step.upper(40).percent(-20))
                .step(Step.lower(50).percent(50));
        assertThat(new FlappingRule().check(ScalingPlan.of(percent.build()), ServiceDelays.STANDARD))
                .isNotEmpty();
    }

    private static Optional<Severity> severity(ConstantLoad steady) {
        List<Reversal> reversals = Reversal.of(steady).toList();
        boolean endless = reversals.stream()
                .anyMatch(reversal ->
                        reversal.endless(steady, new WorkLimit(100_000)).isPresent());
        return endless
                ? Optional.of(Severity.WARNING)
                : reversals.isEmpty() ? Optional.empty() : Optional.of(Severity.INFO);
    }

    @Test
    void theProposedFixStopsTheFlapping() {
        int fixed = 0;
        for (int step = 1; step <= 3; step++) {
            for (int in = 2; in < 20; in++) {
                Optional<Finding> found = check(in, 20, step);
                if (found.filter(finding -> finding.severity() == Severity.WARNING)
                        .isPresent()) {
                    double below =
                            Double.parseDouble(found.get().fix().replaceAll("Scale in below (\\S+) at most.*", "$1"));
                    assertThat(below).isLessThan(in);
                    assertThat(check(below, 20, step).filter(again -> again.severity() == Severity.WARNING))
                            .isEmpty();
                    fixed++;
                }
            }
        }
        assertThat(fixed).isGreaterThan(10);
    }

    private static Optional<Finding> check(double in, double out, int step) {
        ScalingPlan plan = ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(12)
                .step(Step.upper(in).change(-1))
                .step(Step.lower(out).change(step))
                .build());
        return new FlappingRule().check(plan, ServiceDelays.STANDARD).findFirst();
    }

    /** Steps that cover every value, between whole bounds, and what they do in whole numbers only. */
    private record Ladder(
            AdjustmentType type, boolean split, int min, int max, List<Integer> bounds, List<Integer> amounts) {

        static Ladder random(Random random, AdjustmentType type) {
            int size = 2 + random.nextInt(3);
            SortedSet<Integer> bounds = new TreeSet<>();
            // Far apart or near to each other, so that many ladders flap and many do not.
            double spread = 1 + 3 * random.nextDouble();
            double bound = 1 + random.nextInt(6);
            while (bounds.size() < size - 1) {
                bounds.add((int) Math.min(HIGHEST_BOUND - size + bounds.size(), bound));
                bound = Math.max(bound + 1, bound * spread);
            }
            List<Integer> amounts = switch (type) {
                case CHANGE_IN_CAPACITY -> ascending(random, size, 3);
                case PERCENT_CHANGE_IN_CAPACITY -> ascending(random, size, 150);
                case EXACT_CAPACITY ->
                    IntStream.range(0, size)
                            .mapToObj(i -> random.nextInt(10))
                            .sorted()
                            .toList();
            };
            boolean split = type != AdjustmentType.EXACT_CAPACITY && random.nextBoolean();
            return new Ladder(type, split, 1, 2 + random.nextInt(5), List.copyOf(bounds), amounts);
        }

        /** From a scale-in to a scale-out, mostly with a hold between them. */
        private static List<Integer> ascending(Random random, int size, int most) {
            List<Integer> amounts = new ArrayList<>();
            amounts.add(-1 - random.nextInt(most));
            amounts.add(1 + random.nextInt(most));
            while (amounts.size() < size) {
                boolean hold = random.nextInt(3) > 0;
                amounts.add(hold ? 0 : random.nextInt(2 * most + 1) - most);
            }
            return amounts.stream().sorted().toList();
        }

        /** The same steps over another range. */
        Ladder to(int least, int most) {
            return new Ladder(type, split, least, most, bounds, amounts);
        }

        ScalingPlan plan() {
            ScalingDescriptionBuilder scaling = ScalingDescription.endpoint("e")
                    .minCapacity(min)
                    .maxCapacity(max)
                    .layout(split ? Layout.SPLIT : Layout.SINGLE);
            for (int i = 0; i < amounts.size(); i++) {
                scaling.step(new Step(bound(i - 1), bound(i), type, amounts.get(i)));
            }
            return ScalingPlan.of(scaling.build());
        }

        private Optional<BigDecimal> bound(int index) {
            return index >= 0 && index < bounds.size()
                    ? Optional.of(BigDecimal.valueOf(bounds.get(index)))
                    : Optional.empty();
        }

        /** Twice the load, from a half on to where even all instances are beyond the last bound. */
        Stream<Integer> loads() {
            return IntStream.rangeClosed(1, 2 * (HIGHEST_BOUND + 1) * max).boxed();
        }

        /** The capacities that scale out, are scaled in at once, and come back, for ever. */
        SortedSet<Integer> cycling(int twice) {
            int[] next = next(twice);
            SortedSet<Integer> cycling = new TreeSet<>();
            for (int start = 1; start <= max; start++) {
                int capacity = next[start];
                boolean reversed = capacity > start && next[capacity] < capacity;
                for (int i = 0; i <= max && capacity != start; i++) {
                    capacity = next[capacity];
                }
                if (reversed && capacity == start) {
                    cycling.add(start);
                }
            }
            return cycling;
        }

        boolean reverses(int twice) {
            int[] next = next(twice);
            return IntStream.rangeClosed(1, max)
                    .anyMatch(start ->
                            Integer.signum(next[start] - start) * Integer.signum(next[next[start]] - next[start]) < 0);
        }

        /** What follows at each capacity. */
        private int[] next(int twice) {
            return IntStream.rangeClosed(0, max)
                    .map(capacity -> capacity == 0 ? 0 : next(capacity, twice))
                    .toArray();
        }

        /** Without a division: half of {@code twice} by the capacity is compared with a bound across. */
        private int next(int capacity, int twice) {
            int step = 0;
            while (step < bounds.size() && isBeyond(step, capacity, twice)) {
                step++;
            }
            int amount = amounts.get(step);
            int raw = switch (type) {
                case CHANGE_IN_CAPACITY -> capacity + amount;
                case PERCENT_CHANGE_IN_CAPACITY -> capacity + share(capacity * amount);
                case EXACT_CAPACITY -> amount;
            };
            return Math.max(1, Math.min(max, raw));
        }

        /** Between two scale-ins of a rule of their own the boundary belongs to the lower. */
        private boolean isBeyond(int bound, int capacity, int twice) {
            boolean inner = split && amounts.get(bound) < 0 && bound < lastIn();
            int order = Integer.compare(twice, 2 * bounds.get(bound) * capacity);
            return inner ? order > 0 : order >= 0;
        }

        private int lastIn() {
            return (int) amounts.stream().filter(amount -> amount < 0).count() - 1;
        }

        private static int share(int hundredths) {
            int whole = hundredths / 100;
            return whole != 0 ? whole : Integer.signum(hundredths);
        }
    }
}
