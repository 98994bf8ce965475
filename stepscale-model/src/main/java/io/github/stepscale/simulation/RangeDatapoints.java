package io.github.stepscale.simulation;

/** Datapoints that depend on the evaluation range, so that an evaluation may have to compute them again. */
interface RangeDatapoints {

    /**
     * Computes the datapoints of an evaluation range.
     *
     * @param newest the slot, a minute or a tick, at which its newest period ends
     * @param points receives each datapoint at the slot at which its period ends, from slot 0 on
     */
    void compute(int newest, double[] points);

    /**
     * Whether the datapoints of an evaluation range are those of the range a period before, and the newest one as the metric
     * published it.
     *
     * @param newest the slot at which its newest period ends
     */
    boolean continues(int newest);
}
