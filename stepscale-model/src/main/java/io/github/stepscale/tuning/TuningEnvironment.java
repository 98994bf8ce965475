package io.github.stepscale.tuning;

import io.github.stepscale.tuning.search.ProgressListener;
import io.github.stepscale.tuning.search.Workers;
import io.github.stepscale.tuning.selection.PolicyCheck;

/**
 * What a search gets from its caller beside the values.
 *
 * @param workers run the simulations; the result does not depend on them
 * @param progress hears how far the search is
 * @param deployable what forbids the choice of a description; asked of finalists only
 */
public record TuningEnvironment(Workers workers, ProgressListener progress, PolicyCheck deployable) {

    /** Returns an environment that works one after the other, tells nothing and allows every policy. */
    public static TuningEnvironment standard() {
        return new TuningEnvironment(Workers.SEQUENTIAL, ProgressListener.NONE, PolicyCheck.NONE);
    }

    /** Returns the same environment with other workers. */
    public TuningEnvironment withWorkers(Workers others) {
        return new TuningEnvironment(others, progress, deployable);
    }
}
