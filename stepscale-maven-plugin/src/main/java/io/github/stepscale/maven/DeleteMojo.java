package io.github.stepscale.maven;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.deploy.Delete;
import io.github.stepscale.operation.deploy.DeleteOptions;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Deletes the stack of each descriptor: shows what goes, asks, follows it to the end. The endpoint stays as it is, at the
 * capacity that it has. A stack that is not there is a success.
 *
 * @since 0.1.0
 */
@Mojo(name = "delete", threadSafe = true)
public class DeleteMojo extends AbstractAwsMojo {
    /**
     * Answers the question beforehand. Needed where nobody can be asked, such as under {@code -B}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.confirm", defaultValue = "false")
    boolean confirm;

    /**
     * Shows what would be deleted, and deletes nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.dryRun", defaultValue = "false")
    boolean dryRun;

    /**
     * Whether a stack may be deleted that is not ours: one with resources that no template of ours has, or with another
     * scalable target than the descriptor's.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.adopt", defaultValue = "false")
    boolean adopt;

    /**
     * Logical ids of resources to leave behind, for a stack whose deletion has failed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.retain")
    List<String> retain;

    /**
     * ARN of the role that CloudFormation acts as, instead of the caller.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.cloudFormationRoleArn")
    String cloudFormationRoleArn;

    /**
     * How long the deletion is followed: {@code 90s}, {@code 30m}, {@code 2h}. It goes on afterwards.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.timeout", defaultValue = "30m")
    String timeout;

    @Override
    String goal() {
        return "delete";
    }

    @Override
    void readParameters(Parameters parameters) {
        super.readParameters(parameters);
        parameters.read(this::patience);
        parameters.read(this::retained);
    }

    private Duration patience() throws MojoFailureException {
        return DurationParameter.of("stepscale.timeout", timeout);
    }

    private List<String> retained() throws MojoFailureException {
        return ListParameter.of("stepscale.retain", retain);
    }

    @Override
    String again() {
        return "it goes on from where the stack is";
    }

    @Override
    void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        DeleteOptions options = options();
        List<SynthesizedStack> stacks = read(gate);
        try (Aws aws = connect()) {
            Delete delete = new Delete(aws, output(), Clock.system(), MavenHints.INSTANCE);
            PerStackRunner.run(
                    stacks, stack -> delete.run(stack.name(), target(stack), options, confirmation(confirm)));
        }
    }

    private static ScalableTargetId target(SynthesizedStack stack) {
        return ScalableTargetId.of(stack.plan().scaling().target());
    }

    private DeleteOptions options() throws MojoFailureException {
        DeleteOptions.Builder options = DeleteOptions.builder()
                .dryRun(dryRun)
                .adopt(adopt)
                .retained(retained())
                .timeout(patience());
        if (cloudFormationRoleArn != null) {
            options.roleArn(cloudFormationRoleArn);
        }
        return options.build();
    }
}
