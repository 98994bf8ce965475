package io.github.stepscale.simulation;

/** Datapoints that depend on the evaluation range, so that each evaluation computes them again. */
@FunctionalInterface
interface RangeDatapoints {

    /**
     * Computes the datapoints of an evaluation range.
     *
     * @param newest the slot, a minute or a tick, at which its newest period ends
     * @param points receives each datapoint at the slot at which its period ends, from slot 0 on
     */
    void compute(int newest, double[] points);
}
