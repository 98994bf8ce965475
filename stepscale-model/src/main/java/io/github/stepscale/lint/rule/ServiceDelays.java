package io.github.stepscale.lint.rule;

/**
 * How long things take, in whole minutes: what a description says under {@code service}.
 *
 * @param metric until the datapoint of a minute is visible to an alarm, at least 0
 * @param scaleOut from a decision until added capacity serves, at least 0
 * @param scaleIn from a decision until removed capacity is gone, at least 0
 */
public record ServiceDelays(int metric, int scaleOut, int scaleIn) {
    /** What is taken where nothing is said. AWS promises none of them; measured alarms agree with a minute. */
    public static final ServiceDelays STANDARD = new ServiceDelays(1, 5, 4);

    /** The delay of a datapoint, in seconds. */
    public int metricSeconds() {
        return 60 * metric;
    }
}
