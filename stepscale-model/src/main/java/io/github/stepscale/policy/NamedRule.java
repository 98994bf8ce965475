package io.github.stepscale.policy;

import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.validation.Names;

/** One of several rules of a description: in the form of AWS, or as a ladder of steps. */
public sealed interface NamedRule permits ExplicitRule, LadderRule {
    /** The name: letters, digits and hyphens, starting with a letter. */
    String name();

    /** The metric that the rule watches. */
    Metric metric();

    /** The start of the rule's logical ids: the name in camel case, so {@code scale-out} becomes {@code ScaleOut}. */
    default String id() {
        return Names.camelCase(name());
    }
}
