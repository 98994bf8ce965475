package io.github.stepscale.maven;

import io.github.stepscale.descriptor.Descriptor;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.maven.file.CertificateFiles;
import io.github.stepscale.report.advice.Advice;
import io.github.stepscale.report.certificate.CertificateReport;
import io.github.stepscale.report.simulation.ComparisonTable;
import io.github.stepscale.report.simulation.ReportNotes;
import io.github.stepscale.report.simulation.SimulationReport;
import io.github.stepscale.report.simulation.SummaryJson;
import io.github.stepscale.report.simulation.TimelineCsv;
import io.github.stepscale.report.simulation.Verdict;
import io.github.stepscale.scenario.Scenario;
import io.github.stepscale.scenario.ScenarioResult;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.GoalValidator;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.ReplayResult;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.synth.edit.DescriptorEdits;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.traffic.TraceFile;
import io.github.stepscale.tuning.CertificateReplay;
import io.github.stepscale.tuning.certificate.TuningCertificate;
import io.github.stepscale.tuning.edit.PolicyEdits;
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
 * Replays traffic through the policy of each descriptor, by the rules of CloudWatch and Application Auto Scaling, and
 * compares it with target tracking, the best fixed instance count and the best schedule in hindsight; also runs the
 * descriptor's own tests. Works offline. Writes {@code timeline.csv}, {@code summary.json} and {@code report.html} to the
 * folder {@code <stackName>.simulation}.
 *
 * @since 0.1.0
 */
@Mojo(name = "simulate", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true, requiresProject = false)
public class SimulateMojo extends AbstractSimulationMojo {
    /**
     * Whether the build fails if the policy misses the {@code objective} of the descriptor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.simulate.failOnObjective", defaultValue = "true")
    boolean failOnObjective;

    /**
     * The certificate of the plan, as tuning writes it: a {@code certificate.json}, or the folder that holds
     * {@code <stackName>.tuning/certificate.json} for each stack. Sets what it predicts beside what happens on the traffic; the
     * build fails if it is the certificate of another plan or, with {@code failOnObjective}, if its objective is missed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.certificate")
    File certificate;

    /**
     * Whether to skip this goal.
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
    boolean isGoalSkipped() {
        return simulateSkip;
    }

    @Override
    void run(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        Map<SynthesizedStack, List<Finding>> stacks = new LinkedHashMap<>();
        passingSyntheses(gate).forEach(synthesis -> stacks.put(synthesis.stack().orElseThrow(), findings(synthesis)));
        PerStackRunner.run(
                List.copyOf(stacks.keySet()), hints(), stack -> simulate(stack, stacks.getOrDefault(stack, List.of())));
    }

    private void simulate(SynthesizedStack stack, List<Finding> findings)
            throws MojoExecutionException, MojoFailureException {
        List<String> failures = new ArrayList<>();
        try {
            simulate(stack, findings, failures);
        } catch (InvalidValueException notSimulable) {
            failures.addAll(locate(stack, notSimulable, ""));
        }
        if (!failures.isEmpty()) {
            throw new MojoFailureException(
                    failures.stream().distinct().collect(Collectors.joining(System.lineSeparator())));
        }
    }

    private static List<Finding> findings(Synthesis synthesis) {
        return synthesis.findings().stream().map(LocatedFinding::finding).toList();
    }

    private void simulate(SynthesizedStack stack, List<Finding> findings, List<String> failures)
            throws MojoExecutionException, MojoFailureException {
        Descriptor descriptor = stack.descriptor();
        List<Scenario> scenarios = descriptor.scenarios();
        Optional<TraceFile> file = readTraffic(stack);
        if (file.isEmpty() && scenarios.isEmpty()) {
            throw new MojoFailureException(Messages.noTraffic(stack.name()));
        }
        Optional<TuningCertificate> certified = certificate(stack, file.isPresent());
        getLog().info("Simulation of " + stack.name() + ":");
        List<ScenarioResult> tests = runTests(stack, scenarios, descriptor.service(), failures);
        if (file.isPresent()) {
            List<String> traffic = file.get().notes();
            traffic.forEach(getLog()::info);
            replay(stack, file.get().trace(), new ReportNotes(findings, tests, traffic), certified, failures);
        }
    }

    private Optional<TuningCertificate> certificate(SynthesizedStack stack, boolean hasTraffic)
            throws MojoFailureException {
        return certificate == null
                ? Optional.empty()
                : Optional.of(new CertificateFiles(startDirectory.toPath(), certificate.toPath(), hints())
                        .compare(stack, hasTraffic, getLog()));
    }

    private List<ScenarioResult> runTests(
            SynthesizedStack stack, List<Scenario> scenarios, Service service, List<String> failures) {
        List<ScenarioResult> results = new ArrayList<>();
        for (int i = 0; i < scenarios.size(); i++) {
            runTest(stack, scenarios.get(i), service, "expect[" + i + "]", failures)
                    .ifPresent(results::add);
        }
        return results;
    }

    private Optional<ScenarioResult> runTest(
            SynthesizedStack stack, Scenario scenario, Service service, String path, List<String> failures) {
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
            return Optional.of(result);
        } catch (InvalidValueException invalid) {
            failures.addAll(locate(stack, invalid, path));
            return Optional.empty();
        }
    }

    /** The violations of a part of the descriptor, each with its position in the file. */
    private static List<String> locate(SynthesizedStack stack, InvalidValueException invalid, String path) {
        return invalid.violations().stream()
                .map(violation -> isInsidePart(violation) ? violation.under(path) : violation)
                .map(violation -> new Finding(
                        violation.id(), Severity.ERROR, violation.path(), violation.problem(), violation.fix()))
                .map(finding -> stack.descriptor().locate(finding).toString())
                .toList();
    }

