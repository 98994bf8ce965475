package io.github.stepscale.operation.deploy.importing;

import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.plan.ScalingPlan;
import java.util.Map;

/**
 * What is to be imported, and the stack that it is to be in.
 *
 * @param plan of the resources
 * @param target the scalable target of the plan
 * @param template of the stack
 * @param parameters of the stack
 * @param tags of the stack
 */
public record ImportRequest(
        ScalingPlan plan,
        ScalableTargetId target,
        String template,
        Map<String, String> parameters,
        Map<String, String> tags) {}
