package io.github.stepscale.report.tuning;

import io.github.stepscale.report.page.HeadlineFigure;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.TuningResult;
import io.github.stepscale.tuning.TuningVerdict;
import io.github.stepscale.tuning.UnseenReport;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.search.FrontPoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The figures at the top of the page: cost, shortage and what the present policy does, on the unseen part if there is one. */
record TuningHeadlines(TuningRequest request, TuningResult result) {

    List<HeadlineFigure> all() {
        return result.choice()
                .map(choice -> Stream.of(cost(choice), shortage(choice), before(choice)))
                .orElseGet(() -> Stream.of(asked(), before()))
                .toList();
    }

    private HeadlineFigure cost(FrontPoint choice) {
        RunFigures figures = judged(choice);
        Costs costs = Costs.of(request, result);
        String ratio = result.unseen().isPresent() ? costs.unseenRatio(figures) : costs.tunedRatio(figures);
        return new HeadlineFigure(
                "What it costs",
                costs.text(figures),
                ratio.equals(ReadableNumbers.NONE)
                        ? part()
                        : ratio + " x hindsight, the least that any policy costs; " + part());
    }

    private HeadlineFigure shortage(FrontPoint choice) {
        RunFigures figures = judged(choice);
        ShortageText shortage = ShortageText.of(request);
        return new HeadlineFigure(
                "What it keeps",
                shortage.brief(figures),
                shortage.shortage().noun() + "; " + (shortage.isKept(figures) ? "keeps" : "misses") + " the objective, "
                        + shortage.limitText() + ", " + part());
    }

    private HeadlineFigure before(FrontPoint choice) {
        return presentJudged()
                .map(figures -> new HeadlineFigure(
                        result.verdict() == TuningVerdict.KEEP ? "Your policy, which stays" : "Your policy beside it",
                        Costs.of(request, result).text(figures),
                        compared(figures, judged(choice))
                                + ShortageText.of(request).clause(figures) + "; " + part()))
                .orElseGet(this::unknown);
    }

    private HeadlineFigure before() {
        return result.present()
                .map(point -> new HeadlineFigure(
                        "Your policy",
                        Costs.of(request, result).text(point.figures()),
                        ShortageText.of(request).clause(point.figures()) + "; on the tuning part"))
                .orElseGet(this::unknown);
    }

    private HeadlineFigure unknown() {
        return new HeadlineFigure("Your policy", "unknown", "it cannot be simulated");
    }

    private HeadlineFigure asked() {
        ShortageText shortage = ShortageText.of(request);
        return new HeadlineFigure(
                "What was asked",
                "at most " + shortage.limitText(),
                shortage.shortage().noun() + "; with its margin " + shortage.marginText() + " on the tuning part");
    }

    private static String compared(RunFigures present, RunFigures choice) {
        double more = present.instanceHours() / choice.instanceHours() - 1;
        return present.instanceMinutes() == choice.instanceMinutes() || choice.instanceMinutes() == 0
                ? ""
                : ReadableNumbers.percent(Math.abs(more)) + (more > 0 ? " more; " : " less; ");
    }

    private RunFigures judged(FrontPoint choice) {
        return result.unseen().map(UnseenReport::figures).orElse(choice.figures());
    }

    private Optional<RunFigures> presentJudged() {
        return result.unseen().isPresent()
                ? result.unseen().flatMap(UnseenReport::present)
                : result.present().map(FrontPoint::figures);
    }

    private String part() {
        return result.unseen().isPresent() ? "on the unseen part" : "on the tuning part, nothing is unseen";
    }
}
