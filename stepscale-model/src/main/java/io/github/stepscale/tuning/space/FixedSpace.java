package io.github.stepscale.tuning.space;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.target.CapacityRange;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The present policy with as many instances at least as at most. */
final class FixedSpace implements PolicySpace {
    /** The finding in a range of one capacity. */
    private static final String NEVER_CHANGES = "W-M07";

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
        return Optional.of(new Candidate(family(), fixed(point.get(0)), named(point)));
    }

    private ScalingDescription fixed(int instances) {
        ScalingDescription present = template.present();
        return new ScalingDescription(
                present.target(),
                new CapacityRange(instances, instances),
                present.suspended(),
                present.schedules(),
                present.wakeFromZero(),
                present.metric(),
                present.scaling(),
                present.stack(),
                allowed(present));
    }

    /** That the capacity never changes is meant. */
    private static SortedSet<String> allowed(ScalingDescription present) {
        SortedSet<String> codes = new TreeSet<>(present.allow());
        if (!codes.contains(ScalingDescription.ALLOW_ALL)) {
            codes.add(NEVER_CHANGES);
        }
        return codes;
    }
}
