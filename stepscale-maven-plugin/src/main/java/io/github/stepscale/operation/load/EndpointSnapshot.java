package io.github.stepscale.operation.load;

import io.github.stepscale.aws.Endpoints;
import io.github.stepscale.simulation.AlarmState;
import java.util.Map;

/**
 * What was seen at a moment.
 *
 * @param alarms their states by their logical ids
 */
record EndpointSnapshot(Endpoints.Capacity capacity, Map<String, AlarmState> alarms) {}
