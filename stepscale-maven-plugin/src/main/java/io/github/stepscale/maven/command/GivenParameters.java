package io.github.stepscale.maven.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters that were given for this plugin, as text, before Maven converts them.
 *
 * @param properties those whose names begin with {@code stepscale.}
 * @param elements everything under {@code <configuration>} of this plugin in the POM, for any of its goals
 * @param settings what the POM configures for the running goal; it takes precedence over properties
 * @param declared names of properties that the POMs declare for their own use, so that giving them is no mistake
 */
record GivenParameters(
        List<Property> properties, List<Element> elements, List<PomSetting> settings, Set<String> declared) {

    /** A property, wherever it was given. */
    record Property(String name, String value, ParameterOrigin origin) {}

    /**
     * An element under {@code <configuration>}.
     *
     * @param text absent if it contains elements
     */
    record Element(String name, Optional<String> text) {}

    /**
     * A parameter of the running goal that the POM configures.
     *
     * @param element its name under {@code <configuration>}
     * @param property its property
     * @param value absent if the element contains elements
     */
    record PomSetting(String element, String property, Optional<String> value) {}

    /** The property of a name that was given outside the POM, on the command line or for every run. */
    Optional<Property> outsidePom(String name) {
        return properties.stream()
                .filter(property -> property.origin() != ParameterOrigin.PROJECT)
                .filter(property -> property.name().equals(name))
                .findFirst();
    }
}
