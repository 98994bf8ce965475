package io.github.stepscale.maven;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.maven.parameter.Parameters;
import io.github.stepscale.maven.parameter.RequestedPeriod;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.explain.Explain;
import io.github.stepscale.operation.explain.ExplainOptions;
import io.github.stepscale.operation.explain.ExplainText;
import io.github.stepscale.operation.explain.Explanation;
import io.github.stepscale.synth.SynthesizedStack;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Explains why the capacity changed or did not: one sentence for each minute in which an alarm triggered a policy, from the
 * history of the alarms, the scaling activities and the cooldowns. Changes nothing. Writes the same to
 * {@code <stackName>.explain.json}. With a {@code service} in the descriptor it simulates the requests of the range, and says how
 * far capacity, latency and metrics are from the observed ones; the minutes are in {@code <stackName>.explain.csv}.
 *
 * @since 0.1.0
 */
@Mojo(name = "explain", threadSafe = true, requiresProject = false)
public class ExplainMojo extends AbstractAwsMojo {
    /**
     * Start of the time range: how long ago ({@code 90m}, {@code 3h}, {@code 2d}), or a time in UTC such as
     * {@code 2026-01-31T08:00:00Z}. AWS keeps scaling activities for 6 weeks.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.since", defaultValue = "3h")
    String since;

    /**
     * End of the time range, a time in UTC such as {@code 2026-01-31T11:00:00Z}. Default: now.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.until")
    String until;

    private Optional<RequestedPeriod> period = Optional.empty();

    @Override
    String goal() {
        return "explain";
    }

    @Override
    void readParameters(Parameters parameters) {
        super.readParameters(parameters);
        period = RequestedPeriod.read(parameters, since, until);
    }

    @Override
    void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        RequestedPeriod requested = period.orElseThrow();
        ExplainOptions options = new ExplainOptions(requested.from(), requested.to());
        List<SynthesizedStack> stacks = readableStacks(gate);
        try (Aws aws = connect()) {
            Explain explain = new Explain(aws, Clock.system(), hints());
            PerStackRunner.run(stacks, hints(), stack -> show(aws, stack, explain.run(stack, options)));
        }
    }

    private void show(Aws aws, SynthesizedStack stack, Explanation report) throws MojoExecutionException {
        getLog().info("Region " + aws.region() + ", stack " + stack.name());
        ExplainText.lines(report).forEach(getLog()::info);
        write(stack.name() + ".explain.json", ExplainText.json(report));
        if (report.simulated().isPresent()) {
            write(stack.name() + ".explain.csv", report.simulated().get().csv());
        }
    }
}
