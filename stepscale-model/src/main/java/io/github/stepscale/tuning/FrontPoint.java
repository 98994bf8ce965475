package io.github.stepscale.tuning;

/**
 * A candidate and its outcome on the tuning part of the traffic.
 *
 * @param candidate the policy
 * @param figures its outcome
 */
public record FrontPoint(Candidate candidate, RunFigures figures) {}
