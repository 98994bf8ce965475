package io.github.stepscale.maven;

import io.github.stepscale.descriptor.Descriptor;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.report.simulation.ComparisonTable;
import io.github.stepscale.report.simulation.SimulationReport;
import io.github.stepscale.report.simulation.SummaryJson;
import io.github.stepscale.report.simulation.TimelineCsv;
import io.github.stepscale.report.simulation.Verdict;
import io.github.stepscale.simulation.GoalValidator;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Replay;
import io.github.stepscale.simulation.Scenario;
import io.github.stepscale.simulation.ScenarioResult;
import io.github.stepscale.simulation.Service;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Violation;
import io.github.stepscale.yaml.LocatedFinding;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Replays traffic through the policy of each descriptor, by the rules of CloudWatch and Application Auto Scaling,
 * beside target tracking, the best fixed count and the best schedule that hindsight could find; and runs the
 * descriptor's own tests. Works offline. What came of it goes to {@code <stackName>.simulation}: {@code timeline.csv},
 * {@code summary.json} and {@code report.html}.
 *
 * @since 0.1.0
 */
@Mojo(name = "simulate", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public class SimulateMojo extends AbstractStepscaleMojo {
    /**
     * A CSV file of traffic, instead of the descriptor's {@code traffic}. Relative to the module.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.traffic")
    File traffic;

    /**
     * Requests a minute that one instance serves well, instead of the descriptor's.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.requestsPerInstance")
    String requestsPerInstance;

    /**
     * How long it takes until added instances serve, instead of the descriptor's: minutes, or {@code 300s}, {@code 5m}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.scaleOutDelay")
    String scaleOutDelay;

    /**
     * How long it takes until removed instances are gone, instead of the descriptor's.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.scaleInDelay")
    String scaleInDelay;

    /**
     * How late a datapoint is visible to the alarm, instead of the descriptor's.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.metricDelay")
    String metricDelay;

    /**
     * Instances in service in the first minute, instead of the descriptor's.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.initialCapacity")
    String initialCapacity;

    /**
     * Whether a policy that misses the descriptor's {@code objective} fails the build.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.simulate.failOnObjective", defaultValue = "true")
    boolean failOnObjective;

    /**
     * Where the results go.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.outputDirectory", defaultValue = "${project.build.directory}/stepscale")
    File outputDirectory;

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.simulate.skip", defaultValue = "false")
    boolean simulateSkip;

    @Override
    String goal() {
        return "simulate";
    }

    @Override
    boolean goalSkipped() {
        return simulateSkip;
    }

    @Override
    Map<String, String> overrides() {
        Map<String, String> overrides = new LinkedHashMap<>(super.overrides());
        put(overrides, "requestsPerInstance", requestsPerInstance);
        put(overrides, "scaleOutDelay", scaleOutDelay);
        put(overrides, "scaleInDelay", scaleInDelay);
        put(overrides, "metricDelay", metricDelay);
        put(overrides, "initialCapacity", initialCapacity);
        return overrides;
    }

    @Override
    void run(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        Map<SynthesizedStack, List<Finding>> stacks = new LinkedHashMap<>();
        passed(gate).forEach(check -> stacks.put(check.stack().orElseThrow(), found(check)));
        PerStackRunner.run(List.copyOf(stacks.keySet()), stack -> simulate(stack, stacks.get(stack)));
    }

    private void simulate(SynthesizedStack stack, List<Finding> findings)
            throws MojoExecutionException, MojoFailureException {
        List<String> failures = new ArrayList<>();
        try {
            simulate(stack, findings, failures);
        } catch (InvalidValueException notSimulable) {
            failures.addAll(located(stack, notSimulable, ""));
        }
        if (!failures.isEmpty()) {
            throw new MojoFailureException(
                    failures.stream().distinct().collect(Collectors.joining(System.lineSeparator())));
        }
    }

    private static List<Finding> found(Synthesis check) {
        return check.findings().stream().map(LocatedFinding::finding).toList();
    }

    private void simulate(SynthesizedStack stack, List<Finding> findings, List<String> failures)
            throws MojoExecutionException, MojoFailureException {
        Descriptor descriptor = stack.descriptor();
        List<Scenario> scenarios = descriptor.scenarios();
        Optional<Trace> trace = new TrafficFiles(basedir.toPath(), Optional.ofNullable(traffic)).read(stack);
        if (trace.isEmpty() && scenarios.isEmpty()) {
            throw new MojoFailureException(Advice.noTraffic(stack.name()));
        }
        test(stack, scenarios, descriptor.service(), failures);
        if (trace.isPresent()) {
            replay(stack, trace.get(), findings, failures);
        }
    }

    private void test(SynthesizedStack stack, List<Scenario> scenarios, Service service, List<String> failures) {
        for (int i = 0; i < scenarios.size(); i++) {
            test(stack, scenarios.get(i), service, "expect[" + i + "]", failures);
        }
    }

    private void test(SynthesizedStack stack, Scenario scenario, Service service, String path, List<String> failures) {
        try {
            ScenarioResult result = scenario.run(stack.plan(), service);
            if (result.passed()) {
                getLog().info(result.toString());
            } else {
                result.toString().lines().forEach(getLog()::error);
                failures.add(stack.name() + ": " + result.failures().size() + " of "
                        + scenario.then().size() + " expectations of '" + scenario.name()
                        + "' do not hold; see above.");
            }
        } catch (InvalidValueException invalid) {
            failures.addAll(located(stack, invalid, path));
        }
    }

    /** What is wrong with a part of the descriptor, with its place. */
    private static List<String> located(SynthesizedStack stack, InvalidValueException invalid, String path) {
        return invalid.violations().stream()
                .map(violation -> isOfPart(violation) ? violation.under(path) : violation)
                .map(violation -> new Finding(
                        violation.id(), Severity.ERROR, violation.path(), violation.problem(), violation.fix()))
                .map(finding -> stack.descriptor().locate(finding).toString())
                .toList();
    }

    /** Whether it is of what is asked of the policy; the policy itself and the service stand elsewhere. */
    private static boolean isOfPart(Violation violation) {
        return Stream.of("service", "metric", "rules").noneMatch(violation.path()::startsWith);
    }

    private void replay(SynthesizedStack stack, Trace trace, List<Finding> findings, List<String> failures)
            throws MojoExecutionException, MojoFailureException {
        Descriptor descriptor = stack.descriptor();
        Objective objective = descriptor.objective();
        Service service = descriptor.service();
        try {
            GoalValidator.require(objective, stack.plan(), service, trace);
        } catch (InvalidValueException invalid) {
            failures.addAll(located(stack, invalid, "objective"));
            return;
        }
        Replay replay = Replay.of(stack.plan(), service, objective, trace);
        ComparisonTable.of(stack.plan(), service, objective, replay).lines().forEach(getLog()::info);
        getLog().info(Verdict.of(stack.plan(), service, objective, replay).sentence());
        write(stack, "timeline.csv", TimelineCsv.of(replay.policy().timeline()));
        write(stack, "summary.json", SummaryJson.of(replay));
        write(stack, "report.html", SimulationReport.of(stack.plan(), service, objective, replay, findings));
        if (failOnObjective) {
            objective.misses(replay.policy().summary()).stream()
                    .map(miss -> Advice.missed(stack.name(), miss))
                    .forEach(failures::add);
        }
    }

    private void write(SynthesizedStack stack, String name, String content)
            throws MojoExecutionException, MojoFailureException {
        writeAlone(
                outputDirectory.toPath().resolve(stack.name() + ".simulation").resolve(name), content);
    }
}
