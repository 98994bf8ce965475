package io.github.stepscale.policy;

import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.validation.Names;

/** A rule that the user wrote as one of several: in AWS's own form, or as steps on a metric of its own. */
public sealed interface NamedRule permits ExplicitRule, LadderRule {
    /** Letters, digits and hyphens, starting with a letter. */
    String name();

    /** What the rule watches. */
    Metric metric();

    /** The name without hyphens and in camel case, as logical ids have it: {@code scale-out} becomes {@code ScaleOut}. */
    default String id() {
        return Names.camelCase(name());
    }
}
