package io.github.stepscale.tuning.space;

import io.github.stepscale.validation.InvalidValueException;
import java.util.List;
import java.util.Optional;

/**
 * A space whose policies keep the schedules of the present one: where these contradict the range of a point, such as a
 * scheduled maximum below its minimum, there is no policy.
 *
 * @param space the policies, whatever the schedules
 */
record SpaceBesideSchedules(PolicySpace space) implements PolicySpace {
    @Override
    public PolicyFamily family() {
        return space.family();
    }

    @Override
    public List<SpaceParameter> parameters() {
        return space.parameters();
    }

    @Override
    public Optional<Candidate> candidate(List<Integer> point) {
        try {
            return space.candidate(point);
        } catch (InvalidValueException contradiction) {
            return Optional.empty();
        }
    }

    @Override
    public List<Integer> point(Candidate candidate) {
        return space.point(candidate);
    }

    @Override
    public List<TunedParameter> named(List<Integer> point) {
        return space.named(point);
    }
}
