package io.github.stepscale.tuning.space;

import java.util.ArrayList;
import java.util.List;

/** The points of a space that a search visits. */
public final class SpacePoints {
    /** A prime: a step of this many points visits a grid in a mixed order, so that good points come early. */
    private static final int STEP = 7_919;
    /** Up to so many parameters all diagonals are visited. */
    private static final int FEW_PARAMETERS = 5;

    private SpacePoints() {}

    /** The coarse grid, in a mixed order. */
    public static List<List<Integer>> coarse(List<SpaceParameter> parameters) {
        List<List<Integer>> points = List.of(List.of());
        for (SpaceParameter parameter : parameters) {
            points = points.stream()
                    .flatMap(point -> parameter.coarse().stream().map(value -> with(point, value)))
                    .toList();
        }
        return mixed(points);
    }

    private static List<Integer> with(List<Integer> point, int value) {
        List<Integer> longer = new ArrayList<>(point);
        longer.add(value);
        return List.copyOf(longer);
    }

    /** Visits each point once, also if their number is a multiple of the step. */
    private static List<List<Integer>> mixed(List<List<Integer>> points) {
        int size = points.size();
        int step = size % STEP == 0 ? 1 : STEP;
        List<List<Integer>> mixed = new ArrayList<>(size);
        long at = 0;
        for (int i = 0; i < size; i++) {
            mixed.add(points.get((int) at));
            at = (at + step) % size;
        }
        return mixed;
    }

    /** The points that differ in one parameter, by one of its strides. */
    public static List<List<Integer>> neighbours(List<SpaceParameter> parameters, List<Integer> point) {
        return moved(parameters, point, 0);
    }

    /** The points that differ in two parameters, by one of the strides of each; by one of the smallest where there are many. */
    public static List<List<Integer>> diagonals(List<SpaceParameter> parameters, List<Integer> point) {
        return parameters.size() > FEW_PARAMETERS
                ? allDiagonals(
                        parameters.stream()
                                .map(SpaceParameter::withSmallStrides)
                                .toList(),
                        point)
                : allDiagonals(parameters, point);
    }

    private static List<List<Integer>> allDiagonals(List<SpaceParameter> parameters, List<Integer> point) {
        List<List<Integer>> diagonals = new ArrayList<>();
        for (int i = 0; i < point.size(); i++) {
            for (List<Integer> neighbour : moved(parameters.subList(0, i + 1), point, i)) {
                diagonals.addAll(moved(parameters, neighbour, i + 1));
            }
        }
        return diagonals;
    }

    /** The points that differ in one of the parameters from the given one on. */
    private static List<List<Integer>> moved(List<SpaceParameter> parameters, List<Integer> point, int from) {
        List<List<Integer>> moved = new ArrayList<>();
        for (int i = from; i < parameters.size(); i++) {
            for (int stride : parameters.get(i).strides()) {
                addMoved(moved, parameters, point, i, -stride);
                addMoved(moved, parameters, point, i, stride);
            }
        }
        return moved;
    }

    private static void addMoved(
            List<List<Integer>> points, List<SpaceParameter> parameters, List<Integer> point, int i, int by) {
        int value = point.get(i) + by;
        if (parameters.get(i).contains(value)) {
            List<Integer> moved = new ArrayList<>(point);
            moved.set(i, value);
            points.add(List.copyOf(moved));
        }
    }
}
