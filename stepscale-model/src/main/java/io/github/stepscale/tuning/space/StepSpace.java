package io.github.stepscale.tuning.space;

import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.steps.RuleSettingsBuilder;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.steps.StepLadder;
import io.github.stepscale.policy.target.CapacityRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Changes by a metric of the load of an instance: up to four steps on each side, of equal width, the further the stronger, in instances
 * or in percent.
 */
final class StepSpace implements PolicySpace {
    static final int OUT_FROM = 0;
    private static final int OUT_STEPS = 1;
    private static final int OUT_WIDTH = 2;
    private static final int OUT_AMOUNT = 3;
    static final int IN_BELOW = 4;
    private static final int IN_STEPS = 5;
    private static final int PERCENT = 6;
    private static final int IN_PERIODS = 7;
    private static final int COOLDOWN = 8;
    static final int MINIMUM = 9;
    private static final int OUT_PERIODS = 10;
    private static final int OUT_AT_LEAST = 11;

    static final int MAX_STEPS = 4;
    /** With ten other numbers more would make the coarse grid too large; the neighbours have the others. */
    private static final int COARSE_MINIMA = 3;
    /** The smallest step in percent of the capacity. */
    private static final int PERCENT_UNIT = 25;

    private static final int MAX_REMOVED_PERCENT = 90;
    private static final int SECONDS = 60;

    private final PolicyTemplate template;
    private final PolicyFamily family;
    private final LoadScale scale;
    private final StepGrid grid;
    private final List<SpaceParameter> parameters;

    /** Steps by the default metric of the target. */
    StepSpace(PolicyTemplate template, Layout layout) {
        this(
                template,
                layout == Layout.SINGLE ? PolicyFamily.SINGLE_STEPS : PolicyFamily.SPLIT_STEPS,
                new LoadScales(template).requests(),
                StepGrid.of(template.kind()));
    }

    /** Steps by any metric, with a policy for each direction unless the family is that of the single layout. */
    StepSpace(PolicyTemplate template, PolicyFamily family, LoadScale scale, StepGrid grid) {
        this.template = template;
        this.family = family;
        this.scale = scale;
        this.grid = grid;
        this.parameters = searched();
    }

    private boolean isSingle() {
        return family == PolicyFamily.SINGLE_STEPS;
    }

    @Override
    public PolicyFamily family() {
        return family;
    }

    @Override
    public List<SpaceParameter> parameters() {
        return parameters;
    }

    private List<SpaceParameter> searched() {
        CapacityRange range = template.range();
        List<SpaceParameter> all = grid.parameters(
                SpaceParameter.minimum(range.min(), range.max() - 1).withCoarseValues(COARSE_MINIMA));
        if (!isSingle()) {
            all.add(SpaceParameter.of("scaleOutPeriods", "minute", 1, 10, 1));
            all.add(new SpaceParameter("scaleOutAtLeast", "", 1, 8, List.of(1), List.of(1)));
        }
        return List.copyOf(all);
    }

    @Override
    public Optional<Candidate> candidate(List<Integer> point) {
        List<BigDecimal> in = boundsIn(point);
        List<BigDecimal> out = boundsOut(point);
        if (!isAscending(in, out) || atLeast(point) > 1 && point.get(PERCENT) == 0) {
            return Optional.empty();
        }
        CapacityRange range = template.rangeFrom(point.get(MINIMUM));
        List<Step> steps = new ArrayList<>(stepsIn(in, point));
        steps.addAll(stepsOut(out, point));
        LadderScaling scaling = isSingle() ? single(steps, point) : split(steps, point);
        return Optional.of(new Candidate(family, template.with(range, scale.metric(), scaling), named(point)));
    }

    /** Without the smallest change where a percentage may be of any size, which is no number that was tuned. */
    @Override
    public List<TunedParameter> named(List<Integer> point) {
        List<TunedParameter> all = PolicySpace.super.named(point);
        return isSingle() || atLeast(point) > 1 ? all : all.subList(0, OUT_AT_LEAST);
    }

