package io.github.stepscale.tuning.space;

import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Capacity ladders on demand plus a multiple of its last rise, over periods of one to five minutes. */
final class LeadLadderSpace implements PolicySpace {
    private static final int LEAD = 2;
    private static final int PERIOD = 3;

    private final LadderParts parts;
    private final List<SpaceParameter> parameters;
    /** By lead and period. */
    private final Map<List<Integer>, MathMetric> metrics = Collections.synchronizedMap(new HashMap<>());

    LeadLadderSpace(PolicyTemplate template) {
        this.parts = new LadderParts(template.ofFractions());
        this.parameters = List.of(
                LadderParts.utilization().startingAt(List.of(60, 70, 80, 90, 100, 110, 120)),
                LadderParts.window("window", "period").startingAt(List.of(2, 3, 8, 20)),
                SpaceParameter.of("lead", "tenth", 1, 100, 5, 15),
                new SpaceParameter("period", "minute", 1, 5, List.of(1, 4), List.of(1, 2)),
                parts.minimum());
    }

    @Override
    public PolicyFamily family() {
        return PolicyFamily.LADDER_WITH_LEAD;
    }

    @Override
    public List<SpaceParameter> parameters() {
        return parameters;
    }

    @Override
    public Optional<Candidate> candidate(List<Integer> point) {
        int minutes = point.get(PERIOD);
        MathMetric metric = metrics.computeIfAbsent(List.of(point.get(LEAD), minutes), this::metric);
        return parts.candidate(this, point, metric, parts.single(point, minutes, Optional.of(BigDecimal.ZERO)));
    }

    private MathMetric metric(List<Integer> leadAndPeriod) {
        return new MathMetric(
                expression(leadAndPeriod.get(0)),
                List.of(new MathMetric.Input("m", parts.demand(leadAndPeriod.get(1)))));
    }

    /** FILL goes around the whole only: inside, a minute without data would look like a fall and then a rise. */
    private static String expression(int tenths) {
        return "m + " + PlainNumbers.text(BigDecimal.valueOf(tenths, 1)) + " * (DIFF(m) + ABS(DIFF(m))) / 2";
    }
}
