package io.github.stepscale.tuning.space;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A dimension of a space of policies: whole numbers in a range.
 *
 * @param name such as {@code window}
 * @param unit such as {@code minute}; empty for a number without one
 * @param min the smallest number
 * @param max the largest number
 * @param coarse the numbers of the coarse grid, ascending, in the range
 * @param strides distances of the neighbours of a number, ascending
 */
public record SpaceParameter(String name, String unit, int min, int max, List<Integer> coarse, List<Integer> strides) {
    private static final List<Integer> DOUBLING = List.of(1, 2, 4, 8);

    public SpaceParameter {
        int low = min;
        int high = max;
        coarse = coarse.stream().filter(value -> low <= value && value <= high).toList();
        strides = List.copyOf(strides);
    }

    static SpaceParameter of(String name, String unit, int min, int max, Integer... coarse) {
        return new SpaceParameter(name, unit, min, max, List.of(coarse), DOUBLING);
    }

    /** A minimum capacity: each of the smallest ones, then ever fewer. */
    static SpaceParameter minimum(int min, int max) {
        List<Integer> coarse = IntStream.iterate(0, more -> more <= max - min, more -> more + 1 + more / 4)
                .map(more -> min + more)
                .boxed()
                .toList();
        return new SpaceParameter("minCapacity", "", min, max, coarse, DOUBLING);
    }

    /** The same with another coarse grid. */
    public SpaceParameter startingAt(List<Integer> values) {
        return new SpaceParameter(name, unit, min, max, values, strides);
    }

    /** The same with one number alone. */
    SpaceParameter fixedAt(int value) {
        return new SpaceParameter(name, unit, value, value, List.of(value), strides);
    }

    /** The same with the two smallest strides. */
    SpaceParameter withSmallStrides() {
        return new SpaceParameter(name, unit, min, max, coarse, strides.subList(0, Math.min(2, strides.size())));
    }

    /** The same with so many values on the coarse grid at most, each so many places from the one before. */
    SpaceParameter withCoarseValues(int atMost) {
        int every = (coarse.size() + atMost - 1) / atMost;
        List<Integer> fewer = IntStream.range(0, coarse.size())
                .filter(i -> i % every == 0)
                .mapToObj(coarse::get)
                .toList();
        return new SpaceParameter(name, unit, min, max, fewer, strides);
    }

    public boolean contains(int value) {
        return min <= value && value <= max;
    }

    public TunedParameter at(int value) {
        return new TunedParameter(name, value, unit);
    }
}
