package io.github.stepscale.operation.load.report;

import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.operation.load.report.LoadRun.Activity;
import io.github.stepscale.operation.load.report.LoadRun.Delay;
import io.github.stepscale.report.page.Markup;
import io.github.stepscale.report.page.PageHeader;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.text.Timestamps;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Renders the sections of the page of a load run that are text and tables. */
final class LoadPageSections {
    private LoadPageSections() {}

    static String head(LoadRun run) {
        String time = Timestamps.plainSecond(run.start()) + " to " + Timestamps.plainSecond(run.end()) + " UTC";
        return PageHeader.subject(run.stackName(), run.target(), "Under load from " + time + ".")
                .toString();
    }

    static String verdict(LoadVerdict verdict) {
        return PageHeader.verdict(verdict.kind(), verdict.mark(), verdict.sentences());
    }

    static String thresholds(LoadRun run) {
        if (run.thresholds().isEmpty()) {
            return paragraph("No threshold was set.");
        }
        List<List<String>> rows = run.thresholds().stream()
                .map(threshold -> List.of(
                        threshold.metric(),
                        threshold.limitText(),
                        threshold.actualText(),
                        threshold.met() ? "✓ met" : "✗ broken",
                        threshold.detail()))
                .toList();
        return new Markup()
                .table(List.of("threshold", "limit", "actual", "verdict", "counts"), rows)
                .toString();
    }

    static String failures(LoadRun run) {
        if (run.failures().isEmpty()) {
            return paragraph("No error occurred.");
        }
        List<List<String>> rows = run.failures().stream()
                .map(failure -> List.of(failure.kind(), ReadableNumbers.of(failure.count()), failure.first()))
                .toList();
        return new Markup()
                .table(List.of("kind", "count", "first message"), rows)
                .toString();
    }

    static String latency(LoadRun run) {
        List<List<String>> rows = Stream.of(
                        run.latency().map(known -> row("from when a request was due", known)),
                        run.serviceTime().map(known -> row("from when a request was sent", known)))
                .flatMap(Optional::stream)
                .toList();
        return rows.isEmpty()
                ? paragraph("No request succeeded.")
                : new Markup().table(List.of("in milliseconds", "p50", "p95", "p99", "max"), rows) + leftOut(run);
    }

    private static List<String> row(String name, LatencyPercentiles latency) {
        return List.of(
                name,
                LoadPhrases.milliseconds(latency.p50()),
                LoadPhrases.milliseconds(latency.p95()),
                LoadPhrases.milliseconds(latency.p99()),
                LoadPhrases.milliseconds(latency.max()));
    }

    private static String leftOut(LoadRun run) {
        LoadTotals totals = new LoadTotals(run);
        long failed = totals.due() - totals.done();
        return failed == 0
                ? ""
                : paragraph("Of requests that succeeded; without " + ReadableNumbers.of(failed, "request")
                        + " that failed or had no answer.");
    }

    static String delays(LoadRun run) {
        if (run.delays().isEmpty()) {
            return paragraph("No delay could be measured.") + service(run.service());
        }
        List<List<String>> rows =
                run.delays().stream().map(LoadPageSections::row).toList();
        List<String> headings = List.of("in seconds", "count", "min", "median", "max");
        return new Markup().table(headings, rows) + service(run.service());
    }

    private static List<String> row(Delay delay) {
        return List.of(
                delay.name(),
                ReadableNumbers.of(delay.count()),
                ReadableNumbers.of(delay.min()),
                ReadableNumbers.of(delay.median()),
                ReadableNumbers.of(delay.max()));
    }

    private static String service(List<String> lines) {
        return lines.isEmpty()
                ? ""
                : new Markup()
                        .line()
                        .element("p", "For the descriptor, so that a simulation uses these delays:")
                        .element("pre", String.join("\n", lines), "id", "service", "tabindex", "0")
                        .toString();
    }

    static String activities(LoadRun run) {
        if (run.activities().isEmpty()) {
            return paragraph("No scaling activity was seen.");
        }
        List<List<String>> rows =
                run.activities().stream().map(LoadPageSections::row).toList();
        return new Markup()
                .table(List.of("start (UTC)", "end", "duration", "status", "description"), rows)
                .toString();
    }

    private static List<String> row(Activity activity) {
        return List.of(
                Timestamps.plainSecond(activity.start()),
                activity.end().map(Timestamps::plainSecond).orElse("under way"),
                activity.end()
                        .map(end -> Duration.between(activity.start(), end).toSeconds() + " s")
                        .orElse(ReadableNumbers.NONE),
                activity.status(),
                activity.description());
    }

    static String settings(LoadRun run) {
        if (run.settings().isEmpty()) {
            return paragraph("Nothing was set.");
        }
        List<List<String>> rows = run.settings().entrySet().stream()
                .map(setting -> List.of(setting.getKey(), setting.getValue()))
                .toList();
        return new Markup().table(List.of("setting", "value"), rows).toString();
    }

    private static String paragraph(String text) {
        return new Markup().element("p", text).toString();
    }
}
