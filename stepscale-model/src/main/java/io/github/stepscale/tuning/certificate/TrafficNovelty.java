package io.github.stepscale.tuning.certificate;

import io.github.stepscale.traffic.Trace;

/** Whether traffic can test a certificate. */
public enum TrafficNovelty {
    /** The search never had it. */
    NEW,
    /** It has minutes that were tuned on, so it proves nothing. */
    TUNED,
    /** It is the unseen part of the certificate, so it repeats what that says. */
    JUDGED;

    /** Compares traffic with that of a certificate. */
    public static TrafficNovelty of(TuningCertificate certificate, Trace trace) {
        String hash = TraceHash.sha256(trace);
        if (certificate.tuned().traffic().sha256().equals(hash)
                || certificate.whole().traffic().sha256().equals(hash)
                || certificate.tunedHours().sharedWith(trace) > 0) {
            return TUNED;
        }
        return certificate
                        .unseen()
                        .filter(run -> run.traffic().sha256().equals(hash))
                        .isPresent()
                ? JUDGED
                : NEW;
    }
}
