package io.github.stepscale.traffic;

import java.time.Instant;

/** Made-up traffic. */
public sealed interface Profile permits Constant, Daily, Noise, Ramp, Spike {

    /** The requests of each minute: whole numbers, at least 0. */
    double[] requests();

    /** The traffic of this profile from {@code start} on, a full minute. */
    default Trace from(Instant start) {
        return Trace.of(start, requests());
    }

    /** The same profile with noise on top; see {@link Noise}. */
    default Profile withNoise(double share, long seed) {
        return new Noise(this, share, seed);
    }
}
