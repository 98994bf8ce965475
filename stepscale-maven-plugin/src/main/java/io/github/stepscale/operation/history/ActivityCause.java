package io.github.stepscale.operation.history;

import io.github.stepscale.text.Sentences;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The alarm and the policy that requested a scaling activity, read from the sentence in its {@code Cause}. */
public record ActivityCause(String alarm, String policy) {
    private static final Pattern SENTENCE = Pattern.compile("monitor alarm (.+) in state \\w+ triggered policy (.+)");

    /** Parses the sentence; empty if no alarm requested the activity, or the sentence has another form. */
    static Optional<ActivityCause> of(String sentence) {
        Matcher matcher = SENTENCE.matcher(Sentences.withoutPeriod(sentence.strip()));
        return matcher.matches()
                ? Optional.of(new ActivityCause(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    /** Whether the sentence names an alarm as the cause. */
    public static boolean isAlarm(String alarm, String sentence) {
        return of(sentence).filter(cause -> cause.alarm().equals(alarm)).isPresent();
    }
}
