package io.github.stepscale.tuning.edit;

import io.github.stepscale.policy.ScalingDescription;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The bounds of steps, each with the paths at which it stands: a bound that two steps share moves in both. */
final class SharedBounds {
    private final Map<BigDecimal, List<String>> paths = new TreeMap<>();

    void add(Optional<BigDecimal> bound, String path) {
        bound.ifPresent(
                value -> paths.computeIfAbsent(value, key -> new ArrayList<>()).add(path));
    }

    /** @param edit the edit of all steps whose bounds move so */
    Stream<Setting> settings(Function<UnaryOperator<Optional<BigDecimal>>, UnaryOperator<ScalingDescription>> edit) {
        return paths.entrySet().stream().map(entry -> {
            BigDecimal bound = entry.getKey();
            return Setting.decimal(entry.getValue(), bound, value -> edit.apply(step -> moved(step, bound, value)));
        });
    }

    /** The bound of a step after one of its values has moved. */
    private static Optional<BigDecimal> moved(Optional<BigDecimal> present, BigDecimal from, BigDecimal to) {
        return present.map(bound -> bound.compareTo(from) == 0 ? to : bound);
    }
}
