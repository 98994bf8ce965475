package io.github.stepscale.tuning.edit;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A setting that an edit can change.
 *
 * @param alternatives its other values, the nearest first
 */
record Setting(List<Alternative> alternatives) {

    /**
     * Makes a setting.
     *
     * @param paths where it is in the file
     * @param present its value as text
     * @param values its other values
     * @param text writes a value
     * @param edit the edit to a value
     */
    static <V> Setting of(
            List<String> paths,
            String present,
            List<V> values,
            Function<V, String> text,
            Function<V, UnaryOperator<ScalingDescription>> edit) {
        return new Setting(IntStream.range(0, values.size())
                .mapToObj(i -> new Alternative(
                        new SettingChange(paths, present, text.apply(values.get(i))), i + 1, edit.apply(values.get(i))))
                .toList());
    }

    /** Makes a setting whose values are decimal numbers. */
    static Setting decimal(
            List<String> paths, BigDecimal present, Function<BigDecimal, UnaryOperator<ScalingDescription>> edit) {
        return of(paths, PlainNumbers.text(present), NearbyNumbers.decimals(present), PlainNumbers::text, edit);
    }
}
