package io.github.stepscale.tuning.search;

import io.github.stepscale.tuning.space.Candidate;
import io.github.stepscale.tuning.space.PolicyFamily;
import io.github.stepscale.tuning.space.PolicySpace;
import io.github.stepscale.tuning.space.SpaceParameter;
import io.github.stepscale.tuning.space.SpacePoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** A space with parameters of a few values each, so that all of its points can be tried. */
record ReducedSpace(PolicySpace space, List<SpaceParameter> parameters) implements PolicySpace {

    /** Draws ranges of at most so many points in all; every second value is on the grid. */
    static ReducedSpace draw(PolicySpace space, int points, Random random) {
        ReducedSpace drawn = drawAny(space, points, random);
        boolean empty = SpacePoints.coarse(drawn.parameters).stream()
                .allMatch(point -> space.candidate(point).isEmpty());
        return empty ? draw(space, points, random) : drawn;
    }

    private static ReducedSpace drawAny(PolicySpace space, int points, Random random) {
        List<SpaceParameter> reduced = new ArrayList<>();
        int left = points;
        for (SpaceParameter parameter : space.parameters()) {
            int from = parameter.coarse().get(random.nextInt(parameter.coarse().size()));
            int values = 1 + random.nextInt(Math.min(8, left));
            int to = Math.min(parameter.max(), from + values - 1);
            left /= to - from + 1;
            List<Integer> grid = IntStream.rangeClosed(from, to)
                    .filter(value -> (value - from) % 2 == 0)
                    .boxed()
                    .toList();
            reduced.add(new SpaceParameter(parameter.name(), parameter.unit(), from, to, grid, parameter.strides()));
        }
        return new ReducedSpace(space, reduced);
    }

    @Override
    public PolicyFamily family() {
        return space.family();
    }

    @Override
    public Optional<Candidate> candidate(List<Integer> point) {
        return space.candidate(point);
    }

    /** All points. */
    List<List<Integer>> all() {
        return SpacePoints.coarse(parameters.stream()
                .map(parameter -> new SpaceParameter(
                        parameter.name(),
                        parameter.unit(),
                        parameter.min(),
                        parameter.max(),
                        IntStream.rangeClosed(parameter.min(), parameter.max())
                                .boxed()
                                .toList(),
                        parameter.strides()))
                .toList());
    }
}
