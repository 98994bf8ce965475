package io.github.stepscale.operation.deploy;

import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.stack.Tag;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.template.StackTemplate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What to deploy.
 *
 * @param stack the name of the stack
 * @param template the text of the template
 * @param parameters all of them, so that none keeps the value of an earlier deployment
 * @param tags of the stack
 * @param target the scalable target of the stack
 * @param plan the plan that the template was rendered from, to compare with the live resources
 */
public record DeployRequest(
        String stack,
        String template,
        Map<String, String> parameters,
        Map<String, String> tags,
        ScalableTargetId target,
        ScalingPlan plan) {

    /** Returns the request for a synthesized stack. */
    public static DeployRequest of(SynthesizedStack stack) {
        return of(stack.plan(), stack.template());
    }

    /** Returns the request for a plan and the template that was rendered from it. */
    public static DeployRequest of(ScalingPlan plan, String template) {
        ScalingDescription scaling = plan.scaling();
        Map<String, String> tags = new LinkedHashMap<>();
        for (Tag tag : scaling.stack().tags()) {
            tags.put(tag.key(), tag.value());
        }
        return new DeployRequest(
                scaling.stackName(),
                template,
                StackTemplate.of(plan).parameterValues(),
                tags,
                ScalableTargetId.of(scaling.target()),
                plan);
    }
}
