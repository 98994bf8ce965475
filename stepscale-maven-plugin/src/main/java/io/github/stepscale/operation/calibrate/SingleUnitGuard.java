package io.github.stepscale.operation.calibrate;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Endpoints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.shared.TargetCapacity;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.text.Plurals;
import java.util.Optional;

/** The one instance, or copy, that is measured; and that it is still alone. */
final class SingleUnitGuard {
    private static final String IN_SERVICE = "InService";
    private static final String OTHERS =
            " stepscale:calibrate is for real-time variants and inference components. See how it copes by mvn"
                    + " stepscale:load; or correct inferenceType, if it is another in truth.";

    private final Target target;
    private final String resource;
    private final CapacityReader look;

    SingleUnitGuard(SynthesizedStack stack, Aws aws, InterruptibleWait wait) {
        this.target = stack.plan().scaling().target();
        this.resource = ScalableTargetId.of(target).resourceId();
        this.look = new CapacityReader(aws.endpoints(), target, wait);
    }

    /**
     * Requires a kind of target that has instances which answer at once.
     *
     * @throws OperationException if it is of another kind
     */
    static void requireKind(Target target) {
        if (target.kind() == EndpointKind.ASYNC) {
            throw new OperationException("An asynchronous endpoint takes every request into its queue at once: how long"
                    + " that takes says nothing of what an instance can do." + OTHERS);
        }
        if (target.kind() == EndpointKind.SERVERLESS) {
            throw serverless();
        }
    }

    private static OperationException serverless() {
        return new OperationException("A serverless variant has no instance that could be loaded: each request has an"
                + " environment of its own, and AWS adds them." + OTHERS);
    }

    /**
     * Requires that exactly one is there. What the descriptor takes for real-time may be serverless in truth, and its one
     * unit is no instance.
     *
     * @throws OperationException if it is not so
     * @throws AwsException if AWS refuses to tell
     */
    void require() {
        Endpoints.Capacity capacity = look.once().orElseThrow(() -> TargetCapacity.unknown(target));
        if (capacity.serverless()) {
            throw serverless();
        }
        if (!capacity.status().equals(IN_SERVICE)) {
            throw new OperationException(resource + " is in status " + capacity.status() + ". Wait until it is "
                    + IN_SERVICE + ", then run it again.");
        }
        if (!isOne(capacity)) {
            throw new OperationException(
                    resource + " has " + words(capacity) + ", and one is measured. Bring it to one: " + advice() + ".");
        }
    }

    /** The step, if one served it alone; what it measured counts for nothing otherwise. */
    CalibrationStep vouchFor(CalibrationStep step) {
        try {
            return look.patient()
                    .map(this::change)
                    .orElseGet(() -> Optional.of(resource + " is gone"))
                    .map(change -> step.with(StepVerdict.SCALED, change))
                    .orElse(step);
        } catch (AwsException refused) {
            return step.with(StepVerdict.UNREAD, "the capacity could not be read (" + bare(refused.getMessage()) + ")");
        }
    }

    private static String bare(String sentence) {
        return sentence.replaceFirst("\\.$", "");
    }

    private Optional<String> change(Endpoints.Capacity capacity) {
        return isOne(capacity) && capacity.status().equals(IN_SERVICE)
                ? Optional.empty()
                : Optional.of("something scaled it: " + words(capacity) + ", status " + capacity.status());
    }

    private static boolean isOne(Endpoints.Capacity capacity) {
        return capacity.present() == 1 && capacity.desired() == 1;
    }

    private String words(Endpoints.Capacity capacity) {
        return Plurals.of(capacity.present(), target.unit()) + ", " + capacity.desired() + " desired";
    }

    /** How to keep it alone. */
    String advice() {
        String set = isComponent()
                ? "aws sagemaker update-inference-component-runtime-config"
                : "aws sagemaker update-endpoint-weights-and-capacities";
        return "set it by " + set + ", and keep it there meanwhile with mvn stepscale:deploy -Dstepscale.minCapacity=1"
                + " -Dstepscale.maxCapacity=1";
    }

    private boolean isComponent() {
        return target.kind() == EndpointKind.COMPONENT;
    }
}
