package io.github.stepscale.policy;

import io.github.stepscale.validation.Names;

/** One of several rules of a description: on a metric, or on a PromQL query. */
public sealed interface NamedRule permits MetricRule, PromQlRule {
    /** The name: letters, digits and hyphens, starting with a letter. */
    String name();

    /** The start of the rule's logical ids: the name in camel case, so {@code scale-out} becomes {@code ScaleOut}. */
    default String id() {
        return Names.camelCase(name());
    }
}
