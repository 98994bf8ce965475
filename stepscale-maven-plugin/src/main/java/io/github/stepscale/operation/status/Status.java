package io.github.stepscale.operation.status;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Endpoints;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.shared.StackOwnership;
import io.github.stepscale.operation.shared.TargetCapacity;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.template.StackTemplate;
import io.github.stepscale.template.TemplateText;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Reads the live resources of a stack. CloudFormation's drift detection does not cover scaling policies, so each is read back
 * and compared with the descriptor, step by step.
 */
public final class Status {
    private static final int ACTIVITIES = 10;

    private final Aws aws;
    private final InstantSource clock;

    public Status(Aws aws) {
        this(aws, InstantSource.system());
    }

    /** @param clock decides which schedules are over */
    public Status(Aws aws, InstantSource clock) {
        this.aws = aws;
        this.clock = clock;
    }

    /**
     * Reads the live resources. A part that cannot be read is reported, not fatal.
     *
     * @throws AwsException if AWS gives no answer, or does not know the caller
     */
    public StatusReport run(SynthesizedStack stack) {
        return new Inspection(stack).report();
    }

    /** The inspection of one stack. */
    private final class Inspection {
        private final SynthesizedStack synthesized;
        private final ScalingPlan plan;
        private final Stacks stacks = aws.stacks();
        private final ScalableTargetId target;
        private final PartialReader reader = new PartialReader();

        Inspection(SynthesizedStack synthesized) {
            this.synthesized = synthesized;
            this.plan = synthesized.plan();
            this.target = ScalableTargetId.of(plan.scaling().target());
        }

        StatusReport report() {
            Optional<Stacks.Stack> stack = reader.read(ResourceKind.STACK, () -> stacks.find(synthesized.name()))
                    .flatMap(found -> found)
                    .filter(state -> state.status() != StackStatus.REVIEW_IN_PROGRESS);
            List<Stacks.Resource> resources = stack.map(state -> LiveResources.resources(aws, state.id(), reader))
                    .orElseGet(List::of);
            LiveResources live = LiveResources.of(aws, plan, resources, clock.instant(), reader);
            return new StatusReport(
                    synthesized.name(),
                    stack,
                    stack.filter(this::isAsRendered).isPresent(),
                    live.target(),
                    live.parts(),
                    live.alarms(),
                    capacity(),
                    activities(),
                    live.foreignPolicies(),
                    live.foreignSchedules(),
                    stack.map(state -> StackOwnership.foreign(state, resources, target))
                            .orElseGet(List::of),
                    reader.unreadParts());
        }

        private boolean isAsRendered(Stacks.Stack stack) {
            return stack.parameters().equals(StackTemplate.of(plan).parameterValues())
                    && reader.read(ResourceKind.TEMPLATE, () -> stacks.template(synthesized.name()))
                            .filter(read -> TemplateText.isSame(synthesized.template(), read))
                            .isPresent();
        }

        private Optional<Endpoints.Capacity> capacity() {
            return reader.read(
                            ResourceKind.CAPACITY,
                            () -> TargetCapacity.of(
                                    aws.endpoints(), plan.scaling().target()))
                    .flatMap(found -> found);
        }

        private List<AutoScaling.Activity> activities() {
            return reader.read(
                            ResourceKind.ACTIVITIES,
                            () -> aws.scaling().activities(target.resourceId(), target.dimension(), ACTIVITIES))
                    .orElseGet(List::of);
        }
    }
}
