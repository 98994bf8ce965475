package io.github.stepscale.maven;

import io.github.stepscale.load.Spacing;
import java.util.Locale;
import org.apache.maven.plugin.MojoFailureException;

/** How requests are spread, in parameters. */
final class Spacings {
    private Spacings() {}

    static Spacing of(String property, String text) throws MojoFailureException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "even" -> Spacing.EVEN;
            case "poisson" -> Spacing.POISSON;
            default -> throw new MojoFailureException(Advice.choice(property, text, "even or poisson"));
        };
    }
}
