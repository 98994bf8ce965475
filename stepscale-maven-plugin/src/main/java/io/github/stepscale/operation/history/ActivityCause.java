package io.github.stepscale.operation.history;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who asked for a scaling activity: Application Auto Scaling says so in a sentence only. */
public record ActivityCause(String alarm, String policy) {
    private static final Pattern SENTENCE = Pattern.compile("monitor alarm (.+) in state \\w+ triggered policy (.+)");

    /** Empty if it was no alarm, or the sentence is another one. */
    static Optional<ActivityCause> of(String sentence) {
        Matcher matcher = SENTENCE.matcher(withoutEnd(sentence.strip()));
        return matcher.matches()
                ? Optional.of(new ActivityCause(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    private static String withoutEnd(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** Whether an alarm of this name was it. */
    public static boolean isOf(String alarm, String sentence) {
        return of(sentence).filter(cause -> cause.alarm().equals(alarm)).isPresent();
    }
}
