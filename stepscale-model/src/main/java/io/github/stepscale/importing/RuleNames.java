package io.github.stepscale.importing;

import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.validation.Names;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a name for a rule from that of its policy: valid, and with a logical id of its own. */
final class RuleNames {
    /** The greatest length of a name, less that of a number that makes it unique. */
    private static final int MAX_LENGTH = 90;

    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern START = Pattern.compile("^[^A-Za-z]+");
    private static final Pattern END = Pattern.compile("(?<=.)-?(?:Scaling)?Policy$|-+$");

    private final Set<String> ids = new HashSet<>(Set.of(ExplicitScaling.WAKE_ID));

    /** A name that was not given before, such as {@code ScaleOut} for {@code ScaleOutPolicy}. */
    String of(String policy) {
        String valid = valid(policy);
        String name = valid;
        for (int number = 2; !ids.add(Names.camelCase(name)); number++) {
            name = valid + "-" + number;
        }
        return name;
    }

    private static String valid(String policy) {
        String plain = START.matcher(OTHERS.matcher(policy).replaceAll("-")).replaceFirst("");
        String cut = plain.substring(0, Math.min(MAX_LENGTH, plain.length()));
        String name = END.matcher(END.matcher(cut).replaceFirst("")).replaceFirst("");
        return name.isEmpty() ? "rule" : name;
    }
}
