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
import java.util.List;
import java.util.Optional;

/**
 * Looks at what runs. CloudFormation's own drift detection does not know scaling policies, so each is read back and compared
 * with the descriptor, step by step.
 */
public final class Status {
    private static final int ACTIVITIES = 10;

    private final Aws aws;

    public Status(Aws aws) {
        this.aws = aws;
    }

    /**
     * Looks. What the caller may not see is named in the report; the rest is looked at all the same.
     *
     * @throws AwsException if AWS gives no answer, or does not know the caller
     */
    public StatusReport run(SynthesizedStack stack) {
        return new Look(stack).report();
    }

    /** One look at one stack. */
    private final class Look {
        private final SynthesizedStack checked;
        private final ScalingPlan plan;
        private final Stacks stacks = aws.stacks();
        private final ScalableTargetId target;
        private final PartialReader sight = new PartialReader();

        Look(SynthesizedStack checked) {
            this.checked = checked;
            this.plan = checked.plan();
            this.target = ScalableTargetId.of(plan.scaling().target());
        }

        StatusReport report() {
            Optional<Stacks.Stack> stack = sight.of(ResourceKind.STACK, () -> stacks.find(checked.name()))
                    .flatMap(found -> found)
                    .filter(state -> state.status() != StackStatus.REVIEW_IN_PROGRESS);
            List<Stacks.Resource> resources = stack.map(state -> LiveResources.resources(aws, state.id(), sight))
                    .orElseGet(List::of);
            LiveResources running = LiveResources.of(aws, plan, resources, sight);
            return new StatusReport(
                    checked.name(),
                    stack,
                    stack.filter(this::isAsRendered).isPresent(),
                    running.target(),
                    running.parts(),
                    running.alarms(),
                    capacity(),
                    activities(),
                    running.foreign(),
                    stack.map(state -> StackOwnership.foreign(state, resources, target))
                            .orElseGet(List::of),
                    sight.unseen());
        }

        private boolean isAsRendered(Stacks.Stack stack) {
            return stack.parameters().equals(StackTemplate.of(plan).parameterValues())
                    && sight.of(ResourceKind.TEMPLATE, () -> stacks.template(checked.name()))
                            .filter(checked.template()::equals)
                            .isPresent();
        }

        private Optional<Endpoints.Capacity> capacity() {
            return sight.of(
                            ResourceKind.CAPACITY,
                            () -> TargetCapacity.of(
                                    aws.endpoints(), plan.scaling().target()))
                    .flatMap(found -> found);
        }

        private List<AutoScaling.Activity> activities() {
            return sight.of(
                            ResourceKind.ACTIVITIES,
                            () -> aws.scaling().activities(target.resourceId(), target.dimension(), ACTIVITIES))
                    .orElseGet(List::of);
        }
    }
}
