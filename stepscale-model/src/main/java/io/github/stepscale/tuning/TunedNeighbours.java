package io.github.stepscale.tuning;

import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.search.TrafficPart;
import io.github.stepscale.tuning.selection.Qualification;
import io.github.stepscale.tuning.space.Candidate;
import io.github.stepscale.tuning.space.PolicySpace;
import io.github.stepscale.tuning.space.PolicySpaces;
import io.github.stepscale.tuning.space.SpaceParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The policies around the chosen one, which say why each number is what it is. */
public final class TunedNeighbours {
    /** Of a percentage the next number is five away: less is no difference that a person would try. */
    private static final int PERCENT_STRIDE = 5;

    private final PolicySpace space;
    private final TrafficPart part;
    private final Predicate<FrontPoint> qualifies;

    private TunedNeighbours(PolicySpace space, TrafficPart part, Predicate<FrontPoint> qualifies) {
        this.space = space;
        this.part = part;
        this.qualifies = qualifies;
    }

    /**
     * Runs the neighbours of a policy on the tuning part.
     *
     * @param candidate a policy of a family that is searched
     * @return in the order of its numbers, the smaller one first; a number at the end of its range has one neighbour; empty
     *     for the present policy
     */
    public static List<NeighbourOutcome> of(TuningRequest request, TuningEnvironment environment, Candidate candidate) {
        TrafficPart part = TrafficPart.of(request.split().tuned(), request.service(), request.limits());
        Qualification qualification = request.qualification(part, environment);
        return PolicySpaces.of(candidate, request.template(), part.hourlyNeed())
                .map(space -> new TunedNeighbours(space, part, qualification::isMetBy))
                .map(neighbours -> environment.workers().map(neighbours.moves(candidate), neighbours::outcome).stream()
                        .flatMap(Optional::stream)
                        .toList())
                .orElseGet(List::of);
    }

    /**
     * A point of the space.
     *
     * @param index the number that differs from the chosen point
     */
    private record Move(int index, List<Integer> point) {}

    private List<Move> moves(Candidate candidate) {
        List<Integer> chosen = space.point(candidate);
        return IntStream.range(0, space.parameters().size())
                .boxed()
                .flatMap(index -> moves(chosen, index))
                .toList();
    }

    private Stream<Move> moves(List<Integer> chosen, int index) {
        SpaceParameter parameter = space.parameters().get(index);
        int stride = parameter.unit().equals("%") ? PERCENT_STRIDE : 1;
        return Stream.of(chosen.get(index) - stride, chosen.get(index) + stride)
                .filter(parameter::contains)
                .map(value -> {
                    List<Integer> point = new ArrayList<>(chosen);
                    point.set(index, value);
                    return new Move(index, List.copyOf(point));
                });
    }

    private Optional<NeighbourOutcome> outcome(Move move) {
        return space.candidate(move.point()).map(candidate -> {
            FrontPoint point = new FrontPoint(candidate, part.figures(candidate));
            return new NeighbourOutcome(
                    space.parameters().get(move.index()).at(move.point().get(move.index())),
                    point.figures(),
                    qualifies.test(point));
        });
    }
}
