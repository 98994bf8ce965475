package io.github.stepscale.operation.calibrate;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Capacity;
import io.github.stepscale.check.CheckedStack;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Remedy;
import io.github.stepscale.operation.ScaledTarget;
import io.github.stepscale.operation.shared.TargetCapacity;
import io.github.stepscale.policy.EndpointKind;
import io.github.stepscale.policy.Target;
import java.util.Optional;

/** The one instance, or copy, that is measured; and that it is still alone. */
final class OneUnit {
    private static final String IN_SERVICE = "InService";

    private final Target target;
    private final Aws aws;

    OneUnit(CheckedStack stack, Aws aws) {
        this.target = stack.plan().scaling().target();
        this.aws = aws;
    }

    /**
     * Requires a kind of target that has instances which answer at once.
     *
     * @throws OperationException if it is of another kind
     */
    static void requireKind(Target target) {
        String only = " stepscale:calibrate is for real-time variants and inference components.";
        if (target.kind() == EndpointKind.ASYNC) {
            throw new OperationException("An asynchronous endpoint takes every request into its queue at once: how long"
                    + " that takes says nothing of what an instance can do." + only);
        }
        if (target.kind() == EndpointKind.SERVERLESS) {
            throw new OperationException(
                    "A serverless variant has no instance that could be loaded: each request has an"
                            + " environment of its own, and AWS adds them." + only);
        }
    }

    /**
     * Requires that exactly one is there.
     *
     * @throws OperationException if it is not so
     * @throws AwsException if AWS refuses to tell
     */
    void require() {
        String resource = ScaledTarget.of(target).resourceId();
        Capacity capacity = TargetCapacity.of(aws.endpoints(), target)
                .orElseThrow(() -> new OperationException("SageMaker does not know " + resource
                        + ". Check the endpoint's name, upper and lower case, and that it is in this account and"
                        + " Region."));
        if (!capacity.status().equals(IN_SERVICE)) {
            throw new OperationException(resource + " is in status " + capacity.status() + ". Wait until it is "
                    + IN_SERVICE + ", then run it again.");
        }
        if (!isOne(capacity)) {
            throw new OperationException(
                    resource + " has " + words(capacity) + ", and one is measured. Bring it to one: " + advice() + ".");
        }
    }

    /** What happened to it; empty if it is as it was. */
    Optional<String> changed() {
        try {
            return TargetCapacity.of(aws.endpoints(), target)
                    .map(this::change)
                    .orElseGet(() -> Optional.of("the endpoint is gone"));
        } catch (AwsException refused) {
            return Optional.of("the capacity could not be read (" + Remedy.ended(refused.getMessage()) + ")");
        }
    }

    private Optional<String> change(Capacity capacity) {
        return isOne(capacity) && capacity.status().equals(IN_SERVICE)
                ? Optional.empty()
                : Optional.of("something scaled it: " + words(capacity) + ", status " + capacity.status());
    }

    private static boolean isOne(Capacity capacity) {
        return capacity.present() == 1 && capacity.desired() == 1;
    }

    private String words(Capacity capacity) {
        return capacity.present() + " " + (capacity.present() == 1 ? target.unit() : target.units()) + ", "
                + capacity.desired() + " desired";
    }

    /** How to keep it alone. */
    String advice() {
        String set = target.kind() == EndpointKind.COMPONENT
                ? "aws sagemaker update-inference-component-runtime-config"
                : "aws sagemaker update-endpoint-weights-and-capacities";
        return "set it by " + set + ", and keep it there meanwhile with mvn stepscale:deploy -Dstepscale.minCapacity=1"
                + " -Dstepscale.maxCapacity=1";
    }
}
