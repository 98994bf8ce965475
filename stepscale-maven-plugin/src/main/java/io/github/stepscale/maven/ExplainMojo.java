package io.github.stepscale.maven;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.explain.Explain;
import io.github.stepscale.operation.explain.ExplainOptions;
import io.github.stepscale.operation.explain.ExplainReport;
import io.github.stepscale.operation.explain.ExplainText;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Instant;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Tells why the capacity moved, or did not: one sentence for each minute in which an alarm asked for a change, from the
 * history of the alarms, the scaling activities and the cooldowns. Changes nothing. Writes the same to
 * {@code <stackName>.explain.json}.
 *
 * @since 0.1.0
 */
@Mojo(name = "explain", threadSafe = true)
public class ExplainMojo extends AbstractAwsMojo {
    /**
     * Where to begin: so long ago ({@code 90m}, {@code 3h}), or at a moment in UTC such as {@code 2026-01-31T08:00:00Z}.
     * AWS keeps scaling activities for 6 weeks.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.since", defaultValue = "3h")
    String since;

    /**
     * Where to end: a moment in UTC such as {@code 2026-01-31T11:00:00Z}. Now, if it is left out.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.until")
    String until;

    @Override
    String goal() {
        return "explain";
    }

    @Override
    void readParameters(Parameters parameters) {
        super.readParameters(parameters);
        Instant now = Instant.now();
        parameters.read(() -> from(now));
        parameters.read(() -> to(now));
    }

    private Instant from(Instant now) throws MojoFailureException {
        return InstantParameter.of("stepscale.since", since, now);
    }

    private Instant to(Instant now) throws MojoFailureException {
        return until == null ? now : InstantParameter.of("stepscale.until", until);
    }

    @Override
    void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        Instant now = Instant.now();
        ExplainOptions options = new ExplainOptions(from(now), to(now));
        List<SynthesizedStack> stacks = read(gate);
        try (Aws aws = connect()) {
            Explain explain = new Explain(aws, Clock.system(), MavenHints.INSTANCE);
            PerStackRunner.run(stacks, stack -> show(aws, stack, explain.run(stack, options)));
        }
    }

    private void show(Aws aws, SynthesizedStack stack, ExplainReport report) throws MojoExecutionException {
        getLog().info("Region " + aws.region() + ", stack " + stack.name());
        ExplainText.lines(report).forEach(getLog()::info);
        write(stack.name() + ".explain.json", ExplainText.json(report));
    }
}
