package io.github.stepscale.report.simulation;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.report.page.Markup;
import io.github.stepscale.report.page.PageHeader;
import io.github.stepscale.scenario.ScenarioResult;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.text.Timestamps;
import io.github.stepscale.traffic.Trace;
import java.util.List;
import java.util.stream.Collectors;

/** The text and tables of the page of a simulation, as markup. */
final class PageSections {
    private PageSections() {}

    static String head(ScalingPlan plan, Trace trace) {
        Markup out = PageHeader.subject(
                        plan.scaling().stackName(), plan.scaling().target().names(), time(trace))
                .line();
        plan.scaling().stack().description().ifPresent(description -> out.element("p", description, "class", "what"));
        return out.toString();
    }

    private static String time(Trace trace) {
        return ReadableNumbers.of(trace.minutes(), "minute") + " from " + Timestamps.plainMinute(trace.start()) + " to "
                + Timestamps.plainMinute(trace.time(trace.minutes())) + " UTC, simulated.";
    }

    /** The verdict on the objective; a failed test stands before an objective that is met. */
    static String verdict(Verdict verdict, ReportNotes notes) {
        if (notes.failedTests() > 0 && verdict.outcome() != Verdict.Outcome.MISSED) {
            return PageHeader.verdict(
                    "missed",
                    "✗ " + notes.failedTests() + " of "
                            + Plurals.of(notes.tests().size(), "test") + " failed",
                    verdict.sentence());
        }
        return switch (verdict.outcome()) {
            case MET -> PageHeader.verdict("met", "✓ Objective met", verdict.sentence());
            case MISSED -> PageHeader.verdict("missed", "✗ Objective missed", verdict.sentence());
            case NOT_ASKED -> PageHeader.verdict("unasked", "– No objective", verdict.sentence());
        };
    }

    /** The places of the drawings under the upper one. */
    static String panels(ScalingPlan plan, Service service) {
        Markup out = new Markup();
        if (service.responseCurve().isPresent()) {
            panel(out, "latency", "Latency in milliseconds");
        }
        List<WatchedMetric> metrics = WatchedMetric.of(plan);
        for (int i = 0; i < metrics.size(); i++) {
            panel(out, "metric-" + i, metrics.get(i).title());
        }
        return out.toString();
    }

    private static void panel(Markup out, String id, String title) {
        out.open("div", "class", "panel", "id", id)
                .open("div", "class", "row")
                .element("b", title)
                .element("span", "", "class", "keys")
                .close("div")
                .element("div", "", "class", "plot")
                .close("div")
                .line();
    }

    static String ladders(List<WatchedMetric> metrics, Service service, Timeline timeline) {
        Markup out = new Markup();
        for (WatchedMetric metric : metrics) {
            LadderChart.draw(metric.line(), out);
            DatapointTable.write(metric, metric.datapoints(service, timeline).toArray(), out);
        }
        return out.toString();
    }

    static String table(ComparisonTable table) {
        Markup out = new Markup()
                .open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-labelledby", "table-title")
                .open("table", "id", "comparison");
        out.open("thead").open("tr").element("td", "");
        table.candidates().forEach(name -> out.element("th", name, "scope", "col"));
        out.close("tr").close("thead").line().open("tbody");
        for (ComparisonTable.Row row : table.rows()) {
            out.open("tr").element("th", row.label(), "scope", "row");
            row.cells().forEach(cell -> out.element("td", cell));
            out.close("tr").line();
        }
        out.close("tbody").close("table").close("div").line();
        if (!table.notes().isEmpty()) {
            out.list(table.notes());
        }
        return out.toString();
    }

    /** The section on the policy's own tests; nothing if it has none. */
    static String tests(List<ScenarioResult> tests) {
        if (tests.isEmpty()) {
            return "";
        }
        Markup out = new Markup()
                .open("section", "aria-labelledby", "tests-title")
                .line()
                .element("h2", "Tests of the policy", "id", "tests-title")
                .line()
                .open("ul", "class", "findings");
        for (ScenarioResult test : tests) {
            out.open("li")
                    .text((test.passed() ? "✓ " : "✗ ") + test.name() + outcome(test))
                    .close("li")
                    .line();
        }
        return out.close("ul").close("section").line().toString();
    }

    private static String outcome(ScenarioResult test) {
        return test.passed()
                ? ": as expected"
                : test.failures().stream()
                        .map(failure -> "expected " + failure.sentence())
                        .collect(Collectors.joining("; ", ": ", ""));
    }

    static String findings(List<Finding> findings) {
        if (findings.isEmpty()) {
            return new Markup().element("p", "Lint found no mistakes.").toString();
        }
        Markup out = new Markup().open("ul", "class", "findings");
        for (Finding finding : findings) {
            out.open("li")
                    .element("code", finding.code())
                    .text(" " + finding.text())
                    .close("li")
                    .line();
        }
        return out.close("ul").toString();
    }

    static String assumptions(List<String> assumptions) {
        return new Markup().list(assumptions).toString();
    }

    static String events(Timeline timeline, DrawnLatency latency) {
        EventTable events = EventTable.of(timeline, latency);
        List<EventTable.Event> first = events.first();
        Markup out = new Markup();
        out.element(
                "summary", "Events as a table (" + first.size() + " of " + ReadableNumbers.of(events.count()) + ")");
        List<List<String>> rows = first.stream()
                .map(event -> List.of(
                        Timestamps.plainMinute(timeline.trace().time(event.minute())), event.what(), event.detail()))
                .toList();
        return out.table(List.of("UTC", "event", "detail"), rows).toString();
    }
}
