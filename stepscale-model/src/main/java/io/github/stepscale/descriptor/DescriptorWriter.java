package io.github.stepscale.descriptor;

import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.stack.Dashboard;
import io.github.stepscale.policy.stack.DeletionPolicy;
import io.github.stepscale.policy.stack.PhysicalNames;
import io.github.stepscale.policy.stack.StackSettings;
import io.github.stepscale.policy.target.EndpointVariant;
import io.github.stepscale.policy.target.InferenceComponent;
import io.github.stepscale.policy.target.ServerlessVariant;
import io.github.stepscale.policy.target.SuspendedState;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.yaml.YamlBuilder;
import java.time.Instant;
import java.util.Set;

/** Writes {@code stepscale.yaml}. */
public final class DescriptorWriter {
    private final ScalingDescription scaling;
    private final YamlBuilder out = new YamlBuilder();

    private DescriptorWriter(ScalingDescription scaling) {
        this.scaling = scaling;
    }

    /**
     * Writes a file that reads back as {@code scaling}. The keys have a fixed order, lines end in {@code \n}, and most
     * values that equal their default are left out.
     */
    public static String write(ScalingDescription scaling) {
        return new DescriptorWriter(scaling).write();
    }

    private String write() {
        target(scaling.target());
        range();
        MetricWriter metrics = new MetricWriter(scaling.target().kind());
        if (!(scaling.scaling() instanceof TrackingScaling)) {
            metrics.write(out, scaling.metric());
        }
        if (scaling.scaling() instanceof ExplicitScaling rules) {
            new RulesWriter(scaling.metric(), metrics).write(out, rules);
        } else if (scaling.scaling() instanceof LadderScaling steps) {
            LadderWriter.write(out, steps);
        } else if (scaling.scaling() instanceof TrackingScaling tracking) {
            TrackingWriter.write(out, tracking);
        }
        stack(scaling.stack());
        allow(scaling.allow());
        return out.toString();
    }

    private void target(Target target) {
        out.text("endpointName", target.endpoint());
        if (target instanceof InferenceComponent component) {
            out.text("inferenceComponentName", component.inferenceComponentName());
        } else if (target instanceof ServerlessVariant serverless) {
            out.text("variantName", serverless.variantName()).word("inferenceType", "serverless");
        } else if (target instanceof EndpointVariant variant) {
            out.text("variantName", variant.variantName());
            if (variant.async()) {
                out.word("inferenceType", "async");
            }
        }
    }

    private void range() {
        out.word("minCapacity", scaling.capacity().min())
                .word("maxCapacity", scaling.capacity().max());
        if (scaling.suspended().any()) {
            out.mapping("suspended", below -> suspended(below, scaling.suspended()));
        }
        if (!scaling.schedules().isEmpty()) {
            out.list("schedules", scaling.schedules(), DescriptorWriter::schedule);
        }
        out.word("wakeFromZero", scaling.wakeFromZero());
    }

    private static void suspended(YamlBuilder out, SuspendedState suspended) {
        out.word("scaleIn", suspended.scaleIn())
                .word("scaleOut", suspended.scaleOut())
                .word("scheduled", suspended.scheduled());
    }

    private static void schedule(YamlBuilder out, ScheduledAction schedule) {
        out.text("name", schedule.name())
                .text("schedule", schedule.schedule())
                .text("timezone", schedule.timezone())
                .text("startTime", schedule.startTime().map(Instant::toString))
                .text("endTime", schedule.endTime().map(Instant::toString))
                .word("minCapacity", schedule.minCapacity())
                .word("maxCapacity", schedule.maxCapacity());
    }

    private void stack(StackSettings stack) {
        out.text("stackName", stack.name()).text("description", stack.description());
        if (!stack.tags().isEmpty()) {
            out.mapping("tags", below -> stack.tags().forEach(tag -> below.text(tag.key(), tag.value())));
        }
        dashboard(stack.dashboard());
        if (!stack.names().isEmpty()) {
            out.mapping(
                    "names", below -> stack.names().forEach((id, names) -> names(below, scaling.ruleName(id), names)));
        }
        if (stack.deletionPolicy() != DeletionPolicy.DELETE) {
            out.word("deletionPolicy", stack.deletionPolicy().awsName());
        }
        if (!stack.outputs()) {
            out.word("outputs", false);
        }
    }

    private static void names(YamlBuilder out, String rule, PhysicalNames names) {
        out.mapping(rule, below -> below.text("policy", names.policy()).text("alarm", names.alarm()));
    }

    private void dashboard(Dashboard dashboard) {
        if (!dashboard.enabled()) {
            out.word("dashboard", false);
        } else if (dashboard.name().isPresent()) {
            out.mapping("dashboard", below -> below.text("name", dashboard.name()));
        }
    }

    private void allow(Set<String> codes) {
        if (codes.equals(Set.of(ScalingDescription.ALLOW_ALL))) {
            out.word("allow", ScalingDescription.ALLOW_ALL);
        } else if (!codes.isEmpty()) {
            out.word("allow", codes.stream().map(YamlBuilder::scalar).toList());
        }
    }
}
