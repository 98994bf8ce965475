package io.github.stepscale.tuning;

import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.space.TunedParameter;

/**
 * What becomes of a policy if one of its numbers is the next smaller or larger one.
 *
 * @param parameter the number and its other value
 * @param figures the outcome on the tuning part
 * @param qualifies whether the objective is still kept with its margin, in resamples and under other delays
 */
public record NeighbourOutcome(TunedParameter parameter, RunFigures figures, boolean qualifies) {}
