package io.github.stepscale.tuning.search;

import io.github.stepscale.tuning.space.PolicyFamily;

/** Hears how far a search is, on the thread that started it, and may end it. */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing and ends nothing. */
    ProgressListener NONE = (family, evaluated, planned) -> true;

    /**
     * Returns whether the search goes on; if not, the result is made of what was found so far.
     *
     * @param family what is searched
     * @param evaluated the policies of the family that were evaluated
     * @param planned those that are known to follow, including the evaluated ones; grows while better ones are found
     */
    boolean proceeds(PolicyFamily family, int evaluated, int planned);
}
