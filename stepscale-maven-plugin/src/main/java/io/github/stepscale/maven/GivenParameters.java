package io.github.stepscale.maven;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was given to a goal, as far as it is ours, before Maven made anything of it.
 *
 * @param properties those that begin with {@code stepscale.}
 * @param elements all that the POM says of this plugin under {@code <configuration>}, whichever goal it is for
 * @param pinned what the POM says of this goal, and Maven therefore takes
 * @param own names of properties that the POMs declare for themselves, so that giving them is no mistake
 */
record GivenParameters(List<Property> properties, List<Element> elements, List<Pinned> pinned, Set<String> own) {

    /** A property, wherever it stands. */
    record Property(String name, String value, ParameterOrigin origin) {}

    /**
     * An element under {@code <configuration>}.
     *
     * @param text absent if it has elements inside
     */
    record Element(String name, Optional<String> text) {}

    /**
     * A parameter that the POM gives a value.
     *
     * @param element its name there
     * @param property by which it could be given elsewhere
     * @param value absent if it has elements inside, or is an expression of which nothing is known
     */
    record Pinned(String element, String property, Optional<String> value) {}

    /** What was typed for this run under a name. */
    Optional<String> typed(String name) {
        return properties.stream()
                .filter(property -> property.origin() == ParameterOrigin.TYPED)
                .filter(property -> property.name().equals(name))
                .map(Property::value)
                .findFirst();
    }
}
