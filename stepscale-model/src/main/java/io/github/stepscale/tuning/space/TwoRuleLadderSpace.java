package io.github.stepscale.tuning.space;

import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.LadderRule;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.target.CapacityRange;
import java.util.List;
import java.util.Optional;

/** Capacity ladders with a rule over one minute and one over windows of five minutes; the larger capacity wins. */
final class TwoRuleLadderSpace implements PolicySpace {
    private static final int PERIOD_MINUTES = 5;
    private static final int UTILIZATION = 0;
    private static final int WINDOW = 1;
    private static final int MINIMUM = 2;

    private final PolicyTemplate template;

    TwoRuleLadderSpace(PolicyTemplate template) {
        this.template = template;
    }

    @Override
    public PolicyFamily family() {
        return PolicyFamily.TWO_RULE_LADDER;
    }

    @Override
    public List<SpaceParameter> parameters() {
        CapacityRange range = template.range();
        return List.of(
                LadderSpace.utilization(),
                SpaceParameter.of(
                        "longWindow",
                        "period",
                        LadderSpace.MIN_WINDOW,
                        LadderSpace.MAX_WINDOW,
                        2,
                        3,
                        4,
                        6,
                        8,
                        10,
                        13,
                        16,
                        20,
                        25,
                        30,
                        35,
                        40),
                LadderSpace.minimum(range));
    }

    @Override
    public Optional<Candidate> candidate(List<Integer> point) {
        SourceMetric demand = LadderSpace.demand(template);
        CapacityRange range =
                new CapacityRange(point.get(MINIMUM), template.range().max());
        int utilization = point.get(UTILIZATION);
        LadderRule out = new LadderRule(
                "out",
                demand,
                LadderSpace.ladder(template, range, utilization, 1),
                Optional.empty(),
                LadderSpace.settings(1, Fill.NONE));
        LadderRule in = new LadderRule(
                "in",
                demand.withPeriod(60 * PERIOD_MINUTES),
                LadderSpace.ladder(template, range, utilization, PERIOD_MINUTES),
                Optional.empty(),
                LadderSpace.settings(point.get(WINDOW), Fill.ZERO));
        ExplicitScaling scaling = new ExplicitScaling(List.of(out, in));
        return Optional.of(new Candidate(family(), template.with(range, demand, scaling), named(point)));
    }
}
