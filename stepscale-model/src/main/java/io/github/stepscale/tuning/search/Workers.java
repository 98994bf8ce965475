package io.github.stepscale.tuning.search;

import java.util.List;
import java.util.function.Function;

/**
 * Maps independent items, in whatever order and on whatever threads it likes. The results have the order of the items, and
 * are the same for all implementations.
 */
public interface Workers {
    /** One after the other, on the thread of the caller. */
    Workers SEQUENTIAL = new Workers() {
        @Override
        public <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function) {
            return items.stream().<R>map(function).toList();
        }
    };

    /** Returns the result of each item. */
    <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function);
}
