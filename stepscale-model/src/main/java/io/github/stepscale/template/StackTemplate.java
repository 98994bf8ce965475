package io.github.stepscale.template;

import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.TrackingScaling;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The CloudFormation template of a plan. */
public final class StackTemplate {
    private final ScalingPlan plan;
    private final List<NumberLine> lines;
    private final Map<String, Object> document;

    private StackTemplate(ScalingPlan plan) {
        this.plan = plan;
        this.lines = NumberLine.of(plan);
        this.document = Collections.unmodifiableMap(document(plan, lines));
    }

    /** Renders the template of a plan. */
    public static StackTemplate of(ScalingPlan plan) {
        return new StackTemplate(plan);
    }

    /**
     * The template as a tree of maps, lists, strings, numbers and booleans, in document order.
     * Unmodifiable at the top.
     */
    public Map<String, Object> document() {
        return document;
    }

    /**
     * The values of all template parameters by name, from the descriptor. A deployment passes them on; otherwise the
     * stack keeps the values of the previous deployment.
     */
    @SuppressWarnings("unchecked") // Made by TemplateParameters, a few lines below.
    public Map<String, String> parameterValues() {
        return TemplateParameters.values((Map<String, Object>) document.getOrDefault("Parameters", Map.of()));
    }

    /** The template as YAML: a leading comment, then the document. Lines end in {@code \n}. */
    public String yaml() {
        return TemplateComment.of(plan, lines) + YamlWriter.write(document);
    }

    private static Map<String, Object> document(ScalingPlan plan, List<NumberLine> lines) {
        ScalingDescription scaling = plan.scaling();
        return OrderedMapping.of("AWSTemplateFormatVersion", "2010-09-09")
                .with("Description", scaling.stack().description().orElseGet(() -> describe(scaling)))
                .with("Parameters", TemplateParameters.of(plan))
                .withPresent("Mappings", TemplateOutputs.mappings(scaling))
                .with("Resources", resources(plan, lines))
                .withPresent(
                        "Outputs",
                        Optional.of(TemplateOutputs.of(plan))
                                .filter(outputs -> scaling.stack().outputs()))
                .toMap();
    }

    private static Map<String, Object> resources(ScalingPlan plan, List<NumberLine> lines) {
        ScalingDescription scaling = plan.scaling();
        OrderedMapping resources = OrderedMapping.of(LogicalIds.TARGET, TargetResource.of(scaling));
        plan.tracking()
                .ifPresent(tracking -> resources.with(
                        LogicalIds.TRACKING_POLICY, TrackingPolicyResource.of(tracking, scaling.stack())));
        for (PlannedRule rule : plan.plannedRules()) {
            resources
                    .with(LogicalIds.policy(rule), PolicyResource.of(rule, scaling.stack()))
                    .with(LogicalIds.alarm(rule), AlarmResource.of(rule, scaling.stack()));
        }
        if (scaling.stack().dashboard().enabled()) {
            resources.with(LogicalIds.DASHBOARD, DashboardResource.of(plan, lines));
        }
        return resources.toMap();
    }

    private static String describe(ScalingDescription scaling) {
        return (scaling.scaling() instanceof TrackingScaling ? "Target tracking of " : "Step scaling of ")
                + switch (scaling.target().kind()) {
                    case REALTIME -> "a SageMaker endpoint variant";
                    case ASYNC -> "an asynchronous SageMaker endpoint variant";
                    case SERVERLESS -> "the provisioned concurrency of a serverless SageMaker endpoint variant";
                    case COMPONENT -> "the copies of a SageMaker inference component";
                };
    }
}
