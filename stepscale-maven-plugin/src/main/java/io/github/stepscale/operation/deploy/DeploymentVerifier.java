package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.shared.RepairAdvice;
import io.github.stepscale.operation.status.LiveResources;
import io.github.stepscale.text.Sentences;

/**
 * Reads the live resources back after a deployment: CloudFormation compares only templates, and detects neither a step that
 * was edited by hand nor a target that was deleted with its endpoint.
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
     * Compares the live resources with the descriptor where CloudFormation found nothing to change.
     *
     * @throws OperationException if they differ
     */
    void requireUnchanged(String stackId) {
        LiveResources live = read(stackId);
        if (!live.differences().isEmpty()) {
            throw new OperationException("CloudFormation finds nothing to change in the stack " + request.stack()
                    + ", but the live resources differ from the descriptor: " + live.differences() + "."
                    + unreadSuffix(live) + " " + RepairAdvice.recreate(hints));
        }
        output.line(
                live.unreadParts().isEmpty()
                        ? "Nothing to change: the stack matches the descriptor."
                        : "Nothing to change in the template. Whether the live resources match the descriptor is unknown."
                                + unreadSuffix(live));
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
        if (!live.differences().isEmpty()) {
            output.line("Read back after the deployment, the live resources differ from the descriptor: "
                    + live.differences()
                    + ". Check again with " + hints.run("status") + ". If they still differ: "
                    + RepairAdvice.recreate(hints));
        }
    }

    private LiveResources read(String stackId) {
        return LiveResources.of(aws, request.plan(), stackId);
    }

    private static String unreadSuffix(LiveResources live) {
        return live.unreadParts().isEmpty() ? "" : " Not read: " + live.unreadSentence();
    }
}
