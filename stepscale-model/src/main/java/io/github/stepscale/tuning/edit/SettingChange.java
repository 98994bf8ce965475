package io.github.stepscale.tuning.edit;

import java.util.List;

/**
 * One setting of a policy with another value.
 *
 * @param paths where it is in {@code stepscale.yaml}, such as {@code maxCapacity}; a bound that two steps share has two, such
 *     as {@code steps[0].upper} and {@code steps[1].lower}
 * @param before the present value, as the file has it or inherits it
 * @param after the other value, as it is written to the file
 */
public record SettingChange(List<String> paths, String before, String after) {
    public SettingChange {
        paths = List.copyOf(paths);
    }

    /** The change as text, such as {@code maxCapacity 10 → 12}. */
    @Override
    public String toString() {
        return String.join(" and ", paths) + " " + before + " → " + after;
    }
}
