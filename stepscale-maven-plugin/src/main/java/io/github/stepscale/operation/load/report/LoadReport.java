package io.github.stepscale.operation.load.report;

import io.github.stepscale.report.page.Page;
import io.github.stepscale.report.page.PageHeader;
import io.github.stepscale.report.page.PageResources;
import java.util.List;
import java.util.Map;

/**
 * Renders a load run as one HTML page that is also well-formed XML. It needs no other file, and its content security policy
 * forbids it to load any.
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

    /** Returns the page; equal runs give equal bytes. */
    public static String of(LoadRun run) {
        return Page.of(
                FILES,
                Map.ofEntries(
                        Map.entry("title", PageHeader.title(run.stackName() + " under load")),
                        Map.entry("head", LoadPageSections.head(run)),
                        Map.entry("verdict", LoadPageSections.verdict(LoadVerdict.of(run))),
                        Map.entry("facets", PageHeader.facets(LoadHeadlines.of(run))),
                        Map.entry("thresholds", LoadPageSections.thresholds(run)),
                        Map.entry("delays", LoadPageSections.delays(run)),
                        Map.entry("failures", LoadPageSections.failures(run)),
                        Map.entry("latency", LoadPageSections.latency(run)),
                        Map.entry("accuracy", AccuracySection.of(run)),
                        Map.entry("activities", LoadPageSections.activities(run)),
                        Map.entry("settings", LoadPageSections.settings(run)),
                        Map.entry("data", LoadChartData.json(run))));
    }

    /** Returns the verdict at the top of the page as text. */
    public static String verdict(LoadRun run) {
        LoadVerdict verdict = LoadVerdict.of(run);
        return verdict.mark() + ". " + verdict.sentences();
    }
}
