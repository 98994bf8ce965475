package io.github.stepscale.lint.flapping;

import io.github.stepscale.plan.Interval;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A move that the next decision reverses, partly, fully or more, although the load is constant.
 *
 * @param there the move, limited to the loads under which it is reversed
 * @param back the move that reverses it
 */
record Reversal(CapacityMove there, CapacityMove back) {

    /** Returns all reversals under a constant load. */
    static Stream<Reversal> of(ConstantLoad load) {
        return load.moves()
                .flatMap(there -> load.moves(there.to(), there.loads())
                        .filter(back -> back.direction() == -there.direction())
                        .map(back -> new Reversal(there.under(back.loads()), back)));
    }

    /** Whether it starts with a scale-out. A capacity that never settles meets such a reversal again and again. */
    boolean isScaleOut() {
        return there.direction() > 0;
    }

    /**
     * Returns the same reversal, limited to loads under which its capacity recurs and so never settles; empty if there are
     * none.
     *
     * @param load the response to the load
     * @param budget the maximum number of states to examine
     */
    Optional<Reversal> endless(ConstantLoad load, WorkLimit budget) {
        Deque<State> open = new ArrayDeque<>(List.of(new State(back.to(), back.loads(), 2)));
        while (!open.isEmpty() && budget.spend()) {
            State state = open.pop();
            if (state.capacity == there.from()) {
                return Optional.of(new Reversal(there.under(state.loads), back.under(state.loads)));
            }
            // After as many moves as there are capacities the cycle is elsewhere, and another reversal reports it.
            if (state.moves <= load.size()) {
                load.moves(state.capacity, state.loads)
                        .forEach(move -> open.push(new State(move.to(), move.loads(), state.moves + 1)));
            }
        }
        return Optional.empty();
    }

    /** A capacity that some loads lead to, with the number of moves. */
    private record State(int capacity, Interval loads, int moves) {}
}
