package io.github.stepscale.tuning.space;

import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Capacity ladders on demand plus a multiple of its last rise, over periods of one to five minutes. */
final class LeadLadderSpace implements PolicySpace {
    private static final int UTILIZATION = 0;
    private static final int WINDOW = 1;
    private static final int LEAD = 2;
    private static final int PERIOD = 3;
    private static final int MINIMUM = 4;

    private final PolicyTemplate template;

    LeadLadderSpace(PolicyTemplate template) {
        this.template = template.ofFractions();
    }

    @Override
    public PolicyFamily family() {
        return PolicyFamily.LADDER_WITH_LEAD;
    }

    @Override
    public List<SpaceParameter> parameters() {
        CapacityRange range = template.range();
        return List.of(
                SpaceParameter.of("utilization", "%", 5, 400, 60, 70, 80, 90, 100, 110, 120),
                SpaceParameter.of("window", "period", LadderSpace.MIN_WINDOW, LadderSpace.MAX_WINDOW, 2, 3, 8, 20),
                SpaceParameter.of("lead", "tenth", 1, 100, 5, 15),
                new SpaceParameter("period", "minute", 1, 5, List.of(1, 4), List.of(1, 2)),
                LadderSpace.minimum(range));
    }

    @Override
    public Optional<Candidate> candidate(List<Integer> point) {
        SourceMetric demand = LadderSpace.demand(template);
        CapacityRange range =
                new CapacityRange(point.get(MINIMUM), template.range().max());
        int minutes = point.get(PERIOD);
        MathMetric metric = new MathMetric(
                expression(point.get(LEAD)), List.of(new MathMetric.Input("m", demand.withPeriod(60 * minutes))));
        LadderScaling scaling = new LadderScaling(
                LadderSpace.ladder(template, range, point.get(UTILIZATION), minutes),
                Layout.SINGLE,
                Optional.of(BigDecimal.ZERO),
                LadderSpace.settings(point.get(WINDOW), Fill.ZERO),
                RuleSettings.NONE,
                RuleSettings.NONE);
        return Optional.of(new Candidate(family(), template.with(range, metric, scaling), named(point)));
    }

    /** FILL goes around the whole only: inside, a minute without data would look like a fall and then a rise. */
    private static String expression(int tenths) {
        return "m + " + PlainNumbers.text(BigDecimal.valueOf(tenths, 1)) + " * (DIFF(m) + ABS(DIFF(m))) / 2";
    }
}
