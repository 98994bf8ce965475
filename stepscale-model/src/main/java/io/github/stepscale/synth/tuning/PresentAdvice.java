package io.github.stepscale.synth.tuning;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.report.advice.Advice;
import io.github.stepscale.synth.edit.DescriptorEdits;
import io.github.stepscale.tuning.search.Workers;
import io.github.stepscale.validation.InvalidValueException;

/** How the present policy could be better without a search, on all traffic. */
final class PresentAdvice {
    private PresentAdvice() {}

    /** Returns the advice; nothing if the present policy cannot be simulated. */
    static Advice of(TuningJob job, Workers workers) {
        try {
            return Advice.of(
                    ScalingPlan.of(job.descriptor().scaling()),
                    job.descriptor().service(),
                    job.descriptor().objective(),
                    job.traffic().trace(),
                    new DescriptorEdits(job.descriptor(), job.text())
                            .cheapest(job.traffic().trace(), workers));
        } catch (InvalidValueException refused) {
            return Advice.NONE;
        }
    }
}
