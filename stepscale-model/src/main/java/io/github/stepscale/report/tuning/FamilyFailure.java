package io.github.stepscale.report.tuning;

import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.tuning.FamilyResult;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.TuningResult;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.selection.RejectedPolicy;
import io.github.stepscale.tuning.selection.Rejection;

/** Says in a clause why a family has no policy to choose, and how far its best one came. */
record FamilyFailure(TuningRequest request, Costs costs, ShortageText shortage, boolean complete) {

    static FamilyFailure of(TuningRequest request, TuningResult result) {
        return new FamilyFailure(request, Costs.of(request, result), ShortageText.of(request), result.complete());
    }

    /** @param family one without a winner */
    String clause(FamilyResult family) {
        return family.reason()
                .map(reason -> "not searched: " + reason)
                .or(() -> family.rejected().map(best -> clause(family, best)))
                .orElseGet(() -> nothing(family));
    }

    private String nothing(FamilyResult family) {
        return complete
                ? "none of " + policies(family) + " keeps all limits of the objective"
                : "nothing was found before the search was stopped";
    }

    private String clause(FamilyResult family, RejectedPolicy best) {
        return "none of " + policies(family) + " qualifies: the best has " + figures(best.point()) + miss(best);
    }

    private static String policies(FamilyResult family) {
        return ReadableNumbers.of(family.evaluated()) + (family.evaluated() == 1 ? " policy" : " policies");
    }

    private String figures(FrontPoint point) {
        String numbers = FamilyWords.numbers(point.candidate());
        return shortage.text(point.figures()) + " short for " + costs.text(point.figures())
                + (numbers.isEmpty() ? "" : " (" + numbers + ")");
    }

    private String miss(RejectedPolicy best) {
        Rejection reason = best.reason();
        if (reason instanceof Rejection.Condition other) {
            return ", and misses the objective with " + ConditionText.of(request.service(), other.service()) + ": "
                    + shortage.text(other.figures());
        }
        if (reason instanceof Rejection.Findings findings) {
            return ", but validate finds " + String.join(", ", findings.codes());
        }
        return reason instanceof Rejection.Margin
                ? margin(best.point())
                : reason instanceof Rejection.Resamples
                        ? ", and misses the objective on average over resampled days"
                        : ", and does not serve days that its minima were not made from, or saves too little on them";
    }

    /** The margin is missed by what is weighed, or by another limit. */
    private String margin(FrontPoint point) {
        return shortage.isWithinMargin(point.figures())
                ? ", and misses the margin of another limit"
                : ", where its margin allows " + shortage.marginText();
    }
}
