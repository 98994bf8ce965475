package io.github.stepscale.tuning;

import io.github.stepscale.service.Service;

/**
 * The delays under which a policy has to keep the objective.
 *
 * @param scaleOut from the decision until added instances serve
 * @param scaleIn from the decision until removed instances are gone
 * @param metric until a datapoint is visible
 */
public record DelayRanges(DelayRange scaleOut, DelayRange scaleIn, DelayRange metric) {

    /** Returns a minute to both sides of the delays of a service. */
    public static DelayRanges around(Service service) {
        return new DelayRanges(
                DelayRange.around(service.scaleOutDelay()),
                DelayRange.around(service.scaleInDelay()),
                DelayRange.around(service.metricDelay()));
    }
}
