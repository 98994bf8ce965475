package io.github.stepscale.tuning.space;

import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.ScalingBehavior;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.Metric;
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
import java.util.stream.IntStream;

/**
 * What the spaces of capacity ladders share. Their points start with the utilization and the window and end with the
 * minimum.
 *
 * @param template what all candidates share
 * @param demands the requests to all instances, in sums of one minute and more
 */
record LadderParts(PolicyTemplate template, List<SourceMetric> demands) {
    /** The longest period in minutes. */
    private static final int LONGEST = 5;
    /** The window that the state reason of an alarm certainly holds, in datapoints. */
    private static final int MAX_WINDOW = 40;
    /** With two datapoints a late one, which is read as 0, does not decide alone. */
    private static final int MIN_WINDOW = 2;

    private static final int UTILIZATION = 0;
    private static final int WINDOW = 1;
    private static final int SECONDS = 60;

    LadderParts(PolicyTemplate template) {
        this(template, demands(MetricCatalog.metric("Invocations", template.kind())));
    }

    private static List<SourceMetric> demands(SourceMetric demand) {
        return IntStream.rangeClosed(1, LONGEST)
                .mapToObj(minutes -> demand.withPeriod(SECONDS * minutes))
                .toList();
    }

    static SpaceParameter utilization() {
        return SpaceParameter.of(
                "utilization", "%", 5, 400, 40, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100, 105, 110, 115, 120, 130);
    }

    static SpaceParameter window(String name, String unit) {
        return SpaceParameter.of(name, unit, MIN_WINDOW, MAX_WINDOW, 2, 3, 4, 6, 8, 10, 13, 16, 20, 25, 30, 35, 40);
    }

    /** Without capacity the demand is not published. */
    SpaceParameter minimum() {
        return SpaceParameter.minimum(
                Math.max(1, template.range().min()), template.range().max() - 1);
    }

    /** The requests to all instances, in sums of a minute. */
    SourceMetric demand() {
        return demand(1);
    }

    /** The requests to all instances, in sums of one to five minutes. */
    SourceMetric demand(int minutes) {
        return demands.get(minutes - 1);
    }

    /** @param minutes the period of the metric */
    StepLadder ladder(List<Integer> point, int minutes) {
        List<Integer> levels = CapacityLevels.of(range(point));
        List<Step> steps = new ArrayList<>();
        Optional<BigDecimal> lower = Optional.empty();
        for (int level : levels.subList(0, levels.size() - 1)) {
            Optional<BigDecimal> upper = Optional.of(template.requests(point.get(UTILIZATION) * minutes, level));
            steps.add(new Step.Bounds(lower, upper).capacity(level));
            lower = upper;
        }
        steps.add(new Step.Bounds(lower, Optional.empty()).capacity(levels.get(levels.size() - 1)));
        return new StepLadder(steps);
    }

    /** One rule over the window of a point. */
    LadderScaling single(List<Integer> point, int minutes, Optional<BigDecimal> threshold) {
        return new LadderScaling(
                ladder(point, minutes),
                Layout.SINGLE,
                threshold,
                windowSettings(point),
                RuleSettings.NONE,
                RuleSettings.NONE);
    }

    /** A datapoint that is missing in the window of a point counts as 0. */
    static RuleSettings windowSettings(List<Integer> point) {
        return settings(point.get(WINDOW), Fill.ZERO);
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

    /** The policy of a point of a space. */
    Optional<Candidate> candidate(PolicySpace space, List<Integer> point, Metric metric, ScalingBehavior scaling) {
        return Optional.of(
                new Candidate(space.family(), template.with(range(point), metric, scaling), space.named(point)));
    }

    private CapacityRange range(List<Integer> point) {
        return template.rangeFrom(point.get(point.size() - 1));
    }
}
