package io.github.stepscale.report.simulation;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.report.page.Page;
import io.github.stepscale.report.page.PageHead;
import io.github.stepscale.report.page.PageResources;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Replay;
import io.github.stepscale.simulation.Service;
import java.util.List;
import java.util.Map;

/**
 * A replay as one page: HTML that is also well-formed XML, complete in itself, and forbidden by its own policy to load
 * anything. The words are there without scripts too; only the chart needs them.
 */
public final class HtmlReport {
    private static final PageResources FILES = new PageResources(
            HtmlReport.class,
            "simulation.html",
            List.of(),
            List.of("model.js", "shortage.js", "chart.js", "simulation-strips.js", "simulation-readout.js", "main.js"));

    private HtmlReport() {}

    /**
     * The page; the same for the same values.
     *
     * @param findings what lint found, in its order
     */
    public static String of(
            ScalingPlan plan, Service service, Objective objective, Replay replay, List<Finding> findings) {
        List<Contestant> contestants = Contestants.of(plan, service, objective, replay);
        return Page.of(
                FILES,
                Map.ofEntries(
                        Map.entry("title", PageHead.title(plan.scaling().stackName())),
                        Map.entry("head", Sections.head(plan, replay.trace())),
                        Map.entry("verdict", Sections.verdict(Verdict.of(plan, service, objective, replay))),
                        Map.entry("facets", PageHead.facets(new Facets(plan, service, objective, replay).all())),
                        Map.entry("ladders", Sections.ladders(NumberLine.of(plan))),
                        Map.entry("table", Sections.table(CandidateTable.of(plan, service, objective, replay))),
                        Map.entry("findings", Sections.findings(findings)),
                        Map.entry("assumptions", Sections.assumptions(Assumptions.of(plan, service))),
                        Map.entry("events", Sections.events(replay.policy().timeline())),
                        Map.entry("data", ChartData.json(plan, service, replay.trace(), contestants))));
    }
}
