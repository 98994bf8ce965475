package io.github.stepscale.operation.load.report;

import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.text.ReadableNumbers;
import java.util.List;
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
                        thresholds(run),
                        answers(words),
                        run.latency().map(latency -> latency(words, latency)).orElse("No latency was measured."),
                        capacity(words),
                        simulation(words))
                .filter(sentence -> !sentence.isEmpty())
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
        if (!run.thresholds().isEmpty()) {
            return ofThresholds(run.thresholds(), sentences);
        }
        return totals.errors() + totals.late() == 0 && totals.done() >= totals.due()
                ? new LoadVerdict("met", "✓ Every request succeeded, and none was sent late", sentences)
                : new LoadVerdict("missed", "✗ " + problem(totals), sentences);
    }

    private static LoadVerdict ofThresholds(List<ThresholdResult> thresholds, String sentences) {
        long broken = thresholds.stream().filter(threshold -> !threshold.met()).count();
        return broken == 0
                ? new LoadVerdict("met", "✓ Every threshold is met", sentences)
                : new LoadVerdict(
                        "missed",
                        "✗ " + ReadableNumbers.of(broken) + " of " + ReadableNumbers.of(thresholds.size(), "threshold")
                                + " broken",
                        sentences);
    }

    /** All of them, so that the page says what was required. */
    private static String thresholds(LoadRun run) {
        return run.thresholds().stream()
                .map(threshold -> (threshold.met() ? "Met: " : "Broken: ") + threshold.text() + ".")
                .collect(Collectors.joining(" "));
    }

    private static String problem(LoadTotals totals) {
        long silent = totals.withoutAnswer();
        long refused = totals.due() - totals.done() - silent;
        String all = " of " + ReadableNumbers.of(totals.due(), "request");
        if (silent + refused == 0) {
            return "Every request succeeded; " + ReadableNumbers.of(totals.late()) + " late";
        }
        if (silent == 0) {
            return ReadableNumbers.of(refused) + all + " were answered with an error";
        }
        return refused == 0
                ? ReadableNumbers.of(silent) + all + " were not answered"
                : ReadableNumbers.of(silent + refused) + all + " failed: " + ReadableNumbers.of(refused)
                        + " were answered with an error, " + ReadableNumbers.of(silent) + " were not answered";
    }

    private static String answers(LoadPhrases words) {
        return words.answered() + " of " + words.requests() + " succeeded; " + words.errors() + kinds(words.run())
                + "; " + words.late() + unanswered(words.totals()) + ".";
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
                + LoadPhrases.ms(latency.p99()) + ", counted from when a request was due" + words.slowest("; ") + "."
                + leftOut(words.totals());
    }

    /** Percentiles of answers alone look better the more requests fail. */
    private static String leftOut(LoadTotals totals) {
        long failed = totals.due() - totals.done();
        return failed == 0
                ? ""
                : " These figures leave out the " + ReadableNumbers.of(failed, "request")
                        + " that failed or had no answer.";
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
                        ? "A simulation of the same traffic has the same capacity in every minute"
                        : "A simulation of the same traffic has a different capacity in " + words.difference(simulated))
                .map(capacity -> capacity + words.latencyError("; ") + ".")
                .orElse("There is no simulation to compare it with.");
    }
}
