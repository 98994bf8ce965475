package io.github.stepscale.yaml;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations in forms that are not allowed, in the form that is: {@code 2m} for {@code 2min}. */
public final class DurationWords {
    private static final Pattern FORM = Pattern.compile("(?:[Pp][Tt])?([0-9]{1,9}(?:\\.[0-9]{1,3})?) ?([A-Za-z]+)");
    private static final Map<String, Integer> SECONDS = Map.ofEntries(
            Map.entry("s", 1),
            Map.entry("sec", 1),
            Map.entry("secs", 1),
            Map.entry("second", 1),
            Map.entry("seconds", 1),
            Map.entry("m", 60),
            Map.entry("min", 60),
            Map.entry("mins", 60),
            Map.entry("minute", 60),
            Map.entry("minutes", 60),
            Map.entry("h", 3600),
            Map.entry("hour", 3600),
            Map.entry("hours", 3600),
            Map.entry("d", 86_400),
            Map.entry("day", 86_400),
            Map.entry("days", 86_400));

    private DurationWords() {}

    /** The answer {@code Write 2m}; empty if the text is no duration in whole seconds. */
    static Optional<String> answer(String text) {
        return seconds(text).map(seconds -> "Write " + (seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s"));
    }

    /** The answer {@code Write 120}; empty if the text is no duration in whole seconds. */
    public static Optional<String> answerInSeconds(String text) {
        return seconds(text).map(seconds -> "Write " + seconds);
    }

    private static Optional<Long> seconds(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(SECONDS.get(matcher.group(2).toLowerCase(Locale.ROOT)))
                .map(unit -> new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)))
                .filter(seconds -> seconds.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::longValueExact)
                .filter(seconds -> seconds <= Integer.MAX_VALUE);
    }
}
