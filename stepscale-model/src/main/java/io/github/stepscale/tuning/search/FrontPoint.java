package io.github.stepscale.tuning.search;

import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.space.Candidate;

/**
 * A candidate and its outcome on the tuning part of the traffic.
 *
 * @param candidate the policy
 * @param figures its outcome
 */
public record FrontPoint(Candidate candidate, RunFigures figures) {}
