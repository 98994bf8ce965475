package io.github.stepscale.maven;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.maven.parameter.Parameters;
import io.github.stepscale.operation.drill.Drill;
import io.github.stepscale.operation.drill.DrillOptions;
import io.github.stepscale.synth.SynthesizedStack;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Proves without load that an alarm scales: sets the state of the alarm so that the smallest step that adds capacity
 * applies, then watches the policy and the capacity. Asks before it does. The added capacity stays, and costs money, until
 * a rule removes it.
 *
 * @since 0.1.0
 */
@Mojo(name = "drill", threadSafe = true, requiresProject = false)
public class DrillMojo extends AbstractAwsMojo {
    /**
     * Id of the rule whose alarm is set: {@code ScaleOut}, {@code Scaling}, or the name of a rule of the descriptor.
     * Default: the scale-out rule, or the only rule.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.drill.alarm")
    String alarm;

    /**
     * Whether to go ahead without asking. Needed where Maven is not interactive, such as with {@code -B}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.confirm", defaultValue = "false")
    boolean confirm;

    /**
     * Whether to show only what would be set.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.dryRun", defaultValue = "false")
    boolean dryRun;

    /**
     * How long to watch the policy and the capacity: {@code 90s}, {@code 10m}, {@code 2h}. AWS carries on after that.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.timeout", defaultValue = "10m")
    String timeout;

    private Optional<DrillOptions> options = Optional.empty();

    @Override
    String goal() {
        return "drill";
    }

    @Override
    void readParameters(Parameters parameters) {
        super.readParameters(parameters);
        options = parameters
                .duration("timeout", timeout)
                .map(duration -> new DrillOptions(Optional.ofNullable(alarm), dryRun, duration));
    }

    @Override
    void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        List<SynthesizedStack> stacks = readableStacks(gate);
        try (Aws aws = connect()) {
            Drill drill = new Drill(aws, output(), clock, hints());
            PerStackRunner.run(
                    stacks, hints(), stack -> drill.run(stack, options.orElseThrow(), confirmation(confirm)));
        }
    }
}
