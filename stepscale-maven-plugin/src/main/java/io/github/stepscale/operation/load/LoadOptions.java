package io.github.stepscale.operation.load;

import io.github.stepscale.load.LoadLimits;
import io.github.stepscale.load.LoadProfile;
import java.time.Duration;

/**
 * Options of a load run.
 *
 * @param shape the traffic in words, such as {@code ramp from 60 by 30}
 * @param profile which requests are due when
 * @param limits when the run ends before the traffic does
 * @param request how to call the model
 * @param confirmAbove asks for confirmation if more requests will be sent
 * @param watch whether to read capacity, alarms and activities during the run
 * @param thresholds limits on the whole run
 */
public record LoadOptions(
        String shape,
        LoadProfile profile,
        LoadLimits limits,
        EndpointRequestOptions request,
        long confirmAbove,
        boolean watch,
        LoadThresholds thresholds) {

    /** Returns how long requests are due: as long as the traffic lasts, or until the maximum duration is over. */
    Duration duration() {
        return endsBeforeTraffic() ? limits.maxDuration() : profile.duration();
    }

    /** Returns whether the maximum duration is over before the traffic. */
    boolean endsBeforeTraffic() {
        return limits.maxDuration().compareTo(profile.duration()) < 0;
    }
}
