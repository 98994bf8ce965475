package io.github.stepscale.tuning.certificate;

import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.Validator;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * The start of the hash of each whole UTC hour of traffic, which tells whether other traffic has the same minutes.
 *
 * @param digits {@value #WIDTH} hexadecimal digits for each hour, without separators; empty if there is no whole hour
 */
public record TunedHours(String digits) {
    static final int WIDTH = 8;
    private static final int HOUR = 60;

    /** @throws io.github.stepscale.validation.InvalidValueException if the digits have another form */
    public TunedHours {
        new Validator()
                .require(
                        digits.length() <= WIDTH * (Trace.MAX_MINUTES / HOUR)
                                && digits.length() % WIDTH == 0
                                && digits.chars().allMatch(digit -> "0123456789abcdef".indexOf(digit) >= 0),
                        "",
                        "is not allowed: 8 hexadecimal digits in lower case for each hour are",
                        "Tune again")
                .throwIfAny();
    }

    /** Returns the hours of a trace. */
    public static TunedHours of(Trace trace) {
        StringBuilder digits = new StringBuilder();
        for (int hour = firstHour(trace); hour + HOUR <= trace.minutes(); hour += HOUR) {
            digits.append(digits(trace, hour));
        }
        return new TunedHours(digits.toString());
    }

    /** The whole hours of other traffic whose time and minutes are the same. */
    public int sharedWith(Trace other) {
        Set<String> known = new HashSet<>();
        for (int at = 0; at < digits.length(); at += WIDTH) {
            known.add(digits.substring(at, at + WIDTH));
        }
        int shared = 0;
        for (int hour = firstHour(other); hour + HOUR <= other.minutes(); hour += HOUR) {
            shared += known.contains(digits(other, hour)) ? 1 : 0;
        }
        return shared;
    }

    /** The hash covers the time of each minute, so it says which hour it is of. */
    private static String digits(Trace trace, int from) {
        return TraceHash.sha256(trace, from, from + HOUR).substring(0, WIDTH);
    }

    private static int firstHour(Trace trace) {
        Instant start = trace.start();
        return (int) Math.floorMod(-(start.getEpochSecond() / 60), (long) HOUR);
    }
}
