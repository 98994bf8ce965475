package io.github.stepscale.maven;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.drill.Drill;
import io.github.stepscale.operation.drill.DrillOptions;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Proves without load that an alarm scales: sets the alarm's state by hand so that the smallest step that adds capacity
 * applies, and watches the policy and the capacity. Asks first. The capacity that it adds stays, and costs, until a rule
 * takes it back.
 *
 * @since 0.1.0
 */
@Mojo(name = "drill", threadSafe = true)
public class DrillMojo extends AbstractAwsMojo {
    /**
     * Id of the rule whose alarm is set: {@code ScaleOut}, {@code Scaling}, or the name of a rule of the descriptor. Without
     * it the scale-out rule, or the only rule there is.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.drill.alarm")
    String alarm;

    /**
     * Answers the question beforehand. Needed where nobody can be asked, such as under {@code -B}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.confirm", defaultValue = "false")
    boolean confirm;

    /**
     * Says what would be set, and sets nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.dryRun", defaultValue = "false")
    boolean dryRun;

    /**
     * How long the policy and the capacity are watched: {@code 90s}, {@code 10m}, {@code 2h}. AWS goes on afterwards.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.timeout", defaultValue = "10m")
    String timeout;

    @Override
    String goal() {
        return "drill";
    }

    @Override
    void readParameters(Parameters parameters) {
        super.readParameters(parameters);
        parameters.read(this::patience);
    }

    private Duration patience() throws MojoFailureException {
        return DurationParameter.of("stepscale.timeout", timeout);
    }

    @Override
    void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        DrillOptions options = new DrillOptions(Optional.ofNullable(alarm), dryRun, patience());
        List<SynthesizedStack> stacks = read(gate);
        try (Aws aws = connect()) {
            Drill drill = new Drill(aws, output(), Clock.system(), MavenHints.INSTANCE);
            PerStackRunner.run(stacks, stack -> drill.run(stack, options, confirmation(confirm)));
        }
    }
}
