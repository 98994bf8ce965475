package io.github.stepscale.simulation;

import io.github.stepscale.service.ZeroTraffic;

/**
 * The outcome under another reading of what minutes without requests publish.
 *
 * @param published what every request metric publishes then
 * @param policy the summary of the policy
 * @param targetTracking the summary of modelled target tracking
 */
public record ZeroTrafficReading(ZeroTraffic published, Summary policy, Summary targetTracking) {}
