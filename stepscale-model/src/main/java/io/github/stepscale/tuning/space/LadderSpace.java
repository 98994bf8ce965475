package io.github.stepscale.tuning.space;

import java.util.List;
import java.util.Optional;

/** Capacity ladders with one rule. */
final class LadderSpace implements PolicySpace {
    private final LadderParts parts;
    private final List<SpaceParameter> parameters;

    LadderSpace(PolicyTemplate template) {
        this.parts = new LadderParts(template);
        this.parameters = List.of(LadderParts.utilization(), LadderParts.window("window", "minute"), parts.minimum());
    }

    @Override
    public PolicyFamily family() {
        return PolicyFamily.CAPACITY_LADDER;
    }

    @Override
    public List<SpaceParameter> parameters() {
        return parameters;
    }

    @Override
    public Optional<Candidate> candidate(List<Integer> point) {
        return parts.candidate(this, point, parts.demand(), parts.single(point, 1, Optional.empty()));
    }
}
