package io.github.stepscale.report.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The top of every page, as markup. */
public final class PageHeader {
    private PageHeader() {}

    /** The title of the window. */
    public static String title(String text) {
        return new Markup().text(text).toString();
    }

    /**
     * Returns the subject of the page; more may follow.
     *
     * @param target the names of the scaled resource, by their keys in the descriptor
     * @param when the time, as a sentence with the full stop
     */
    public static Markup subject(String stackName, Map<String, String> target, String when) {
        String names = target.entrySet().stream()
                .map(name -> name.getKey() + " " + name.getValue())
                .collect(Collectors.joining(", "));
        return new Markup().element("h1", stackName).line().element("p", names + ". " + when, "class", "what");
    }

    /**
     * Returns the verdict.
     *
     * @param kind the CSS class: {@code met}, {@code missed} or {@code unasked}
     * @param mark the first words, with a sign that does not depend on colour
     * @param sentences the rest
     */
    public static String verdict(String kind, String mark, String sentences) {
        return new Markup()
                .open("p", "class", "verdict " + kind, "id", "verdict")
                .element("strong", mark)
                .text(" " + sentences)
                .close("p")
                .toString();
    }

    /** Returns the headline figures, side by side. */
    public static String facets(List<HeadlineFigure> facets) {
        Markup out = new Markup().open("dl", "class", "facets");
        for (HeadlineFigure facet : facets) {
            out.open("div")
                    .element("dt", facet.question())
                    .element("dd", facet.answer(), "class", "answer")
                    .element("dd", facet.detail())
                    .close("div")
                    .line();
        }
        return out.close("dl").toString();
    }
}
