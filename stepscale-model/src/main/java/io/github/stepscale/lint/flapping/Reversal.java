package io.github.stepscale.lint.flapping;

import io.github.stepscale.plan.Interval;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A move that the next decision takes back, in part or more than that, although the load is the same.
 *
 * @param there the move, under the loads at which it is taken back
 * @param back what follows
 */
record Reversal(CapacityMove there, CapacityMove back) {

    /** All that a steady load can meet. */
    static Stream<Reversal> of(ConstantLoad load) {
        return load.moves()
                .flatMap(there -> load.moves(there.to(), there.loads())
                        .filter(back -> back.direction() == -there.direction())
                        .map(back -> new Reversal(there.under(back.loads()), back)));
    }

    /** Whether it starts with more capacity. Whatever never rests meets such a reversal, again and again. */
    boolean isScaleOut() {
        return there.direction() > 0;
    }

    /**
     * The same reversal under loads at which its capacity comes back, and so never rests; empty if there are none.
     *
     * @param load what happens next
     * @param budget how many states may be looked at
     */
    Optional<Reversal> endless(ConstantLoad load, WorkLimit budget) {
        Deque<State> open = new ArrayDeque<>(List.of(new State(back.to(), back.loads(), 2)));
        while (!open.isEmpty() && budget.spend()) {
            State state = open.pop();
            if (state.capacity == there.from()) {
                return Optional.of(new Reversal(there.under(state.loads), back.under(state.loads)));
            }
            // After as many moves as there are capacities it goes round elsewhere, and another reversal tells of that.
            if (state.moves <= load.size()) {
                load.moves(state.capacity, state.loads)
                        .forEach(move -> open.push(new State(move.to(), move.loads(), state.moves + 1)));
            }
        }
        return Optional.empty();
    }

    /** A capacity that some loads lead to, and after how many moves. */
    private record State(int capacity, Interval loads, int moves) {}
}
