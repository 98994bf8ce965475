package io.github.stepscale.tuning;

import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
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

/**
 * Changes by the load per instance: up to four steps on each side, of equal width, the further the stronger, in instances
 * or in percent.
 */
final class StepSpace implements PolicySpace {
    private static final int OUT_FROM = 0;
    private static final int OUT_STEPS = 1;
    private static final int OUT_WIDTH = 2;
    private static final int OUT_AMOUNT = 3;
    private static final int IN_BELOW = 4;
    private static final int IN_STEPS = 5;
    private static final int PERCENT = 6;
    private static final int IN_PERIODS = 7;
    private static final int COOLDOWN = 8;
    private static final int MINIMUM = 9;
    private static final int OUT_PERIODS = 10;

    private static final int MAX_STEPS = 4;
    /** With ten other numbers more would make the coarse grid too large; the neighbours have the others. */
    private static final int COARSE_MINIMA = 4;
    /** The smallest step in percent of the capacity. */
    private static final int PERCENT_UNIT = 25;

    private static final int MAX_REMOVED_PERCENT = 90;
    private static final int SECONDS = 60;

    private final PolicyTemplate template;
    private final Layout layout;
    private final Metric load;

    StepSpace(PolicyTemplate template, Layout layout) {
        this.template = template;
        this.layout = layout;
        this.load = MetricCatalog.metric(
                template.present().target().defaultMetric(),
                template.present().target().kind());
    }

    @Override
    public PolicyFamily family() {
        return layout == Layout.SINGLE ? PolicyFamily.SINGLE_STEPS : PolicyFamily.SPLIT_STEPS;
    }

    @Override
    public List<SpaceParameter> parameters() {
        CapacityRange range = template.range();
        List<SpaceParameter> parameters = new ArrayList<>(List.of(
                SpaceParameter.of("scaleOutFrom", "%", 10, 300, 50, 60, 70, 80, 90, 100),
                choice("scaleOutSteps", MAX_STEPS, 1, 3),
                SpaceParameter.of("scaleOutWidth", "%", 5, 100, 25),
                choice("scaleOutAmount", 8, 1, 2),
                SpaceParameter.of("scaleInBelow", "%", 2, 250, 25, 35, 45, 55, 65),
                choice("scaleInSteps", MAX_STEPS, 1, 2),
                new SpaceParameter("percent", "", 0, 1, List.of(0, 1), List.of(1)),
                SpaceParameter.of("scaleInPeriods", "minute", 1, 120, 3, 8, 16, 30),
                SpaceParameter.of("cooldown", "minute", 0, 30, 0, 3),
                SpaceParameter.minimum(range.min(), range.max() - 1).withCoarseValues(COARSE_MINIMA)));
        if (layout == Layout.SPLIT) {
            parameters.add(SpaceParameter.of("scaleOutPeriods", "minute", 1, 10, 1));
        }
        return List.copyOf(parameters);
    }

    private static SpaceParameter choice(String name, int max, Integer... coarse) {
        return new SpaceParameter(name, "", 1, max, List.of(coarse), List.of(1));
    }

    @Override
    public Optional<Candidate> candidate(List<Integer> point) {
        if (point.get(IN_BELOW) >= point.get(OUT_FROM) || hasEmptyStep(point)) {
            return Optional.empty();
        }
        CapacityRange range =
                new CapacityRange(point.get(MINIMUM), template.range().max());
        List<Step> steps = new ArrayList<>(stepsIn(point));
        steps.addAll(stepsOut(point));
        LadderScaling scaling = layout == Layout.SINGLE ? single(steps, point) : split(steps, point);
        return Optional.of(new Candidate(family(), template.with(range, load, scaling), named(point)));
    }

    /** Bounds are whole percents: where there are fewer than steps, two bounds would be equal. */
    private static boolean hasEmptyStep(List<Integer> point) {
        boolean out = point.get(OUT_STEPS) > 1 && point.get(OUT_FROM) * point.get(OUT_WIDTH) < 100;
        return out || point.get(IN_BELOW) < point.get(IN_STEPS);
    }

    private static LadderScaling single(List<Step> steps, List<Integer> point) {
        return new LadderScaling(
                new StepLadder(steps),
                Layout.SINGLE,
                Optional.empty(),
                settings(point, point.get(IN_PERIODS)),
                RuleSettings.NONE,
                RuleSettings.NONE);
    }

    private static LadderScaling split(List<Step> steps, List<Integer> point) {
        return new LadderScaling(
                new StepLadder(steps),
                Layout.SPLIT,
                Optional.empty(),
                RuleSettings.NONE,
                settings(point, point.get(OUT_PERIODS)),
                settings(point, point.get(IN_PERIODS)));
    }

    private static RuleSettings settings(List<Integer> point, int periods) {
        return new RuleSettingsBuilder()
                .evaluationPeriods(periods)
                .cooldown(SECONDS * point.get(COOLDOWN))
                .build();
    }

    /** From the bound on, one step after the other, each stronger than the one before. */
    private List<Step> stepsOut(List<Integer> point) {
        int count = point.get(OUT_STEPS);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Optional<BigDecimal> upper = i + 1 < count ? Optional.of(outBound(point, i + 1)) : Optional.empty();
            steps.add(step(Optional.of(outBound(point, i)), upper, (i + 1) * point.get(OUT_AMOUNT), point));
        }
        return steps;
    }

    private BigDecimal outBound(List<Integer> point, int step) {
        int from = point.get(OUT_FROM);
        return template.requests(from + step * from * point.get(OUT_WIDTH) / 100, 1);
    }

    /** The range below the bound in equal parts. */
    private List<Step> stepsIn(List<Integer> point) {
        int count = point.get(IN_STEPS);
        int below = point.get(IN_BELOW);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Optional<BigDecimal> lower = i + 1 < count
                    ? Optional.of(template.requests(below * (count - i - 1) / count, 1))
                    : Optional.empty();
            Optional<BigDecimal> upper = Optional.of(template.requests(below * (count - i) / count, 1));
            steps.add(step(lower, upper, -(i + 1), point));
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
