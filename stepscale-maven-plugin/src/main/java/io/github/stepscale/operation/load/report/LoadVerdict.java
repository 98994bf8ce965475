package io.github.stepscale.operation.load.report;

import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.text.ReadableNumbers;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The verdict on a load run: first whether its requests were answered, then the details.
 *
 * @param kind the CSS class
 * @param mark the first words, with a sign that needs no color
 * @param sentences the details
 */
record LoadVerdict(String kind, String mark, String sentences) {

    static LoadVerdict of(LoadRun run) {
        LoadPhrases words = LoadPhrases.of(run);
        String sentences = Stream.of(
                        answers(words),
                        run.latency().map(latency -> latency(words, latency)).orElse("No latency was measured."),
                        capacity(words),
                        simulation(words))
                .collect(Collectors.joining(" "));
        return verdict(run, words.totals(), sentences);
    }

    private static LoadVerdict verdict(LoadRun run, LoadTotals totals, String sentences) {
        if (run.stopReason().isPresent()) {
            return new LoadVerdict("missed", "✗ Cut short: " + run.stopReason().get(), sentences);
        }
        if (totals.due() == 0) {
            return new LoadVerdict("unasked", "– No request was due", sentences);
        }
        return totals.errors() + totals.late() == 0 && totals.done() >= totals.due()
                ? new LoadVerdict("met", "✓ Every request was answered, and none was sent late", sentences)
                : new LoadVerdict("missed", "✗ " + problem(totals), sentences);
    }

    private static String problem(LoadTotals totals) {
        long missing = totals.due() - totals.done();
        if (missing > 0) {
            return ReadableNumbers.of(missing) + " of " + ReadableNumbers.of(totals.due(), "request")
                    + " were not answered";
        }
        return "Every request was answered; " + ReadableNumbers.of(totals.errors(), "error") + ", "
                + ReadableNumbers.of(totals.late()) + " late";
    }

    private static String answers(LoadPhrases words) {
        return words.answered() + " of " + words.requests() + " answered; " + words.errors() + kinds(words.run()) + "; "
                + words.late() + unanswered(words.totals()) + ".";
    }

    private static String kinds(LoadRun run) {
        return run.failures().isEmpty()
                ? ""
                : run.failures().stream()
                        .map(failure -> ReadableNumbers.of(failure.count()) + " " + failure.kind())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String unanswered(LoadTotals totals) {
        long open = totals.due() - totals.done() - totals.errors();
        return open > 0 ? "; " + ReadableNumbers.of(open) + " not sent or not answered" : "";
    }

    private static String latency(LoadPhrases words, LatencyPercentiles latency) {
        return "Half of the answers took up to " + LoadPhrases.ms(latency.p50()) + " and 99 of 100 up to "
                + LoadPhrases.ms(latency.p99()) + ", counted from when a request was due" + words.slowest("; ") + ".";
    }

    private static String capacity(LoadPhrases words) {
        return words.inService()
                .map(units -> "In service: " + units
                        + words.behind().map(behind -> ", " + behind).orElse("") + ".")
                .orElse("Capacity is unknown.");
    }

    private static String simulation(LoadPhrases words) {
        return words.compared()
                .map(simulated -> simulated.off() == 0
                        ? "A simulation of the same traffic has the same capacity in every minute."
                        : "A simulation of the same traffic has a different capacity in " + words.difference(simulated)
                                + ".")
                .orElse("There is no simulation to compare it with.");
    }
}