    private int atLeast(List<Integer> point) {
        return isSingle() ? 1 : point.get(OUT_AT_LEAST);
    }

    /** Whether each bound is above the one before, and all above the value without load. */
    private boolean isAscending(List<BigDecimal> in, List<BigDecimal> out) {
        BigDecimal before = scale.idle();
        for (List<BigDecimal> bounds : List.of(in, out)) {
            for (BigDecimal bound : bounds) {
                if (bound.compareTo(before) <= 0) {
                    return false;
                }
                before = bound;
            }
        }
        return true;
    }

    /** The bound in equal parts, ascending. */
    private List<BigDecimal> boundsIn(List<Integer> point) {
        int count = point.get(IN_STEPS);
        return IntStream.rangeClosed(1, count)
                .mapToObj(part -> scale.bound(point.get(IN_BELOW) * part / count))
                .toList();
    }

    /** The bound and those beyond it at equal distances. */
    private List<BigDecimal> boundsOut(List<Integer> point) {
        int from = point.get(OUT_FROM);
        return IntStream.range(0, point.get(OUT_STEPS))
                .mapToObj(step -> scale.bound(from + step * from * point.get(OUT_WIDTH) / 100))
                .toList();
    }

    private static LadderScaling single(List<Step> steps, List<Integer> point) {
        return new LadderScaling(
                new StepLadder(steps),
                Layout.SINGLE,
                Optional.empty(),
                settings(point, point.get(IN_PERIODS)).build(),
                RuleSettings.NONE,
                RuleSettings.NONE);
    }

    private LadderScaling split(List<Step> steps, List<Integer> point) {
        RuleSettingsBuilder out = settings(point, point.get(OUT_PERIODS));
        RuleSettingsBuilder in = settings(point, point.get(IN_PERIODS));
        if (atLeast(point) > 1) {
            out.minAdjustmentMagnitude(atLeast(point));
        }
        if (grid.fillsIn()) {
            in.fill(Fill.ZERO);
        }
        return new LadderScaling(
                new StepLadder(steps), Layout.SPLIT, Optional.empty(), RuleSettings.NONE, out.build(), in.build());
    }

    private static RuleSettingsBuilder settings(List<Integer> point, int periods) {
        return new RuleSettingsBuilder().evaluationPeriods(periods).cooldown(SECONDS * point.get(COOLDOWN));
    }

    /** From the first bound on, each step stronger than the one before. */
    private static List<Step> stepsOut(List<BigDecimal> bounds, List<Integer> point) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i++) {
            Optional<BigDecimal> upper = i + 1 < bounds.size() ? Optional.of(bounds.get(i + 1)) : Optional.empty();
            steps.add(step(Optional.of(bounds.get(i)), upper, (i + 1) * point.get(OUT_AMOUNT), point));
        }
        return steps;
    }

    /** Below the last bound, from the weakest step down to the strongest. */
    private static List<Step> stepsIn(List<BigDecimal> bounds, List<Integer> point) {
        List<Step> steps = new ArrayList<>();
        for (int i = bounds.size() - 1; i >= 0; i--) {
            Optional<BigDecimal> lower = i > 0 ? Optional.of(bounds.get(i - 1)) : Optional.empty();
            steps.add(step(lower, Optional.of(bounds.get(i)), i - bounds.size(), point));
        }
        return steps;
    }

    private static Step step(Optional<BigDecimal> lower, Optional<BigDecimal> upper, int amount, List<Integer> point) {
        return point.get(PERCENT) == 0
                ? new Step(lower, upper, AdjustmentType.CHANGE_IN_CAPACITY, amount)
                : new Step(
                        lower,
                        upper,
                        AdjustmentType.PERCENT_CHANGE_IN_CAPACITY,
                        Math.max(-MAX_REMOVED_PERCENT, PERCENT_UNIT * amount));
    }
}
