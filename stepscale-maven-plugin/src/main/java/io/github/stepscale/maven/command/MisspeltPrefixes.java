package io.github.stepscale.maven.command;

import io.github.stepscale.text.NearestWord;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Recognizes properties of this plugin whose prefix is misspelt or missing: {@code stepscal.dryRun}, {@code stepscaleDryRun},
 * {@code dryRun}. Maven ignores them, and the goal would run as if they had not been given.
 *
 * @param known the parameters of all goals
 * @param poms properties that they declare or use belong to them
 */
record MisspeltPrefixes(KnownParameters known, RawPoms poms) {
    private static final String OURS = KnownParameters.PREFIX.substring(0, KnownParameters.PREFIX.length() - 1);

    /**
     * The property that was probably meant.
     *
     * @param onlyOurs whether only goals of this plugin run, so that a name without prefix must be a property of it
     */
    Optional<String> intendedProperty(String name, boolean onlyOurs) {
        return known.properties().stream()
                .filter(isLike(name, onlyOurs))
                .findFirst()
                .filter(property -> !poms.properties().contains(name) && !poms.use(name));
    }

    private static Predicate<String> isLike(String name, boolean onlyOurs) {
        int dot = name.indexOf('.');
        boolean hasSimilarPrefix =
                dot > 0 && NearestWord.to(name.substring(0, dot), Set.of(OURS)).isPresent();
        String rest = normalize(name.substring(dot + 1));
        return property -> {
            String tail = normalize(property.substring(KnownParameters.PREFIX.length()));
            return normalize(property).equals(normalize(name))
                    || hasSimilarPrefix && tail.equals(rest)
                    || onlyOurs && tail.equals(normalize(name));
        };
    }

    private static String normalize(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
