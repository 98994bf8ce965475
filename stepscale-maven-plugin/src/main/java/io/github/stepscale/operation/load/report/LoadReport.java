package io.github.stepscale.operation.load.report;

import io.github.stepscale.report.page.Page;
import io.github.stepscale.report.page.PageHeader;
import io.github.stepscale.report.page.PageResources;
import java.util.List;
import java.util.Map;

/**
 * A load run as one page, of the same kind as that of a simulation: HTML that is also well-formed XML, complete in itself,
 * and forbidden by its own policy to load anything.
 */
public final class LoadReport {
    private static final PageResources FILES = new PageResources(
            LoadReport.class,
            "load.html",
            List.of("load.css"),
            List.of(
                    "load-model.js",
                    "load-lines.js",
                    "load-panels.js",
                    "load-strips.js",
                    "load-readout.js",
                    "load-main.js"));

    private LoadReport() {}

    /** The page; the same for the same run. */
    public static String of(LoadRun run) {
        return Page.of(
                FILES,
                Map.ofEntries(
                        Map.entry("title", PageHeader.title(run.stackName() + " under load")),
                        Map.entry("head", LoadPageSections.head(run)),
                        Map.entry("verdict", LoadPageSections.verdict(LoadVerdict.of(run))),
                        Map.entry("facets", PageHeader.facets(LoadHeadlines.of(run))),
                        Map.entry("delays", LoadPageSections.delays(run)),
                        Map.entry("failures", LoadPageSections.failures(run)),
                        Map.entry("latency", LoadPageSections.latency(run)),
                        Map.entry("activities", LoadPageSections.activities(run)),
                        Map.entry("settings", LoadPageSections.settings(run)),
                        Map.entry("data", LoadChartData.json(run))));
    }

    /** What came of the run, as the page says it first. */
    public static String verdict(LoadRun run) {
        LoadVerdict verdict = LoadVerdict.of(run);
        return verdict.mark() + ". " + verdict.sentences();
    }
}
