package io.github.stepscale.tuning.space;

import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.LadderRule;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.steps.RuleSettings;
import java.util.List;
import java.util.Optional;

/** Capacity ladders with a rule over one minute and one over windows of five minutes; the larger capacity wins. */
final class TwoRuleLadderSpace implements PolicySpace {
    private static final int PERIOD_MINUTES = 5;

    private final LadderParts parts;
    private final List<SpaceParameter> parameters;

    TwoRuleLadderSpace(PolicyTemplate template) {
        this.parts = new LadderParts(template);
        this.parameters =
                List.of(LadderParts.utilization(), LadderParts.window("longWindow", "period"), parts.minimum());
    }

    @Override
    public PolicyFamily family() {
        return PolicyFamily.TWO_RULE_LADDER;
    }

    @Override
    public List<SpaceParameter> parameters() {
        return parameters;
    }

    @Override
    public Optional<Candidate> candidate(List<Integer> point) {
        LadderRule out = rule("out", point, 1, LadderParts.settings(1, Fill.NONE));
        LadderRule in = rule("in", point, PERIOD_MINUTES, LadderParts.windowSettings(point));
        return parts.candidate(this, point, parts.demand(), new ExplicitScaling(List.of(out, in)));
    }

    private LadderRule rule(String name, List<Integer> point, int minutes, RuleSettings settings) {
        return new LadderRule(name, parts.demand(minutes), parts.ladder(point, minutes), Optional.empty(), settings);
    }
}
