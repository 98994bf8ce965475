package io.github.stepscale.tuning.edit;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.traffic.Trace;

/**
 * What to find edits for.
 *
 * @param present the policy to edit
 * @param service the properties of the served model
 * @param objective what an edit has to meet; at least one limit of excess, wait or latency
 * @param trace the traffic, all of which counts
 */
public record EditRequest(ScalingDescription present, Service service, Objective objective, Trace trace) {}
