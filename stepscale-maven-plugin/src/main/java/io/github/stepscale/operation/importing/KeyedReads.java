package io.github.stepscale.operation.importing;

import io.github.stepscale.operation.shared.ConcurrentReads;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Reads something of each of several things by one request each, a few at the same time. */
final class KeyedReads {
    /** AWS answers a few such requests a second. */
    private static final int LANES = 4;

    private KeyedReads() {}

    /**
     * Reads the values of all keys.
     *
     * @param part what cannot be read is a hole; other keys may still be read
     * @return those that were read, by their keys
     */
    static <V> Map<String, V> read(
            List<String> keys, Function<String, V> request, ReadHoles.Part part, ReadHoles holes) {
        Map<String, V> values = new LinkedHashMap<>();
        ConcurrentReads reads = new ConcurrentReads();
        List<Supplier<Integer>> lanes = IntStream.range(0, Math.min(LANES, keys.size()))
                .mapToObj(lane -> reads.add(() -> readLane(lane, keys, request, values)))
                .toList();
        reads.run();
        lanes.forEach(lane -> holes.read(part, lane));
        return Map.copyOf(values);
    }

    /** Reads until one fails: the reason is likely that of the others too. */
    private static <V> int readLane(int lane, List<String> keys, Function<String, V> request, Map<String, V> values) {
        for (int i = lane; i < keys.size(); i += LANES) {
            V value = request.apply(keys.get(i));
            synchronized (values) {
                values.put(keys.get(i), value);
            }
        }
        return lane;
    }
}
