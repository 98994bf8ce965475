package io.github.stepscale.tuning;

import io.github.stepscale.policy.target.CapacityRange;
import java.util.List;
import java.util.Optional;

/** The present policy with as many instances at least as at most. */
final class FixedSpace implements PolicySpace {
    private final PolicyTemplate template;

    FixedSpace(PolicyTemplate template) {
        this.template = template;
    }

    @Override
    public PolicyFamily family() {
        return PolicyFamily.FIXED;
    }

    @Override
    public List<SpaceParameter> parameters() {
        return List.of(SpaceParameter.minimum(
                Math.max(1, template.range().min()), template.range().max()));
    }

    @Override
    public Optional<Candidate> candidate(List<Integer> point) {
        CapacityRange range = new CapacityRange(point.get(0), point.get(0));
        return Optional.of(new Candidate(
                family(),
                template.with(
                        range, template.present().metric(), template.present().scaling()),
                named(point)));
    }
}
