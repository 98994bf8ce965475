package io.github.stepscale.report.advice;

import io.github.stepscale.report.page.Markup;
import io.github.stepscale.simulation.ShortageCauses;
import io.github.stepscale.simulation.ShortageCauses.Drop;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.util.List;

/**
 * The section on where a shortage comes from: a table whose bars fall from the total to the rest. The numbers say all that
 * the bars show.
 */
final class CauseSection {
    private static final int WIDTH = 100;

    private final CauseText text;
    private final ShortageCauses causes;
    /** The largest shortage of any row, at which a bar ends. */
    private final double scale;

    private final Markup out = new Markup();

    private CauseSection(CauseText text) {
        this.text = text;
        this.causes = text.causes();
        BigDecimal left = causes.total();
        BigDecimal largest = left;
        for (Drop drop : causes.drops()) {
            left = left.subtract(drop.amount());
            largest = largest.max(left);
        }
        this.scale = largest.doubleValue();
    }

    static String of(CauseText text) {
        return new CauseSection(text).markup();
    }

    private String markup() {
        out.open("section", "aria-labelledby", "causes-title")
                .line()
                .element("h2", "Where the shortage comes from", "id", "causes-title")
                .line();
        if (causes.drops().isEmpty()) {
            out.element("p", "Nothing is short on this traffic.", "class", "prose")
                    .line();
        } else {
            table();
        }
        return out.close("section").line().toString();
    }

    private void table() {
        text.largest()
                .ifPresent(
                        sentence -> out.element("p", sentence, "class", "prose").line());
        out.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-labelledby", "causes-title")
                .open("table", "id", "causes")
                .open("thead")
                .open("tr");
        List.of("removed", text.unit(), "share", "part of the total", "what helps")
                .forEach(heading -> out.element("th", heading, "scope", "col"));
        out.close("tr").close("thead").line().open("tbody");
        row("none: the policy as it is", causes.total(), BigDecimal.ZERO, causes.total(), "total", "");
        BigDecimal left = causes.total();
        for (Drop drop : causes.drops()) {
            BigDecimal after = left.subtract(drop.amount());
            String kind = drop.amount().signum() < 0 ? "worse" : "cause";
            String helps = drop.amount().signum() > 0 ? text.action(drop.cause()) : "";
            row(text.name(drop.cause()), drop.amount(), after.min(left), after.max(left), kind, helps);
            left = after;
        }
        row("unavoidable: " + text.rest(), causes.rest(), BigDecimal.ZERO, causes.rest(), "rest", helpsRest());
        out.close("tbody").close("table").close("div").line();
        notes();
    }

    private String helpsRest() {
        return causes.rest().signum() > 0 ? text.restAction() : "";
    }

    private void row(String name, BigDecimal amount, BigDecimal from, BigDecimal to, String kind, String helps) {
        out.open("tr")
                .element("th", name, "scope", "row")
                .element("td", text.number(amount))
                .element("td", text.share(amount))
                .open("td", "class", "bar");
        bar(from.doubleValue() / scale * WIDTH, to.doubleValue() / scale * WIDTH, kind);
        out.close("td").element("td", helps, "class", "helps").close("tr").line();
    }

    private void bar(double from, double to, String kind) {
        out.open("svg", "viewBox", "0 0 " + WIDTH + " 10", "preserveAspectRatio", "none", "aria-hidden", "true")
                .empty(
                        "rect",
                        "class",
                        kind,
                        "x",
                        PlainNumbers.rounded(from, 2),
                        "y",
                        "0",
                        "width",
                        PlainNumbers.rounded(to - from, 2),
                        "height",
                        "10")
                .close("svg");
    }

    private void notes() {
        text.notes().forEach(note -> out.element("p", note, "class", "prose").line());
        out.element(
                        "p",
                        "Causes are removed one after the other, from the top, and stay removed; each has what the"
                                + " shortage drops by at its turn, so that all parts add up to the total. Without the"
                                + " steps and their alarms the policy has, in each minute, at least what the minute before"
                                + " needed.",
                        "class",
                        "small prose")
                .line();
    }
}
