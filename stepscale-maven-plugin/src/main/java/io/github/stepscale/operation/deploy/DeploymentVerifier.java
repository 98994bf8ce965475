package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.shared.RepairAdvice;
import io.github.stepscale.operation.status.LiveResources;

/**
 * Reads back what runs when a deployment is over: CloudFormation compares templates, and sees neither a step that was edited by
 * hand nor a target that was taken away with its endpoint.
 */
final class DeploymentVerifier {
    private final Aws aws;
    private final Output output;
    private final DeployRequest request;
    private final Hints hints;

    DeploymentVerifier(Aws aws, Output output, DeployRequest request, Hints hints) {
        this.hints = hints;
        this.aws = aws;
        this.output = output;
        this.request = request;
    }

    /**
     * Where CloudFormation found nothing to change.
     *
     * @throws OperationException if what runs is not as the descriptor says
     */
    void requireUnchanged(String stackId) {
        LiveResources running = read(stackId);
        if (!running.differences().isEmpty()) {
            throw new OperationException("CloudFormation finds nothing to change in the stack " + request.stack()
                    + ", but the live resources differ from the descriptor: " + running.differences() + "."
                    + blindness(running) + " " + RepairAdvice.recreate(hints));
        }
        output.line(
                running.unseen().isEmpty()
                        ? "Nothing to change: the stack matches the descriptor."
                        : "Nothing to change in the template. Whether the live resources match the descriptor is unknown."
                                + blindness(running));
    }

    /**
     * Where something was changed just now: this much is done, and what AWS answers may lag a little behind. So it is said, and
     * fails nothing.
     */
    void tell(String stackId) {
        try {
            tell(read(stackId));
        } catch (AwsException silent) {
            output.line("The live resources were not read back. " + ErrorAdvice.ended(silent.getMessage()) + " Check with "
                    + hints.run("status") + ".");
        }
    }

    private void tell(LiveResources running) {
        if (!running.differences().isEmpty()) {
            output.line("Read back after the deployment, the live resources differ from the descriptor: "
                    + running.differences()
                    + ". Check again with " + hints.run("status") + ". If they still differ: "
                    + RepairAdvice.recreate(hints));
        }
    }

    private LiveResources read(String stackId) {
        return LiveResources.of(aws, request.plan(), stackId);
    }

    private static String blindness(LiveResources running) {
        return running.unseen().isEmpty() ? "" : " Not read: " + running.blindness();
    }
}
