package io.github.stepscale.report.tuning;

import io.github.stepscale.report.page.Page;
import io.github.stepscale.report.page.PageFile;
import io.github.stepscale.report.page.PageHeader;
import io.github.stepscale.report.page.PageResources;
import io.github.stepscale.report.page.SafeJson;
import io.github.stepscale.report.simulation.SimulationChart;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.TuningResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Renders a search as one self-contained page: the front of cost against shortage, the words, and the run of the choice
 * beside that of the present policy.
 */
public final class TuningReport {
    private static final PageResources FILES = new PageResources(
            new PageFile(TuningReport.class, "tuning.html"),
            Map.of("chart", SimulationChart.SECTION),
            List.of(new PageFile(TuningReport.class, "tuning.css")),
            Stream.concat(
                            SimulationChart.SCRIPTS.stream(),
                            PageFile.all(
                                    TuningReport.class,
                                    List.of(
                                            "marks.js",
                                            "front-scales.js",
                                            "front-chart.js",
                                            "policy-card.js",
                                            "front-page.js",
                                            "tuning-main.js"))
                                    .stream())
                    .toList());

    private TuningReport() {}

    /**
     * Returns the page; the same values give the same bytes.
     *
     * @param notes what it says beside the search
     */
    public static String of(TuningRequest request, TuningResult result, TuningNotes notes) {
        Comparison comparison = Comparison.of(request, result);
        return Page.of(
                FILES,
                Map.ofEntries(
                        Map.entry(
                                "title",
                                PageHeader.title(
                                        "Tuning of " + request.present().stackName())),
                        Map.entry("head", TuningSections.head(request)),
                        Map.entry("verdict", TuningSections.verdict(request, result)),
                        Map.entry("facets", PageHeader.facets(new TuningHeadlines(request, result).all())),
                        Map.entry("sentences", TuningSections.sentences(result)),
                        Map.entry("families", FamilyTable.of(request, result)),
                        Map.entry("advice", TuningSections.advice(request, notes)),
                        Map.entry("timeline", comparison.title()),
                        Map.entry("panels", comparison.panels()),
                        Map.entry("ladders", comparison.ladders()),
                        Map.entry("parts", PartsSection.of(request, result)),
                        Map.entry("robustness", RobustnessSection.of(request, result)),
                        Map.entry("certificate", CertificateSection.of(result)),
                        Map.entry("assumptions", TuningSections.assumptions(request, result, notes)),
                        Map.entry("data", SafeJson.text(json -> {
                            json.writeStartObject();
                            json.writeFieldName("front");
                            new FrontData(request, result, json).write();
                            json.writeFieldName("timeline");
                            comparison.write(json);
                            json.writeEndObject();
                        }))));
    }
}
