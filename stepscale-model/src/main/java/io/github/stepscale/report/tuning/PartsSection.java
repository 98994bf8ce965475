package io.github.stepscale.report.tuning;

import io.github.stepscale.report.page.Markup;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.TuningResult;
import io.github.stepscale.tuning.UnseenReport;
import io.github.stepscale.tuning.search.TrafficSplit;
import java.util.ArrayList;
import java.util.List;

/** What was tuned on, what no choice looked at, and what can be promised because of it. */
final class PartsSection {
    private PartsSection() {}

    static String of(TuningRequest request, TuningResult result) {
        TrafficSplit split = TrafficSplit.of(request.trace(), request.options().share());
        ShortageText shortage = ShortageText.of(request);
        List<String> facts = new ArrayList<>();
        facts.add("Tuned on: " + TuningSections.span(split.tuned()) + ", "
                + ReadableNumbers.count(split.tuned().total(), "request") + ". Policies had to stay within "
                + shortage.marginText() + " there, "
                + ReadableNumbers.percent(request.options().margin())
                + " of the objective, and within the objective on average over 1,000 resamples of its days or fifths.");
        facts.add(split.unseen()
                .map(trace -> "Unseen: " + TuningSections.span(trace) + ", "
                        + ReadableNumbers.count(trace.total(), "request") + ". No choice looked at it.")
                .orElse("Unseen: nothing. The whole traffic was tuned on, so nothing is proven on other traffic."));
        result.unseen().ifPresent(report -> facts.addAll(promises(report)));
        return new Markup().list(facts).toString();
    }

    private static List<String> promises(UnseenReport report) {
        return List.of(
                "Resampled: " + ReadableNumbers.percent(report.resamplesKept())
                        + " of the spans that are drawn from blocks of the unseen part keep the objective.",
                report.days() == 0
                        ? "By the day: the unseen part has no whole day, so nothing is promised of other days."
                        : "By the day: " + report.daysKept() + " of "
                                + Plurals.of(report.days(), "whole unseen day") + " kept the objective. "
                                + promise(report));
    }

    private static String promise(UnseenReport report) {
        return report.daysMissedAtMost().isPresent()
                ? "By the rule of three, with 95 % confidence, at most "
                        + ReadableNumbers.percent(report.daysMissedAtMost().getAsDouble()) + " of such days miss it."
                : "The rule of three promises nothing of so few days, or where a day misses it.";
    }
}
