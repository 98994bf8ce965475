package io.github.stepscale.maven;

import io.github.stepscale.text.NearestWord;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Names that are ours but for how they begin: {@code stepscal.dryRun}, {@code stepscaleDryRun}, {@code dryRun}. Maven passes over
 * them, and the goal would run as if nothing had been said.
 *
 * @param known the parameters of all goals
 * @param poms a property that they declare or use is theirs
 */
record MisspeltPrefixes(KnownParameters known, RawPoms poms) {
    private static final String OURS = KnownParameters.PREFIX.substring(0, KnownParameters.PREFIX.length() - 1);

    /**
     * The property that was meant.
     *
     * @param bare whether one without any beginning can be meant for us only
     */
    Optional<String> meant(String name, boolean bare) {
        return known.properties().stream()
                .filter(isLike(name, bare))
                .findFirst()
                .filter(property -> !poms.properties().contains(name) && !poms.use(name));
    }

    private static Predicate<String> isLike(String name, boolean bare) {
        int dot = name.indexOf('.');
        boolean begun =
                dot > 0 && NearestWord.to(name.substring(0, dot), Set.of(OURS)).isPresent();
        String rest = squeezed(name.substring(dot + 1));
        return property -> {
            String tail = squeezed(property.substring(KnownParameters.PREFIX.length()));
            return squeezed(property).equals(squeezed(name))
                    || begun && tail.equals(rest)
                    || bare && tail.equals(squeezed(name));
        };
    }

    private static String squeezed(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
