package io.github.stepscale.traffic;

import java.time.Instant;

/** A traffic profile: generated requests per minute. */
public sealed interface Profile permits ConstantProfile, DailyProfile, NoisyProfile, RampProfile, SpikeProfile {

    /** The requests of each minute: whole numbers, at least 0. */
    double[] requests();

    /** Generates the traffic from {@code start} on, which must be a full minute. */
    default Trace from(Instant start) {
        return Trace.of(start, requests());
    }

    /** Returns this profile with noise; see {@link NoisyProfile}. */
    default Profile withNoise(double share, long seed) {
        return new NoisyProfile(this, share, seed);
    }
}
