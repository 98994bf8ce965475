package io.github.stepscale.operation.load.report;

import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.report.page.HeadlineFigure;
import io.github.stepscale.text.ReadableNumbers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The headline figures of a load run: four questions, each with a short answer and its details. */
record LoadHeadlines(LoadRun run, LoadPhrases words) {

    static List<HeadlineFigure> of(LoadRun run) {
        LoadHeadlines headlines = new LoadHeadlines(run, LoadPhrases.of(run));
        return List.of(headlines.answered(), headlines.latency(), headlines.scaled(), headlines.simulated());
    }

    private HeadlineFigure answered() {
        String done = ReadableNumbers.of(words.totals().done()) + " of " + words.requests();
        return new HeadlineFigure(
                "Did requests succeed?",
                words.answered(),
                done + "; " + words.errors() + "; " + words.late() + "; at most "
                        + ReadableNumbers.of(words.totals().peak()) + " a minute");
    }

    private HeadlineFigure latency() {
        String question = "How long did answers take?";
        return run.latency()
                .map(latency ->
                        new HeadlineFigure(question, "p99 " + LoadPhrases.ms(latency.p99()), percentiles(latency)))
                .orElse(new HeadlineFigure(question, "unknown", "no request succeeded"));
    }

    private String percentiles(LatencyPercentiles latency) {
        return "p50 " + LoadPhrases.ms(latency.p50()) + ", p95 " + LoadPhrases.ms(latency.p95()) + ", longest "
                + LoadPhrases.ms(latency.max()) + words.slowest("; ") + words.leftOut("; ");
    }

    private HeadlineFigure scaled() {
        int count = run.activities().size();
        String activities = ReadableNumbers.of(count, "scaling activity");
        return new HeadlineFigure(
                "Did it scale in time?",
                words.inService().orElse("unknown"),
                Stream.concat(words.behind().stream(), Stream.of(activities)).collect(Collectors.joining("; ")));
    }

    private HeadlineFigure simulated() {
        String question = "Does the simulation agree?";
        return words.compared()
                .map(simulated -> new HeadlineFigure(
                        question,
                        simulated.off() == 0
                                ? "throughout"
                                : "in "
                                        + ReadableNumbers.distinctPercent(
                                                1 - (double) simulated.off() / simulated.compared(), 1)
                                        + " of the minutes",
                        "a different capacity in " + words.difference(simulated) + words.latencyError("; ")))
                .orElse(new HeadlineFigure(question, "unknown", "there is no simulation to compare with"));
    }
}
