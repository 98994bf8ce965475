package io.github.stepscale.tuning;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.traffic.Trace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identifies traffic by its minutes, whatever file it was read from. */
final class TraceHash {
    private TraceHash() {}

    /** SHA-256 of a row of start and requests for each minute. */
    static String sha256(Trace trace) {
        MessageDigest digest = digest();
        for (int minute = 0; minute < trace.minutes(); minute++) {
            String row = trace.time(minute) + "," + PlainNumbers.text(trace.requests(minute)) + "\n";
            digest.update(row.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent); // every Java platform has it
        }
    }
}
