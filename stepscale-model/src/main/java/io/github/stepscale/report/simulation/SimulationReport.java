package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.report.certificate.CertificateReport;
import io.github.stepscale.report.page.Page;
import io.github.stepscale.report.page.PageFile;
import io.github.stepscale.report.page.PageHeader;
import io.github.stepscale.report.page.PageResources;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.ReplayResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Renders a replay as one self-contained page: HTML that is also well-formed XML, with a Content-Security-Policy that
 * forbids it to load anything. Only the chart needs scripts.
 */
public final class SimulationReport {
    private static final PageResources FILES = new PageResources(
            new PageFile(SimulationReport.class, "simulation.html"),
            Map.of("chart", SimulationChart.SECTION),
            List.of(),
            Stream.concat(SimulationChart.SCRIPTS.stream(), Stream.of(new PageFile(SimulationReport.class, "main.js")))
                    .toList());

    private SimulationReport() {}

    /**
     * Returns the page; the same values give the same bytes.
     *
     * @param notes what it says beside the replay
     */
    public static String of(
            ScalingPlan plan, Service service, Objective objective, ReplayResult replay, ReportNotes notes) {
        return of(plan, service, objective, replay, notes, Optional.empty());
    }

    /**
     * Returns the page with the certificate of the policy on this traffic.
     *
     * @param certificate absent for a policy without one
     */
    public static String of(
            ScalingPlan plan,
            Service service,
            Objective objective,
            ReplayResult replay,
            ReportNotes notes,
            Optional<CertificateReport> certificate) {
        List<ComparedRun> runs = ComparedRuns.of(plan, service, objective, replay);
        return Page.of(
                FILES,
                Map.ofEntries(
                        Map.entry("title", PageHeader.title(plan.scaling().stackName())),
                        Map.entry("head", PageSections.head(plan, replay.trace())),
                        Map.entry("verdict", PageSections.verdict(Verdict.of(plan, service, objective, replay), notes)),
                        Map.entry("facets", PageHeader.facets(new Headlines(plan, service, objective, replay).all())),
                        Map.entry("panels", PageSections.panels(plan, service)),
                        Map.entry(
                                "ladders",
                                PageSections.tracking(plan)
                                        + PageSections.ladders(
                                                WatchedMetric.of(plan),
                                                service,
                                                replay.policy().timeline())),
                        Map.entry(
                                "certificate",
                                certificate.map(CertificateReport::section).orElse("")),
                        Map.entry("table", PageSections.table(ComparisonTable.of(plan, service, objective, replay))),
                        Map.entry(
                                "prediction",
                                PredictionSection.of(
                                        service,
                                        plan.scaling().target().unit(),
                                        replay.policy().timeline())),
                        Map.entry("advice", notes.advice().sections(plan, service)),
                        Map.entry("tests", PageSections.tests(notes.tests())),
                        Map.entry("findings", PageSections.findings(notes.findings())),
                        Map.entry(
                                "assumptions",
                                PageSections.assumptions(assumptions(plan, service, objective, replay, notes))),
                        Map.entry(
                                "events",
                                PageSections.events(replay.policy().timeline(), DrawnLatency.of(service, objective))),
                        Map.entry("data", ChartData.json(plan, service, objective, replay.trace(), runs))));
    }

    private static List<String> assumptions(
            ScalingPlan plan, Service service, Objective objective, ReplayResult replay, ReportNotes notes) {
        Stream<String> slower =
                SlowerThanTimeout.of(
                                plan,
                                service,
                                DrawnLatency.of(service, objective),
                                replay.policy().timeline())
                        .stream()
                        .map(SlowerThanTimeout::sentence);
        return Stream.of(notes.traffic().stream(), slower, Assumptions.of(plan, service).stream())
                .flatMap(part -> part)
                .toList();
    }
}
