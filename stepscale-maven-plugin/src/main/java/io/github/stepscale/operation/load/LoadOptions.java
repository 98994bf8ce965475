package io.github.stepscale.operation.load;

import io.github.stepscale.load.LoadLimits;
import io.github.stepscale.load.LoadProfile;

/**
 * How a load run is done.
 *
 * @param shape the traffic in words, such as {@code ramp from 60 by 30}
 * @param profile which requests are due when
 * @param limits what keeps it within bounds
 * @param calls how the model is called
 * @param confirmAbove of so many requests it asks first
 * @param watch whether capacity, alarms and activities are read meanwhile
 */
public record LoadOptions(
        String shape,
        LoadProfile profile,
        LoadLimits limits,
        EndpointRequestOptions calls,
        long confirmAbove,
        boolean watch) {}
