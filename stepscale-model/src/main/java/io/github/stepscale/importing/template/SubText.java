package io.github.stepscale.importing.template;

import java.util.ArrayList;
import java.util.List;

/** The text of {@code Fn::Sub}, taken apart. */
final class SubText {
    private SubText() {}

    /**
     * A part of it.
     *
     * @param text what is written, or the name within the braces
     * @param isName whether it is a name to be replaced
     */
    record Part(String text, boolean isName) {}

    /** The parts in order. {@code ${!Literal}} is the text {@code ${Literal}}; what is not closed stays as it is. */
    static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        int position = 0;
        int start = text.indexOf("${");
        int end = start < 0 ? -1 : text.indexOf('}', start);
        while (end >= 0) {
            parts.add(new Part(text.substring(position, start), false));
            parts.add(braces(text.substring(start + 2, end)));
            position = end + 1;
            start = text.indexOf("${", position);
            end = start < 0 ? -1 : text.indexOf('}', start);
        }
        parts.add(new Part(text.substring(position), false));
        return parts;
    }

    private static Part braces(String content) {
        return content.startsWith("!") ? new Part("${" + content.substring(1) + "}", false) : new Part(content, true);
    }
}
