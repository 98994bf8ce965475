package io.github.stepscale.maven.parameter;

import io.github.stepscale.validation.InvalidValueException;
import java.util.stream.Collectors;

/** The messages about values of parameters. */
public final class ParameterMessages {
    private ParameterMessages() {}

    public static String choice(String property, String value, String allowed) {
        return property + " is '" + value + "': " + allowed + " is allowed.";
    }

    static String parameters(String prefix, InvalidValueException wrong) {
        return wrong.violations().stream()
                .map(violation -> prefix + violation)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    static String blankEntry(String property) {
        return property + " has an empty entry. Remove the extra comma, or set the property that the entry is made of.";
    }

    static String givenTwice(String property, String name, String value, String other) {
        return property + " gives " + name + " twice: '" + value + "' and '" + other + "'. Give it once.";
    }
}
