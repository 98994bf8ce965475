package io.github.stepscale.tuning;

import java.util.List;
import java.util.function.Function;

/** Workers on all cores. */
final class TestWorkers implements Workers {
    static final Workers PARALLEL = new TestWorkers();

    @Override
    public <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function) {
        return items.parallelStream().<R>map(function).toList();
    }
}
