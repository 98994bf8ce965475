package io.github.stepscale.report.simulation;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.report.page.PageFile;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.SimulatedRun;
import java.io.IOException;
import java.util.List;

/** The chart of a simulation for pages that have more than one subject: its files, its markup and its data. */
public final class SimulationChart {
    /** The chart with its words and buttons; the parts {@code panels} belongs to it. */
    public static final PageFile SECTION = new PageFile(SimulationChart.class, "chart.html");

    /** The scripts of the chart; {@code new SimulationPage(readModel(data)).start()} draws it. */
    public static final List<PageFile> SCRIPTS = PageFile.all(
            SimulationChart.class,
            List.of(
                    "model.js",
                    "shortage.js",
                    "chart.js",
                    "panels.js",
                    "simulation-strips.js",
                    "simulation-readout.js",
                    "simulation-page.js"));

    private SimulationChart() {}

    /**
     * A line of the chart.
     *
     * @param key the name of its colour and dashes in style and scripts: {@code policy} for the first
     * @param name its name in texts
     * @param run what is drawn
     */
    public record Line(String key, String name, SimulatedRun run) {}

    /** Returns the places of the drawings of latency and metrics, as markup. */
    public static String panels(ScalingPlan plan, Service service) {
        return PageSections.panels(plan, service);
    }

    /** Returns the steps of a plan, with the datapoints of its run that each of them met, as markup. */
    public static String ladders(ScalingPlan plan, Service service, SimulatedRun run) {
        return PageSections.tracking(plan) + PageSections.ladders(WatchedMetric.of(plan), service, run.timeline());
    }

    /**
     * Writes the data as one value.
     *
     * @param plan the plan of the first line
     * @param lines runs on the same traffic, at least one
     */
    public static void write(
            JsonGenerator json, ScalingPlan plan, Service service, Objective objective, List<Line> lines)
            throws IOException {
        ChartData.write(
                json,
                plan,
                service,
                objective,
                lines.get(0).run().timeline().trace(),
                lines.stream()
                        .map(line -> new ComparedRun(
                                line.key(),
                                line.name(),
                                new ComparedRun.Done(
                                        line.run().timeline(), line.run().summary())))
                        .toList());
    }
}
