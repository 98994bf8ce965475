package io.github.stepscale.operation.deploy.importing;

import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.plan.ScalingPlan;
import java.util.Map;

/**
 * The resources to import, and the stack that takes them in.
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
