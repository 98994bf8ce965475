package io.github.stepscale.maven;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.maven.parameter.ListParameter;
import io.github.stepscale.maven.parameter.Parameters;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.deploy.delete.Delete;
import io.github.stepscale.operation.deploy.delete.DeleteOptions;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Deletes the stack of each descriptor: shows what will be deleted, asks, and follows the deletion to its end. The endpoint
 * stays, at its current capacity. A stack that does not exist is a success.
 *
 * @since 0.1.0
 */
@Mojo(name = "delete", threadSafe = true, requiresProject = false)
public class DeleteMojo extends AbstractAwsMojo {
    /**
     * Whether to go ahead without asking. Needed where Maven is not interactive, such as with {@code -B}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.confirm", defaultValue = "false")
    boolean confirm;

    /**
     * Whether to show only what would be deleted.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.dryRun", defaultValue = "false")
    boolean dryRun;

    /**
     * Whether to delete even a stack that stepscale did not make: one with resources that no stepscale template contains,
     * or with a scalable target other than the descriptor's.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.adopt", defaultValue = "false")
    boolean adopt;

    /**
     * Logical ids of resources to keep, separated by commas, for a stack whose deletion has failed. Default: none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.retain")
    List<String> retain;

    /**
     * Whether to delete a stack in DELETE_FAILED without the resources that cannot be deleted: they stay in the account, and
     * no stack owns them any more. CloudFormation accepts it for no other stack.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.delete.force", defaultValue = "false")
    boolean force;

    /**
     * ARN of the IAM role that CloudFormation uses. Default: the permissions of the caller.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.cloudFormationRoleArn")
    String cloudFormationRoleArn;

    /**
     * How long to follow the deletion: {@code 90s}, {@code 30m}, {@code 2h}. CloudFormation carries on after that.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.timeout", defaultValue = "30m")
    String timeout;

    private Optional<DeleteOptions> options = Optional.empty();

    @Override
    String goal() {
        return "delete";
    }

    @Override
    void readParameters(Parameters parameters) {
        super.readParameters(parameters);
        Optional<Duration> followed = parameters.duration("timeout", timeout);
        Optional<List<String>> retained = parameters.read(() -> ListParameter.of("stepscale.retain", retain));
        options = parameters.readIfValid(() -> options(followed.orElseThrow(), retained.orElseThrow()));
    }

    @Override
    String retryHint() {
        return "it continues from the current state of the stack";
    }

    @Override
    void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        List<SynthesizedStack> stacks = readableStacks(gate);
        try (Aws aws = connect()) {
            Delete delete = new Delete(aws, output(), clock, hints());
            PerStackRunner.run(
                    stacks,
                    hints(),
                    stack -> delete.run(stack.name(), target(stack), options.orElseThrow(), confirmation(confirm)));
        }
    }

    private static ScalableTargetId target(SynthesizedStack stack) {
        return ScalableTargetId.of(stack.plan().scaling().target());
    }

    private DeleteOptions options(Duration followed, List<String> retained) {
        DeleteOptions.Builder builder = DeleteOptions.builder()
                .dryRun(dryRun)
                .adopt(adopt)
                .retain(retained)
                .force(force)
                .timeout(followed);
        if (cloudFormationRoleArn != null) {
            builder.cloudFormationRoleArn(cloudFormationRoleArn);
        }
        return builder.build();
    }
}
