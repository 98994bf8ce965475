package io.github.stepscale.plan;

import io.github.stepscale.text.Sha256;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything of a plan that affects how it scales, as text by path, such as {@code rules[0].alarm.threshold}: the kind of
 * target, the capacity range, suspended scaling, schedules, and of each rule the metric, alarm and policy, or the target
 * tracking. Two plans that scale alike by the same settings are equal, whatever their text, the names of the target, the
 * rules and the schedules, and the properties of the stack.
 *
 * @param values by path, in the order of the paths
 */
public record CanonicalPlan(SortedMap<String, String> values) {
    /**
     * A value that is not the same in two plans.
     *
     * @param path such as {@code capacity.min}
     * @param one the value in the first; absent if it has none
     * @param other the value in the second; absent if it has none
     */
    public record Difference(String path, Optional<String> one, Optional<String> other) {

        /** The values that differ, in the order of the paths. */
        public static List<Difference> between(SortedMap<String, String> one, SortedMap<String, String> other) {
            TreeSet<String> paths = new TreeSet<>(one.keySet());
            paths.addAll(other.keySet());
            return paths.stream()
                    .map(path -> new Difference(
                            path, Optional.ofNullable(one.get(path)), Optional.ofNullable(other.get(path))))
                    .filter(difference -> !difference.one().equals(difference.other()))
                    .toList();
        }
    }

    public CanonicalPlan {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Returns the values of a plan. */
    public static CanonicalPlan of(ScalingPlan plan) {
        return new CanonicalPlan(new PlanValues().add(plan).values());
    }

    /** SHA-256 of a line {@code path=value} for each value, in the order of the paths; line feeds in a value are escaped. */
    public String sha256() {
        Sha256 hash = Sha256.start();
        values.forEach((path, value) -> hash.add(path + "=" + escaped(value) + "\n"));
        return hash.digits();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n");
    }

    /** The values that differ, in the order of the paths. */
    public List<Difference> differences(CanonicalPlan other) {
        return Difference.between(values, other.values);
    }
}
