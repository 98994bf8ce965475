package io.github.stepscale.operation.load;

import io.github.stepscale.aws.Endpoints;
import io.github.stepscale.simulation.AlarmState;
import java.util.Map;

/**
 * Capacity and alarms of an endpoint at a moment.
 *
 * @param alarms states by logical id; an alarm in an unknown state is missing
 */
record EndpointSnapshot(Endpoints.Capacity capacity, Map<String, AlarmState> alarms) {}
