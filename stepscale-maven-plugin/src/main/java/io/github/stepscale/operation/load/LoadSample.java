package io.github.stepscale.operation.load;

import io.github.stepscale.aws.ServingCapacity;
import io.github.stepscale.simulation.AlarmState;
import java.util.Map;

/**
 * What was seen at a moment.
 *
 * @param alarms their states by their logical ids
 */
record LoadSample(ServingCapacity capacity, Map<String, AlarmState> alarms) {}
