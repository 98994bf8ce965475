package io.github.stepscale.aws;

import java.util.regex.Pattern;

/** How text from AWS appears in sentences. */
public final class Text {
    private static final Pattern BREAKS = Pattern.compile("\\s*[\\p{Cntrl}\\u0085\\u2028\\u2029]+\\s*");

    private Text() {}

    /** Whole, but on one line and without characters that could garble a log. */
    public static String oneLine(String text) {
        return BREAKS.matcher(text.strip()).replaceAll(" ");
    }
}
