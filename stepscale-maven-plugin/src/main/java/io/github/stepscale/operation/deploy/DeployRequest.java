package io.github.stepscale.operation.deploy;

import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.deploy.importing.ImportRequest;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.stack.Tag;
import io.github.stepscale.synth.PropertyOrigins;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.template.StackTemplate;
import io.github.stepscale.yaml.SourceMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What to deploy.
 *
 * @param stack the name of the stack
 * @param template the text of the template
 * @param parameters all of them, so that none keeps the value of an earlier deployment
 * @param tags of the stack
 * @param target the scalable target of the stack
 * @param plan the plan that the template was rendered from, to compare with the live resources
 * @param sources the positions in the descriptor that the plan was read from; absent for a plan made in Java
 */
public record DeployRequest(
        String stack,
        String template,
        Map<String, String> parameters,
        Map<String, String> tags,
        ScalableTargetId target,
        ScalingPlan plan,
        Optional<SourceMap> sources) {

    /** Creates a request of a plan made in Java. */
    public DeployRequest(
            String stack,
            String template,
            Map<String, String> parameters,
            Map<String, String> tags,
            ScalableTargetId target,
            ScalingPlan plan) {
        this(stack, template, parameters, tags, target, plan, Optional.empty());
    }

    /** Returns the request for a synthesized stack. */
    public static DeployRequest of(SynthesizedStack stack) {
        return of(stack.plan(), stack.template(), Optional.of(stack.descriptor().sources()));
    }

    /** Returns the request for a plan and the template that was rendered from it. */
    public static DeployRequest of(ScalingPlan plan, String template) {
        return of(plan, template, Optional.empty());
    }

    private static DeployRequest of(ScalingPlan plan, String template, Optional<SourceMap> sources) {
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
                plan,
                sources);
    }

    ImportRequest toImport() {
        return new ImportRequest(plan, target, template, parameters, tags);
    }

    /** Returns the lines of the descriptor that made each property of the template. */
    Optional<PropertyOrigins> origins() {
        return sources.map(known -> PropertyOrigins.of(known, plan));
    }
}
