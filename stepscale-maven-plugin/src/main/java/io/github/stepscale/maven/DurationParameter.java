package io.github.stepscale.maven;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;

/** Times in parameters: {@code 90s}, {@code 30m}, {@code 2h}, {@code 14d}. */
final class DurationParameter {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,5})(s|m|h|d)");

    private static final Pattern MILLIS = Pattern.compile("([1-9]\\d{0,5})ms");

    private DurationParameter() {}

    /** Whether a text has their form. */
    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    static Duration of(String property, String text) throws MojoFailureException {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new MojoFailureException(Advice.choice(property, text, "a number with s, m, h or d, such as 30m,"));
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** Also {@code 500ms}: of how long an answer may take. */
    static Duration fine(String property, String text) throws MojoFailureException {
        Matcher matcher = MILLIS.matcher(text);
        if (matcher.matches()) {
            return Duration.ofMillis(Long.parseLong(matcher.group(1)));
        }
        if (!isOne(text)) {
            throw new MojoFailureException(Advice.choice(property, text, "a number with ms, s or m, such as 500ms,"));
        }
        return of(property, text);
    }
}
