package io.github.stepscale.tuning.certificate;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Sha256;
import io.github.stepscale.traffic.Trace;

/** Hashes the minutes of traffic. */
final class TraceHash {
    private TraceHash() {}

    /** SHA-256 of a row of start and requests for each minute. */
    static String sha256(Trace trace) {
        return sha256(trace, 0, trace.minutes());
    }

    /** The same, of some of the minutes. */
    static String sha256(Trace trace, int from, int to) {
        Sha256 hash = Sha256.start();
        for (int minute = from; minute < to; minute++) {
            hash.add(trace.time(minute) + "," + PlainNumbers.text(trace.requests(minute)) + "\n");
        }
        return hash.digits();
    }
}
