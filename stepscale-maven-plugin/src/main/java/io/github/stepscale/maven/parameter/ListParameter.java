package io.github.stepscale.maven.parameter;

import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;

/** Reads parameters that hold several values: stripped of blanks, in their order. */
public final class ListParameter {
    private ListParameter() {}

    /**
     * The different values of a parameter; none if Maven left it null because it is not given.
     *
     * @throws MojoFailureException if one is blank: a comma too many, or a property that is not set
     */
    public static List<String> of(String property, List<String> values) throws MojoFailureException {
        return withDuplicates(property, values).stream().distinct().toList();
    }

    /** The same, for values that mean something twice. */
    public static List<String> withDuplicates(String property, List<String> values) throws MojoFailureException {
        // Maven makes null of an element without text.
        List<String> stripped = Optional.ofNullable(values).orElseGet(List::of).stream()
                .map(value -> Optional.ofNullable(value).orElse("").strip())
                .toList();
        if (stripped.contains("")) {
            throw new MojoFailureException(ParameterMessages.blankEntry(property));
        }
        return stripped;
    }

    /** Whether a parameter was given a value at all; Maven leaves it null otherwise. */
    public static boolean isGiven(List<String> values) {
        return values != null && !values.isEmpty();
    }

    /**
     * Reads {@code stepscale.regions}, so that a mistyped Region is refused before any call to AWS.
     *
     * @throws MojoFailureException if one has not the form of a Region
     */
    public static List<String> regions(List<String> values) throws MojoFailureException {
        List<String> regions = of("stepscale.regions", values);
        for (String region : regions) {
            new ParameterText("stepscale.regions", region).requireRegion();
        }
        return regions;
    }
}
