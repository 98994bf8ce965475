package io.github.stepscale.aws;

import java.util.List;
import java.util.Optional;

/**
 * What executing a change set does to one resource.
 *
 * @param action such as {@code Add}, {@code Modify}, {@code Remove}; {@code Dynamic} where CloudFormation cannot tell beforehand
 * @param replacement whether it is made anew; empty where the question does not arise
 * @param properties what changes; empty where CloudFormation does not say
 */
public record Change(
        String action, String resource, String type, Optional<Replacement> replacement, List<Property> properties) {
    public Change {
        properties = List.copyOf(properties);
    }

    /** Whether a resource is made anew. */
    public enum Replacement {
        YES,
        MAYBE,
        NO
    }

    /**
     * One property.
     *
     * @param path such as {@code /Properties/Threshold}
     * @param before as CloudFormation writes it, shortened where it is long; empty if it was not there
     * @param after the same, after the change
     */
    public record Property(String path, Optional<String> before, Optional<String> after) {}

    /** Whether something that exists ends, or may end: it is removed, or another takes its place. */
    public boolean endsSomething() {
        return action.equals("Remove")
                || action.equals("Dynamic")
                || replacement.filter(r -> r != Replacement.NO).isPresent();
    }
}
