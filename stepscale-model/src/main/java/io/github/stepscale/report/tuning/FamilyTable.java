package io.github.stepscale.report.tuning;

import io.github.stepscale.report.page.Markup;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.tuning.FamilyResult;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.TuningResult;
import io.github.stepscale.tuning.UnseenReport;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.space.PolicyFamily;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of the families: the best policy of each, and what became of it. */
record FamilyTable(TuningRequest request, TuningResult result, Costs costs, ShortageText shortage) {
    private static final List<String> HEADINGS =
            List.of("x hindsight", "short", "unseen: x hindsight", "unseen: short", "policies", "its best policy");

    static String of(TuningRequest request, TuningResult result) {
        return new FamilyTable(request, result, Costs.of(request, result), ShortageText.of(request)).markup();
    }

    private String markup() {
        return new Markup()
                .table(
                        Stream.concat(Stream.of("family", costs.unit() + "s"), HEADINGS.stream())
                                .toList(),
                        Stream.concat(
                                        present().stream(),
                                        result.families().stream().map(this::row))
                                .toList())
                .toString();
    }

    private Optional<List<String>> present() {
        return result.present()
                .map(point -> cells(
                        FamilyWords.name(PolicyFamily.PRESENT),
                        Optional.of(point),
                        presentUnseen(),
                        ReadableNumbers.NONE,
                        presentOutcome(point)));
    }

    /** It is reported with the choice only. */
    private Optional<RunFigures> presentUnseen() {
        return result.unseen().flatMap(UnseenReport::present);
    }

    private String presentOutcome(FrontPoint point) {
        return result.choice().equals(Optional.of(point))
                ? "kept"
                : shortage.isKept(point.figures()) ? "keeps the objective while tuning" : "misses the objective";
    }

    private List<String> row(FamilyResult family) {
        return cells(
                FamilyWords.name(family.family()),
                family.winner(),
                family.unseen(),
                ReadableNumbers.of(family.evaluated()),
                outcome(family));
    }

    private List<String> cells(
            String name, Optional<FrontPoint> point, Optional<RunFigures> unseen, String evaluated, String outcome) {
        Optional<RunFigures> tuned = point.map(FrontPoint::figures);
        return List.of(
                name,
                tuned.map(costs::hours).orElse(ReadableNumbers.NONE),
                tuned.map(costs::tunedRatio).orElse(ReadableNumbers.NONE),
                tuned.map(shortage::text).orElse(ReadableNumbers.NONE),
                unseen.map(costs::unseenRatio).orElse(ReadableNumbers.NONE),
                unseen.map(figures -> shortage.text(figures) + (shortage.isKept(figures) ? "" : ", missed"))
                        .orElse(ReadableNumbers.NONE),
                evaluated,
                outcome);
    }

    private String outcome(FamilyResult family) {
        return family.winner()
                .map(point -> FamilyWords.numbers(point.candidate())
                        + (result.choice().equals(Optional.of(point)) ? " (the choice)" : ""))
                .orElseGet(() -> FamilyFailure.of(request, result).clause(family));
    }
}
