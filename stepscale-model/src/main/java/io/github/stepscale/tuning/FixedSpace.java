package io.github.stepscale.tuning;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.target.CapacityRange;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The present policy with as many instances at least as at most. */
final class FixedSpace implements PolicySpace {
    private static final String NEVER_MOVES = "W-M07";

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
        return Optional.of(new Candidate(family(), fixed(range), named(point)));
    }

    /** Lint warns of a capacity that never moves, which is what is wanted here. */
    private ScalingDescription fixed(CapacityRange range) {
        ScalingDescription present = template.present();
        SortedSet<String> allow = new TreeSet<>(present.allow());
        if (!allow.contains(ScalingDescription.ALLOW_ALL)) {
            allow.add(NEVER_MOVES);
        }
        return new ScalingDescription(
                present.target(),
                range,
                present.suspended(),
                present.schedules(),
                present.wakeFromZero(),
                present.metric(),
                present.scaling(),
                present.stack(),
                allow);
    }
}
