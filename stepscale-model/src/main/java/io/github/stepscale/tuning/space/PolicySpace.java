package io.github.stepscale.tuning.space;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The policies of a family, by points whose coordinates are the values of its parameters. */
public interface PolicySpace {
    PolicyFamily family();

    List<SpaceParameter> parameters();

    /** The policy of a point in the ranges of the parameters; empty if its values contradict each other. */
    Optional<Candidate> candidate(List<Integer> point);

    /** The point of a policy of this space; a number that it does not name is the smallest. */
    default List<Integer> point(Candidate candidate) {
        return parameters().stream()
                .map(parameter -> candidate.parameters().stream()
                        .filter(tuned -> tuned.name().equals(parameter.name()))
                        .map(TunedParameter::value)
                        .findFirst()
                        .orElse(parameter.min()))
                .toList();
    }

    /** Names the values of a point. */
    default List<TunedParameter> named(List<Integer> point) {
        List<SpaceParameter> parameters = parameters();
        return IntStream.range(0, point.size())
                .mapToObj(i -> parameters.get(i).at(point.get(i)))
                .toList();
    }
}
