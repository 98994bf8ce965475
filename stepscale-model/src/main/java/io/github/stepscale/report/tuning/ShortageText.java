package io.github.stepscale.report.tuning;

import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.tuning.RunFigures;
import io.github.stepscale.tuning.TuningRequest;

/**
 * What a search keeps below a limit, as the page says it.
 *
 * @param limit the objective
 * @param margin what a policy may use of it on the tuning part
 */
record ShortageText(double limit, double margin) {
    /** Small shares differ only in later decimals. */
    private static final int DECIMALS = 4;

    static ShortageText of(TuningRequest request) {
        double limit = request.objective().maxExcess().orElseThrow();
        return new ShortageText(limit, limit * request.options().margin());
    }

    /** The name of the axis. */
    static String label() {
        return "share of the requests above capacity";
    }

    static double value(RunFigures figures) {
        return figures.excessFraction();
    }

    static String text(RunFigures figures) {
        return ReadableNumbers.percent(value(figures), DECIMALS);
    }

    /** In few digits, for large type. */
    static String brief(RunFigures figures) {
        return ReadableNumbers.percent(value(figures));
    }

    static String sentence(RunFigures figures) {
        return text(figures) + " of the requests above capacity";
    }

    boolean isKept(RunFigures figures) {
        return value(figures) <= limit;
    }

    boolean isWithinMargin(RunFigures figures) {
        return value(figures) <= margin;
    }

    String limitText() {
        return ReadableNumbers.percent(limit, DECIMALS);
    }

    String marginText() {
        return ReadableNumbers.percent(margin, DECIMALS);
    }
}
