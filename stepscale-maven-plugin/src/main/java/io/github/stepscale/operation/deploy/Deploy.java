package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.LibraryHints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import java.nio.charset.StandardCharsets;

/** Deploys a stack: reads it, creates a change set, shows it, executes it, and follows it. */
public final class Deploy {
    /** The maximum size of a template in a request, in bytes (AWS CloudFormation User Guide, quotas). */
    private static final int MAX_TEMPLATE = 51_200;

    private final Aws aws;
    private final Output output;
    private final Clock clock;
    private final Hints hints;

    /** @param output receives the log lines */
    public Deploy(Aws aws, Output output) {
        this(aws, output, Clock.system(), LibraryHints.INSTANCE);
    }

    /**
     * Creates a deployment for a front end other than a Java program, or with another clock.
     *
     * @param hints the words of the front end
     */
    public Deploy(Aws aws, Output output, Clock clock, Hints hints) {
        this.hints = hints;
        this.aws = aws;
        this.output = output;
        this.clock = clock;
    }

    /**
     * Deploys a stack.
     *
     * @throws OperationException if the stack failed, an option has to allow something first, or it took too long
     * @throws AwsException if AWS refuses a request or gives no answer
     */
    public DeployResult run(DeployRequest request, DeployOptions options) {
        requireSize(request);
        return new Deployment(new DeployContext(aws, output, clock, hints, request, options)).run();
    }

    /**
     * Checks the size of the template, for a stack or a stack set.
     *
     * @throws OperationException if CloudFormation does not accept it
     */
    public static void requireSize(DeployRequest request) {
        int size = request.template().getBytes(StandardCharsets.UTF_8).length;
        if (size > MAX_TEMPLATE) {
            throw new OperationException(
                    "The template of " + request.stack() + " has " + size + " bytes: CloudFormation accepts at most "
                            + MAX_TEMPLATE + ". Shorten texts and tags, or set dashboard: false.");
        }
    }
}
