package io.github.stepscale.report.page;

import java.util.List;

/**
 * Writes elements. The only place that escapes: a text can never become markup.
 */
public final class Markup {
    private final StringBuilder out = new StringBuilder();

    /** Opens an element; attributes are pairs of a name and a value. */
    public Markup open(String name, String... attributes) {
        out.append('<').append(name);
        attributes(attributes);
        out.append('>');
        return this;
    }

    /** Ends an element. */
    public Markup close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    /** Writes an element with a text in it. */
    public Markup element(String name, String text, String... attributes) {
        return open(name, attributes).text(text).close(name);
    }

    /** Writes an element without content, such as a shape of a drawing. */
    public Markup empty(String name, String... attributes) {
        out.append('<').append(name);
        attributes(attributes);
        out.append("/>");
        return this;
    }

    /** Writes a text, escaped; characters that XML does not allow become U+FFFD. */
    public Markup text(String text) {
        text.codePoints().forEach(this::character);
        return this;
    }

    /** Writes an unordered list. */
    public Markup list(List<String> texts) {
        open("ul");
        texts.forEach(text -> element("li", text));
        return close("ul").line();
    }

    /** Writes a table that scrolls by itself where it is wide; the first cell of a row is its heading. */
    public Markup table(List<String> headings, List<List<String>> rows) {
        open("div", "class", "wide").open("table").open("thead").open("tr");
        headings.forEach(name -> element("th", name, "scope", "col"));
        close("tr").close("thead").line().open("tbody");
        rows.forEach(this::row);
        return close("tbody").close("table").close("div");
    }

    private void row(List<String> cells) {
        open("tr").element("th", cells.get(0), "scope", "row");
        cells.stream().skip(1).forEach(cell -> element("td", cell));
        close("tr").line();
    }

    /** Writes a line break, for readers of the source. */
    public Markup line() {
        out.append('\n');
        return this;
    }

    private void attributes(String... attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            text(attributes[i + 1]);
            out.append('"');
        }
    }

    private void character(int point) {
        switch (point) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '"' -> out.append("&#34;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
        }
    }

    /** Whether XML allows the character, and HTML too: it forbids more control characters. */
    private static boolean isAllowed(int point) {
        boolean control = point < 0x20 && point != '\n' && point != '\t' || point >= 0x7F && point <= 0x9F;
        boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
        boolean noCharacter = (point & 0xFFFE) == 0xFFFE || point >= 0xFDD0 && point <= 0xFDEF;
        return !control && !surrogate && !noCharacter;
    }

    /** Returns the markup written so far. */
    @Override
    public String toString() {
        return out.toString();
    }
}
