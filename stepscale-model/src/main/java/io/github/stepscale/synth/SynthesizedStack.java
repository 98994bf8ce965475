package io.github.stepscale.synth;

import io.github.stepscale.descriptor.Descriptor;
import io.github.stepscale.plan.ScalingPlan;

/**
 * A stack that is ready to be deployed.
 *
 * @param descriptor the descriptor that it was made from
 * @param plan the alarms and the policies that the descriptor amounts to
 * @param template the CloudFormation template, as YAML
 */
public record SynthesizedStack(Descriptor descriptor, ScalingPlan plan, String template) {

    /** The name of the stack. */
    public String name() {
        return descriptor.scaling().stackName();
    }
}
