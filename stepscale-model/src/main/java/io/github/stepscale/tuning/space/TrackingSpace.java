package io.github.stepscale.tuning.space;

import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.metric.PredefinedMetric;
import io.github.stepscale.policy.target.CapacityRange;
import java.util.List;
import java.util.Optional;

/** Target tracking of a predefined metric, with its target, cooldowns and minimum. */
final class TrackingSpace implements PolicySpace {
    private static final int TARGET = 0;
    private static final int OUT = 1;
    private static final int IN = 2;
    private static final int MINIMUM = 3;
    private static final int SECONDS = 60;

    private final PolicyTemplate template;
    private final PredefinedMetric metric;
    private final LoadScale scale;
    private final List<SpaceParameter> parameters;

    TrackingSpace(PolicyTemplate template, PredefinedMetric metric) {
        this.template = template;
        this.metric = metric;
        this.scale = LoadScale.of(metric.published(), 0, template.each().doubleValue());
        CapacityRange range = template.range();
        this.parameters = List.of(
                SpaceParameter.of("target", "%", 5, 400, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100),
                SpaceParameter.of("scaleOutCooldown", "minute", 0, 60, 0, 2, 5),
                SpaceParameter.of("scaleInCooldown", "minute", 0, 180, 0, 5, 10, 20),
                SpaceParameter.minimum(range.min(), range.max() - 1));
    }

    @Override
    public PolicyFamily family() {
        return PolicyFamily.TARGET_TRACKING;
    }

    @Override
    public List<SpaceParameter> parameters() {
        return parameters;
    }

    @Override
    public Optional<Candidate> candidate(List<Integer> point) {
        CapacityRange range = template.rangeFrom(point.get(MINIMUM));
        TrackingScaling scaling = new TrackingScaling(
                metric, scale.bound(point.get(TARGET)), SECONDS * point.get(OUT), SECONDS * point.get(IN));
        return Optional.of(new Candidate(family(), template.with(range, metric.published(), scaling), named(point)));
    }
}
