package io.github.stepscale.report.tuning;

import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.objective.Shortage;

/**
 * What a search weighs against the cost, as the page says it.
 *
 * @param request what was tuned
 * @param shortage the limit
 * @param margin the value that a policy may have on the tuning part
 */
record ShortageText(TuningRequest request, Shortage shortage, double margin) {
    /** Small shares differ only in later decimals. */
    private static final int DECIMALS = 4;
    /** In large type. */
    private static final int FEW_DECIMALS = 2;

    static ShortageText of(TuningRequest request) {
        Shortage shortage = request.shortage();
        return new ShortageText(
                request, shortage, shortage.limit() * request.options().margin());
    }

    /** The name of the axis. */
    String label() {
        return shortage.isShare() ? "share of the " + shortage.noun() : shortage.noun();
    }

    double value(RunFigures figures) {
        return shortage.value(figures);
    }

    /** Whether the value can be drawn: requests that are never served wait without end. */
    boolean isFinite(RunFigures figures) {
        return Double.isFinite(value(figures));
    }

    String text(RunFigures figures) {
        return text(value(figures), DECIMALS);
    }

    private String text(double value, int decimals) {
        return shortage.isShare() ? ReadableNumbers.percent(value, decimals) : ReadableNumbers.of(value, "minute");
    }

    /** In few digits. */
    String brief(RunFigures figures) {
        return text(value(figures), FEW_DECIMALS);
    }

    /** A clause, such as {@code 0.5 % of the requests come above capacity}. */
    String clause(RunFigures figures) {
        return shortage.clause(value(figures), FEW_DECIMALS);
    }

    /** The objective in words. */
    String limit() {
        return shortage.text(shortage.limit(), DECIMALS);
    }

    String limitText() {
        return text(shortage.limit(), DECIMALS);
    }

    String marginText() {
        return text(margin, DECIMALS);
    }

    /** Whether a run keeps all limits of the objective. */
    boolean isKept(RunFigures figures) {
        return request.isKeptBy(figures);
    }

    /** Whether a run keeps them, and the margin of the first. */
    boolean isWithinMargin(RunFigures figures) {
        return isKept(figures) && value(figures) <= margin;
    }
}
