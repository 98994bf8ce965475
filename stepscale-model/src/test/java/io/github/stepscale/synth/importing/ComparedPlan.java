package io.github.stepscale.synth.importing;

import io.github.stepscale.plan.CanonicalPlan;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.target.Target;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything of a plan that affects how it scales, apart from the order of its rules.
 *
 * @param target the values outside the rules, by path
 * @param rules the values of each rule as a text, sorted
 */
record ComparedPlan(SortedMap<String, String> target, List<String> rules) {
    private static final Pattern RULE = Pattern.compile("((?:rules|queries)\\[\\d+])\\.(.*)");

    static ComparedPlan of(ScalingDescription scaling) {
        return of(scaling, scaling.target());
    }

    /** @param named a dimension with a name of it follows the target: a component does not say its endpoint */
    static ComparedPlan of(ScalingDescription scaling, Target named) {
        SortedMap<String, String> outside = new TreeMap<>();
        Map<String, StringBuilder> rules = new TreeMap<>();
        CanonicalPlan.of(ScalingPlan.of(scaling)).values().forEach((path, value) -> {
            Matcher rule = RULE.matcher(path);
            if (rule.matches()) {
                rules.computeIfAbsent(rule.group(1), key -> new StringBuilder())
                        .append(rule.group(2))
                        .append(" = ")
                        .append(path.endsWith("metric") ? following(value, named) : value)
                        .append('\n');
            } else {
                outside.put(path, value);
            }
        });
        return new ComparedPlan(
                outside,
                rules.values().stream().map(StringBuilder::toString).sorted().toList());
    }

    private static String following(String metric, Target target) {
        String followed = metric;
        for (Map.Entry<String, String> name : target.names().entrySet()) {
            followed = followed.replace(name.getKey() + " = " + name.getValue(), name.getKey());
        }
        return followed;
    }
}
