package io.github.stepscale.maven;

import io.github.stepscale.synth.SynthesizedStack;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks each descriptor: prints what the policy does at every value of the metric, and every finding. Works offline and
 * writes no file.
 *
 * @since 0.1.0
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true, requiresProject = false)
public class ValidateMojo extends AbstractStepscaleMojo {
    /**
     * Whether to skip this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.validate.skip", defaultValue = "false")
    boolean validateSkip;

    @Override
    String goal() {
        return "validate";
    }

    @Override
    boolean isGoalSkipped() {
        return validateSkip;
    }

    @Override
    void run(FindingGate gate) throws MojoFailureException {
        passingStacks(gate);
    }

    /** Logs the number lines; the findings after them refer to them. */
    @Override
    void logBeforeFindings(SynthesizedStack stack) {
        ScalingLines.of(stack).forEach(getLog()::info);
    }
}
