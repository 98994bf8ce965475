package io.github.stepscale.traffic;

/** The source of traffic: a file or a profile. */
public sealed interface TrafficSource {
    /**
     * A traffic file; see {@link TraceReader}.
     *
     * @param path relative to the descriptor
     */
    record File(String path) implements TrafficSource {}

    /**
     * Generated traffic.
     *
     * @param profile the profile of the traffic
     */
    record Generated(Profile profile) implements TrafficSource {}
}
