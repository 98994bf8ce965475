package io.github.stepscale.maven;

import io.github.stepscale.load.RequestSpacing;
import java.util.Locale;
import org.apache.maven.plugin.MojoFailureException;

/** How requests are spread, in parameters. */
final class Spacings {
    private Spacings() {}

    static RequestSpacing of(String property, String text) throws MojoFailureException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "even" -> RequestSpacing.EVEN;
            case "poisson" -> RequestSpacing.POISSON;
            default -> throw new MojoFailureException(Advice.choice(property, text, "even or poisson"));
        };
    }
}
