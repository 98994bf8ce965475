package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.LibraryHints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;

/**
 * Takes what scales a target already into a stack, without a gap: reads and compares it, creates a change set that imports it,
 * shows that, and executes it if it may.
 */
public final class ResourceImport {
    private final Aws aws;
    private final Output output;
    private final Clock clock;
    private final Hints hints;

    /** @param output receives the log lines */
    public ResourceImport(Aws aws, Output output) {
        this(aws, output, Clock.system(), LibraryHints.INSTANCE);
    }

    /**
     * Creates an import for a front end other than a Java program, or with another clock.
     *
     * @param hints the words of the front end
     */
    public ResourceImport(Aws aws, Output output, Clock clock, Hints hints) {
        this.aws = aws;
        this.output = output;
        this.clock = clock;
        this.hints = hints;
    }

    /**
     * Imports the scalable target, the policies and the alarms of a description. It names each of them, and has
     * {@code deletionPolicy: Retain}, {@code dashboard: false} and {@code outputs: false}: an import makes nothing new.
     *
     * @param options of them count: whether it is a dry run, what becomes of the change set, the role, the notifications, and the
     *     timeout
     * @throws OperationException if something cannot be imported, which is found before anything is changed; or if the import
     *     failed or took too long
     * @throws AwsException if AWS refuses a request or gives no answer
     */
    public DeployResult run(DeployRequest request, DeployOptions options) {
        Deploy.requireSize(request);
        return new ImportRun(new DeployContext(aws, output, clock, hints, request, options)).run();
    }
}
