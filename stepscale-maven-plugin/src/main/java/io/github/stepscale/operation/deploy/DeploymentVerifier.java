package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.shared.RepairAdvice;
import io.github.stepscale.operation.status.LiveResources;
import io.github.stepscale.template.TemplateText;
import io.github.stepscale.text.Sentences;
import java.time.Duration;
import java.util.List;

/**
 * Reads the live resources back after a deployment: CloudFormation compares only templates, and detects neither a step that
 * was edited by hand nor a target that was deleted with its endpoint.
 */
final class DeploymentVerifier {
    /** The pauses between reads while AWS's answers may lag behind a change. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));

    private final Aws aws;
    private final Output output;
    private final Clock clock;
    private final DeployRequest request;
    private final Hints hints;

    DeploymentVerifier(Aws aws, Output output, Clock clock, DeployRequest request, Hints hints) {
        this.hints = hints;
        this.aws = aws;
        this.output = output;
        this.clock = clock;
        this.request = request;
    }

    /** Reads what is live, where the resources of the stack are known. */
    LiveResources read(List<Stacks.Resource> resources) {
        return LiveResources.of(aws, request.plan(), resources, clock.instant());
    }

    /** Reads what is live, up to five times within 15 seconds while it differs from the descriptor. */
    LiveResources readUntilSame(String stackId) {
        LiveResources live = read(stackId);
        for (Duration pause : PAUSES) {
            if (!live.isDrifted()) {
                return live;
            }
            clock.sleep(pause);
            live = read(stackId);
        }
        return live;
    }

    private LiveResources read(String stackId) {
        return LiveResources.of(aws, request.plan(), stackId, clock.instant());
    }

    /** Prints that there is nothing to change, where no difference is known. */
    void printUnchanged(LiveResources live) {
        output.line(
                live.isComplete()
                        ? "Nothing to change: the stack matches the descriptor."
                        : "Nothing to change in the template. Whether the live resources match the descriptor is unknown."
                                + unreadSuffix(live));
    }

    /** Returns the failure of a deployment where CloudFormation has nothing to change, and the live resources differ. */
    OperationException undetected(LiveResources live) {
        return new OperationException("CloudFormation finds nothing to change in the stack " + request.stack()
                + ", but the live resources differ from the descriptor: " + live.differences() + "."
                + unreadSuffix(live) + " " + RepairAdvice.repair(hints));
    }

    /**
     * Compares after a change.
     *
     * @throws OperationException if the live resources differ, and still do after some seconds
     */
    void requireSame(String stackId) {
        LiveResources live = readUntilSame(stackId);
        if (live.isDrifted() && isOvertaken(stackId)) {
            printOvertaken();
        } else {
            requireSame(live);
        }
    }

    /**
     * Compares after a change set of an earlier run, which need not be that of the descriptor.
     *
     * @throws OperationException if the live resources differ, and still do after some seconds
     */
    void requireDescriptor(String stackId) {
        requireSame(readUntilSame(stackId));
    }

    private void requireSame(LiveResources live) {
        if (live.isDrifted()) {
            throw new OperationException("The stack " + request.stack()
                    + " is deployed, but the live resources differ from the descriptor: " + live.differences() + "."
                    + unreadSuffix(live) + " " + RepairAdvice.repair(hints));
        }
        printSame(live);
    }

    /**
     * Compares after a repair.
     *
     * @throws OperationException if the live resources differ, and still do after some seconds
     */
    void requireRepaired(String stackId) {
        LiveResources live = readUntilSame(stackId);
        if (live.isDrifted() && isOvertaken(stackId)) {
            printOvertaken();
            return;
        }
        if (live.isDrifted()) {
            throw new OperationException("After the repair of the stack " + request.stack()
                    + ", the live resources still differ from the descriptor: " + live.differences() + "."
                    + unreadSuffix(live) + " " + RepairAdvice.recreate(hints));
        }
        printSame(live);
    }

    /** Whether another run has changed the stack since, as if it had come after this one. */
    private boolean isOvertaken(String stackId) {
        return aws.stacks()
                .find(stackId)
                .filter(stack -> stack.status().phase() == StackStatus.Phase.HEALTHY)
                .filter(stack -> stack.parameters().equals(request.parameters()))
                .filter(stack ->
                        TemplateText.isSame(request.template(), aws.stacks().template(stack.id())))
                .isEmpty();
    }

    private void printOvertaken() {
        output.line("The stack " + request.stack()
                + " has changed since, and not by this run: the live resources are not compared.");
    }

    /** Prints that no difference is known, after a change. */
    void printSame(LiveResources live) {
        output.line(
                live.isComplete()
                        ? "Read back: the live resources match the descriptor."
                        : "Read back: no difference from the descriptor is known." + unreadSuffix(live));
    }

    /**
     * Prints how the live resources differ after an update. Does not fail: the update is done, and the answers of AWS may lag
     * behind for a moment.
     */
    void printDifferences(String stackId) {
        try {
            printDifferences(read(stackId));
        } catch (AwsException silent) {
            output.line("The live resources were not read back. " + Sentences.end(silent.getMessage()) + " Check with "
                    + hints.run("status") + ".");
        }
    }

    private void printDifferences(LiveResources live) {
        if (live.isDrifted()) {
            output.line("Read back after the deployment, the live resources differ from the descriptor: "
                    + live.differences()
                    + ". Check again with " + hints.run("status") + ". If they still differ: "
                    + RepairAdvice.repair(hints));
        }
    }

    private static String unreadSuffix(LiveResources live) {
        return live.isComplete() ? "" : " Not read: " + live.unreadSentence();
    }
}
