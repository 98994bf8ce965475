package io.github.stepscale.maven.parameter;

import io.github.stepscale.aws.Regions;
import io.github.stepscale.load.RequestSpacing;
import io.github.stepscale.maven.failure.BuildFailures;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The text of a parameter, and its typed values. Every method but {@link #refusal} fails with the property, the text and
 * what is allowed; Maven's own conversion fails with the name of a Java class.
 *
 * @param property such as {@code stepscale.timeout}
 * @param text as it was given
 */
public record ParameterText(String property, String text) {
    private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,5})(ms|s|m|h|d)");
    private static final String INSTANT = "a time in UTC such as 2026-01-31T08:00:00Z";

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** A whole number of 64 bits. */
    public long toLong() throws MojoFailureException {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException other) {
            throw refusal("a whole number", other);
        }
    }

    /** A whole number of 32 bits. */
    public int toInt() throws MojoFailureException {
        long number = toLong();
        if (number != (int) number) {
            throw refusal("a whole number below 2147483648");
        }
        return (int) number;
    }

    /** A whole number of 32 bits, {@code min} or more. */
    public int toIntFrom(int min) throws MojoFailureException {
        int number = toInt();
        if (number < min) {
            throw refusal("a whole number, " + min + " or more,");
        }
        return number;
    }

    /** A finite number. */
    public double toDouble() throws MojoFailureException {
        try {
            double number = Double.parseDouble(text.strip());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException other) {
            throw refusal("a number", other);
        }
        throw refusal("a number");
    }

    /** A duration in whole seconds, minutes, hours or days: {@code 90s}, {@code 30m}, {@code 2h}, {@code 14d}. */
    public Duration toDuration() throws MojoFailureException {
        if (!isDuration()) {
            throw refusal("a number with s, m, h or d, such as 30m,");
        }
        return parseDuration();
    }

    /** A latency: a duration that may also be in milliseconds, {@code 500ms}. */
    public Duration toLatency() throws MojoFailureException {
        if (!DURATION.matcher(text).matches()) {
            throw refusal("a number with ms, s or m, such as 500ms,");
        }
        return parseDuration();
    }

    private boolean isDuration() {
        return DURATION.matcher(text).matches() && !text.endsWith("ms");
    }

    private Duration parseDuration() {
        Matcher matcher = DURATION.matcher(text);
        matcher.matches();
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** A time in UTC: {@code 2026-01-31T08:00:00Z}. */
    public Instant toInstant() throws MojoFailureException {
        return parseInstant(INSTANT);
    }

    /** A time in UTC, or how long before {@code now} it is: {@code 3h}. */
    public Instant toInstantOrAge(Instant now) throws MojoFailureException {
        return isDuration()
                ? now.minus(parseDuration())
                : parseInstant("a number with s, m, h or d, such as 3h, or " + INSTANT + ",");
    }

    private Instant parseInstant(String allowed) throws MojoFailureException {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException other) {
            throw refusal(allowed, other);
        }
    }

    /** How requests are spaced within a minute, in upper or lower case. */
    public RequestSpacing toSpacing() throws MojoFailureException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "even" -> RequestSpacing.EVEN;
            case "poisson" -> RequestSpacing.POISSON;
            default -> throw refusal("even or poisson");
        };
    }

    /** The address of a server: http or https, with a host. */
    public URI toAddress() throws MojoFailureException {
        String allowed = "an address such as http://127.0.0.1:5000";
        try {
            URI address = new URI(text);
            if (address.getHost() != null
                    && address.getScheme() != null
                    && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))) {
                return address;
            }
        } catch (URISyntaxException wrong) {
            throw refusal(allowed, wrong);
        }
        throw refusal(allowed);
    }

    /** A name with the form of an AWS Region; only AWS knows whether the Region exists. */
    public String requireRegion() throws MojoFailureException {
        if (!Regions.isRegion(text)) {
            throw refusal("a Region such as eu-central-1");
        }
        return text;
    }

    /** The text itself, if it has the form. */
    public String requireMatch(Pattern form, String allowed) throws MojoFailureException {
        if (!form.matcher(text).matches()) {
            throw refusal(allowed);
        }
        return text;
    }

    /** The failure to throw for a text that is not allowed. */
    public MojoFailureException refusal(String allowed) {
        return new MojoFailureException(ParameterMessages.choice(property, text, allowed));
    }

    public MojoFailureException refusal(String allowed, Exception cause) {
        return BuildFailures.failure(ParameterMessages.choice(property, text, allowed), cause);
    }
}
