package io.github.stepscale.lint.rule;

/**
 * The delays of the service in whole minutes, as in {@code service} of a description.
 *
 * @param metric until the datapoint of a minute is visible to an alarm, at least 0
 * @param scaleOut from a decision until added capacity serves, at least 0
 * @param scaleIn from a decision until removed capacity is gone, at least 0
 */
public record ServiceDelays(int metric, int scaleOut, int scaleIn) {
    /** The defaults: 1, 5 and 4 minutes. AWS documents none of them; measured alarms agree with the first. */
    public static final ServiceDelays STANDARD = new ServiceDelays(1, 5, 4);

    /** The delay of a datapoint, in seconds. */
    public int metricSeconds() {
        return 60 * metric;
    }
}
