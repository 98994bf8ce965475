package io.github.stepscale.maven;

import io.github.stepscale.aws.Regions;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;

/** Parameters that hold several values: without blanks around them, each once, in their order. */
final class ListParameter {
    private ListParameter() {}

    /**
     * The values of a parameter, which Maven leaves null if it is not given.
     *
     * @throws MojoFailureException if one is blank: a comma too many, or a property that is not set
     */
    static List<String> of(String property, List<String> values) throws MojoFailureException {
        // Maven makes null of an element without text.
        List<String> stripped = Optional.ofNullable(values).orElseGet(List::of).stream()
                .map(value -> Optional.ofNullable(value).orElse("").strip())
                .distinct()
                .toList();
        if (stripped.contains("")) {
            throw new MojoFailureException(Advice.blankEntry(property));
        }
        return stripped;
    }

    /** {@code stepscale.regions}; one that cannot be a Region is refused, before any of them is asked. */
    static List<String> regions(List<String> values) throws MojoFailureException {
        List<String> regions = of("stepscale.regions", values);
        for (String region : regions) {
            if (!Regions.isRegion(region)) {
                throw new MojoFailureException(
                        Advice.choice("stepscale.regions", region, "a Region such as eu-central-1"));
            }
        }
        return regions;
    }
}
