package io.github.stepscale.tuning.space;

import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.TreatMissingData;
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

/** Capacity ladders with one rule. */
final class LadderSpace implements PolicySpace {
    /** The window that the state reason of an alarm certainly holds, in datapoints. */
    static final int MAX_WINDOW = 40;

    /** With two datapoints a late one, which is read as 0, does not decide alone. */
    static final int MIN_WINDOW = 2;

    private static final int UTILIZATION = 0;
    private static final int WINDOW = 1;
    private static final int MINIMUM = 2;

    private final PolicyTemplate template;

    LadderSpace(PolicyTemplate template) {
        this.template = template;
    }

    /** The requests to all instances, in sums of a minute. */
    static SourceMetric demand(PolicyTemplate template) {
        return MetricCatalog.metric("Invocations", template.kind());
    }

    @Override
    public PolicyFamily family() {
        return PolicyFamily.CAPACITY_LADDER;
    }

    @Override
    public List<SpaceParameter> parameters() {
        CapacityRange range = template.range();
        return List.of(
                utilization(),
                SpaceParameter.of(
                        "window", "minute", MIN_WINDOW, MAX_WINDOW, 2, 3, 4, 6, 8, 10, 13, 16, 20, 25, 30, 35, 40),
                minimum(range));
    }

    /** Without capacity the demand is not published. */
    static SpaceParameter minimum(CapacityRange range) {
        return SpaceParameter.minimum(Math.max(1, range.min()), range.max() - 1);
    }

    static SpaceParameter utilization() {
        return SpaceParameter.of(
                "utilization", "%", 5, 400, 40, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100, 105, 110, 115, 120, 130);
    }

    @Override
    public Optional<Candidate> candidate(List<Integer> point) {
        CapacityRange range =
                new CapacityRange(point.get(MINIMUM), template.range().max());
        StepLadder ladder = ladder(template, range, point.get(UTILIZATION), 1);
        LadderScaling scaling = new LadderScaling(
                ladder,
                Layout.SINGLE,
                Optional.empty(),
                settings(point.get(WINDOW), Fill.ZERO),
                RuleSettings.NONE,
                RuleSettings.NONE);
        return Optional.of(new Candidate(family(), template.with(range, demand(template), scaling), named(point)));
    }

    /** @param minutes the period of the metric */
    static StepLadder ladder(PolicyTemplate template, CapacityRange range, int utilization, int minutes) {
        List<Integer> levels = CapacityLevels.of(range);
        List<Step> steps = new ArrayList<>();
        Optional<BigDecimal> lower = Optional.empty();
        for (int level : levels.subList(0, levels.size() - 1)) {
            Optional<BigDecimal> upper = Optional.of(template.requests(utilization * minutes, level));
            steps.add(new Step.Bounds(lower, upper).capacity(level));
            lower = upper;
        }
        steps.add(new Step.Bounds(lower, Optional.empty()).capacity(levels.get(levels.size() - 1)));
        return new StepLadder(steps);
    }

    /** The largest of the last datapoints counts, and nothing waits. */
    static RuleSettings settings(int window, Fill fill) {
        return new RuleSettingsBuilder()
                .evaluationPeriods(window)
                .datapointsToAlarm(window)
                .treatMissingData(TreatMissingData.MISSING)
                .metricAggregationType(MetricAggregationType.MAXIMUM)
                .cooldown(0)
                .fill(fill)
                .build();
    }
}