    /** Whether a violation is inside the part; the policy and the service are parts of their own. */
    private static boolean isInsidePart(Violation violation) {
        return Stream.of("service", "metric", "rules").noneMatch(violation.path()::startsWith);
    }

    private void replay(
            SynthesizedStack stack,
            Trace trace,
            ReportNotes notes,
            Optional<TuningCertificate> certified,
            List<String> failures)
            throws MojoExecutionException, MojoFailureException {
        Descriptor descriptor = stack.descriptor();
        Objective objective = descriptor.objective();
        Service service = descriptor.service();
        try {
            GoalValidator.require(objective, stack.plan(), service, trace);
        } catch (InvalidValueException invalid) {
            failures.addAll(locate(stack, invalid, "objective"));
            return;
        }
        ReplayResult replay = ReplayResult.of(stack.plan(), service, objective, trace);
        Optional<CertificateReport> report = certified.map(
                known -> new CertificateReport(CertificateReplay.of(known, stack.plan(), service, trace)));
        ComparisonTable.of(stack.plan(), service, objective, replay).lines().forEach(getLog()::info);
        getLog().info(Verdict.of(stack.plan(), service, objective, replay).sentence());
        report.ifPresent(found -> found.lines().forEach(getLog()::info));
        Advice advice = advice(stack, trace);
        advice.sentences(stack.plan(), service).forEach(getLog()::info);
        ReportNotes all = notes.with(advice);
        write(stack, "timeline.csv", TimelineCsv.of(replay.policy().timeline()));
        write(stack, "summary.json", SummaryJson.of(objective, replay, all, report));
        write(stack, "report.html", SimulationReport.of(stack.plan(), service, objective, replay, all, report));
        if (failOnObjective) {
            objective.misses(replay.policy().summary()).stream()
                    .map(miss -> Messages.missed(stack.name(), objective, miss))
                    .forEach(failures::add);
            report.flatMap(CertificateReport::failure)
                    .map(miss -> Messages.missedCertificate(stack.name(), miss))
                    .ifPresent(failures::add);
        }
    }

    private Advice advice(SynthesizedStack stack, Trace trace) throws MojoFailureException {
        Descriptor descriptor = stack.descriptor();
        try (CoreWorkers workers = new CoreWorkers()) {
            Optional<PolicyEdits> edits = new DescriptorEdits(descriptor, text(stack)).cheapest(trace, workers);
            return Advice.of(stack.plan(), descriptor.service(), descriptor.objective(), trace, edits);
        }
    }

    private void write(SynthesizedStack stack, String name, String content)
            throws MojoExecutionException, MojoFailureException {
        writeExclusively(results(stack, "simulation").resolve(name), content);
    }
}
