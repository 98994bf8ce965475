package io.github.stepscale.tuning.edit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The bounds of steps, each with the paths at which it stands: a bound that two steps share moves in both. */
final class SharedBounds {
    private final Map<BigDecimal, List<String>> paths = new TreeMap<>();

    void add(Optional<BigDecimal> bound, String path) {
        bound.ifPresent(
                value -> paths.computeIfAbsent(value, key -> new ArrayList<>()).add(path));
    }

    Stream<Setting> settings(BiFunction<BigDecimal, List<String>, Setting> setting) {
        return paths.entrySet().stream().map(entry -> setting.apply(entry.getKey(), entry.getValue()));
    }

    /** The bound of a step after one of its values has moved. */
    static Optional<BigDecimal> moved(Optional<BigDecimal> present, BigDecimal from, BigDecimal to) {
        return present.map(bound -> bound.compareTo(from) == 0 ? to : bound);
    }
}
