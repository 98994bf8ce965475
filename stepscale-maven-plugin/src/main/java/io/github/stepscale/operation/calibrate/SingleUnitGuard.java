package io.github.stepscale.operation.calibrate;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Endpoints;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.shared.TargetCapacity;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.Sentences;
import java.util.Map;
import java.util.Optional;

/** Ensures that exactly one instance or copy is measured, before the calibration and after each step. */
final class SingleUnitGuard {
    private static final String IN_SERVICE = "InService";

    private final Target target;
    private final String resource;
    private final CapacityReader reader;
    private final Hints hints;

    SingleUnitGuard(SynthesizedStack stack, Aws aws, InterruptibleWait wait, Hints hints) {
        this.target = stack.plan().scaling().target();
        this.resource = ScalableTargetId.of(target).resourceId();
        this.reader = new CapacityReader(aws.endpoints(), target, wait);
        this.hints = hints;
    }

    /**
     * Requires a target whose instances answer at once.
     *
     * @throws OperationException if it is asynchronous or serverless
     */
    static void requireKind(Target target, Hints hints) {
        if (target.kind() == EndpointKind.ASYNC) {
            throw new OperationException("An asynchronous endpoint queues every request at once, so the response time"
                    + " says nothing about what an instance can do." + alternatives(hints));
        }
        if (target.kind() == EndpointKind.SERVERLESS) {
            throw serverless(hints);
        }
    }

    private static OperationException serverless(Hints hints) {
        return new OperationException(
                "A serverless variant has no instance to load: each request gets its own environment, and AWS adds more."
                        + alternatives(hints));
    }

    private static String alternatives(Hints hints) {
        return " Calibration works for real-time variants and inference components. To see how this endpoint handles load, use "
                + hints.run("load") + "; if inferenceType is wrong, correct it.";
    }

    /**
     * Requires exactly one unit in service. A variant that the descriptor does not declare as serverless may be so in fact, and
     * then its one unit is not an instance.
     *
     * @throws OperationException if there is not exactly one, it is not in service, or it is serverless
     * @throws AwsException if AWS refuses the read
     */
    void requireOne() {
        Endpoints.Capacity capacity = reader.read().orElseThrow(() -> TargetCapacity.unknown(target));
        if (capacity.serverless()) {
            throw serverless(hints);
        }
        if (!capacity.status().equals(IN_SERVICE)) {
            throw new OperationException(resource + " is in status " + capacity.status() + ". Wait until it is "
                    + IN_SERVICE + ", then run it again.");
        }
        if (!isOne(capacity)) {
            throw new OperationException(
                    resource + " has " + describe(capacity) + ", but calibration needs exactly one: " + advice() + ".");
        }
    }

    /** Returns the step; with a verdict that does not count if its capacity changed or cannot be read. */
    CalibrationStep verify(CalibrationStep step) {
        try {
            return reader.readWithRetries()
                    .map(this::change)
                    .orElseGet(() -> Optional.of(resource + " no longer exists"))
                    .map(change -> step.with(StepVerdict.SCALED, change))
                    .orElse(step);
        } catch (AwsException refused) {
            return step.with(
                    StepVerdict.UNREAD,
                    "the capacity could not be read (" + Sentences.withoutPeriod(refused.getMessage()) + ")");
        }
    }

    private Optional<String> change(Endpoints.Capacity capacity) {
        return isOne(capacity) && capacity.status().equals(IN_SERVICE)
                ? Optional.empty()
                : Optional.of("the capacity changed: " + describe(capacity) + ", status " + capacity.status());
    }

    private static boolean isOne(Endpoints.Capacity capacity) {
        return capacity.current() == 1 && capacity.desired() == 1;
    }

    private String describe(Endpoints.Capacity capacity) {
        return Plurals.of(capacity.current(), target.unit()) + ", " + capacity.desired() + " desired";
    }

    /** Returns how to keep exactly one, as half a sentence. */
    String advice() {
        String set = isComponent()
                ? "aws sagemaker update-inference-component-runtime-config"
                : "aws sagemaker update-endpoint-weights-and-capacities";
        return "set it to one with " + set + ", and keep it there for the calibration with "
                + hints.run("deploy", Map.of("minCapacity", "1", "maxCapacity", "1"));
    }

    private boolean isComponent() {
        return target.kind() == EndpointKind.COMPONENT;
    }
}
