package io.github.stepscale.synth;

import io.github.stepscale.descriptor.Descriptor;
import io.github.stepscale.plan.ScalingPlan;

/**
 * A stack that could be deployed.
 *
 * @param descriptor what the user said, and where
 * @param plan what that means to AWS
 * @param template the CloudFormation template, as YAML
 */
public record SynthesizedStack(Descriptor descriptor, ScalingPlan plan, String template) {

    /** The name of the stack. */
    public String name() {
        return descriptor.scaling().stackName();
    }
}
