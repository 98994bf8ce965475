package io.github.stepscale.report.tuning;

import io.github.stepscale.report.page.Markup;
import io.github.stepscale.tuning.PolicyRuns;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.TuningResult;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.selection.Robustness;
import io.github.stepscale.tuning.space.Candidate;
import java.util.List;

/** The choice under other delays and other readings of AWS's rules, on the tuning part. */
final class RobustnessSection {
    private static final List<String> HEADINGS = List.of("condition", "short", "cost", "objective");

    private RobustnessSection() {}

    static String of(TuningRequest request, TuningResult result) {
        return result.choice()
                .map(FrontPoint::candidate)
                .map(candidate -> table(request, result, candidate))
                .orElseGet(
                        () -> new Markup().element("p", "Nothing was chosen.").toString());
    }

    private static String table(TuningRequest request, TuningResult result, Candidate candidate) {
        Costs costs = Costs.of(request, result);
        ShortageText shortage = ShortageText.of(request);
        return new Markup()
                .table(
                        HEADINGS,
                        PolicyRuns.of(request).underOtherConditions(candidate).stream()
                                .map(outcome -> List.of(
                                        ConditionText.of(request.service(), outcome.service()),
                                        shortage.text(outcome.figures()),
                                        costs.text(outcome.figures()),
                                        kept(outcome)))
                                .toList())
                .toString();
    }

    private static String kept(Robustness.Outcome outcome) {
        return (outcome.kept() ? "✓ kept" : "✗ missed") + (outcome.required() ? "" : ", reported only");
    }
}
