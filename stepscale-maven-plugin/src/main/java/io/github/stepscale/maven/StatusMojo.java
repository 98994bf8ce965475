package io.github.stepscale.maven;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.status.Status;
import io.github.stepscale.operation.status.StatusReport;
import io.github.stepscale.operation.status.StatusText;
import io.github.stepscale.synth.SynthesizedStack;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows what runs and whether it matches the descriptor: the stack, each policy step by step, the alarms, the capacity and
 * the last scaling activities. Changes nothing. Writes the same to {@code <stackName>.status.json}.
 *
 * @since 0.1.0
 */
@Mojo(name = "status", threadSafe = true, requiresProject = false)
public class StatusMojo extends AbstractAwsMojo {
    /**
     * Whether the build fails if what runs differs from the descriptor, or if that cannot be ruled out because a part could
     * not be read.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.failOnDrift", defaultValue = "false")
    boolean failOnDrift;

    @Override
    String goal() {
        return "status";
    }

    @Override
    void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        List<SynthesizedStack> stacks = readableStacks(gate);
        try (Aws aws = connect()) {
            Status status = new Status(aws);
            PerStackRunner.run(stacks, hints(), stack -> show(aws, stack, status.run(stack)));
        }
    }

    private void show(Aws aws, SynthesizedStack stack, StatusReport report) throws MojoExecutionException {
        getLog().info("Region " + aws.region() + ", stack " + stack.name());
        StatusText.lines(report, hints()).forEach(getLog()::info);
        write(stack.name() + ".status.json", StatusText.json(report));
        if (failOnDrift) {
            requireMatch(report);
        }
    }

    private static void requireMatch(StatusReport report) {
        if (report.isDrifted()) {
            throw new OperationException(Messages.drifted(report.name()));
        }
        if (!report.isComplete()) {
            throw new OperationException(Messages.partlyRead(report.name()));
        }
    }
}
