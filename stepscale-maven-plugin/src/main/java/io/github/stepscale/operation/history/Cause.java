package io.github.stepscale.operation.history;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who asked for a scaling activity: Application Auto Scaling says so in a sentence only (rules 4.11). */
public record Cause(String alarm, String policy) {
    private static final Pattern SENTENCE =
            Pattern.compile("monitor alarm (.+) in state \\w+ triggered policy (.+?)\\.?\\s*");

    /** Empty if it was no alarm, or the sentence is another one. */
    static Optional<Cause> of(String sentence) {
        Matcher matcher = SENTENCE.matcher(sentence);
        return matcher.matches() ? Optional.of(new Cause(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** Whether an alarm of this name was it. */
    public static boolean isOf(String alarm, String sentence) {
        return of(sentence).filter(cause -> cause.alarm().equals(alarm)).isPresent();
    }
}
