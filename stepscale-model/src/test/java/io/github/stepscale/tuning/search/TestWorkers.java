package io.github.stepscale.tuning.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Workers that do not work one after the other. */
public final class TestWorkers {
    /** On all cores. */
    public static final Workers PARALLEL = new Workers() {
        @Override
        public <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function) {
            return items.parallelStream().<R>map(function).toList();
        }
    };

    private TestWorkers() {}

    /** On one core, in an order drawn anew each time. */
    public static Workers shuffled(long seed) {
        Random random = new Random(seed);
        return new Workers() {
            @Override
            public <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function) {
                List<Integer> order =
                        new ArrayList<>(IntStream.range(0, items.size()).boxed().toList());
                Collections.shuffle(order, random);
                Map<Integer, R> results = new TreeMap<>();
                order.forEach(i -> results.put(i, function.apply(items.get(i))));
                return List.copyOf(results.values());
            }
        };
    }
}
