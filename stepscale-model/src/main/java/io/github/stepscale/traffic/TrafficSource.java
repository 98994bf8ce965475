package io.github.stepscale.traffic;

/** Where traffic comes from. */
public sealed interface TrafficSource {
    /**
     * A file of minutes; see {@link TraceReader}.
     *
     * @param path relative to the file that names it
     */
    record File(String path) implements TrafficSource {}

    /**
     * Traffic that is made up.
     *
     * @param profile what it looks like
     */
    record Made(Profile profile) implements TrafficSource {}
}
