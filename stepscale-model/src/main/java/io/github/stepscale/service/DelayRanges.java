package io.github.stepscale.service;

/**
 * The delays of a service. A simulation takes the longest of each; tuning wants the objective kept at all ends.
 *
 * @param scaleOut from the decision until added instances serve
 * @param scaleIn from the decision until removed instances are gone
 * @param metric until a datapoint is visible
 */
public record DelayRanges(DelayRange scaleOut, DelayRange scaleIn, DelayRange metric) {

    /** Returns the delays of a service with a minute more to both sides of each. */
    public static DelayRanges around(Service service) {
        DelayRanges delays = service.delays();
        return new DelayRanges(delays.scaleOut.widened(), delays.scaleIn.widened(), delays.metric.widened());
    }
}
