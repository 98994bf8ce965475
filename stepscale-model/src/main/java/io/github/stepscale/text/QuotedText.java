package io.github.stepscale.text;

import java.util.regex.Pattern;

/** How text from outside appears in sentences. */
public final class QuotedText {
    private static final int SHOWN = 60;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\p{Cs}]");

    private QuotedText() {}

    /** In quotes, on one line, and shortened. */
    public static String quoted(String text) {
        return "'" + shown(text) + "'";
    }

    /** On one line, and shortened. */
    public static String shown(String text) {
        return oneLine(text.length() <= SHOWN ? text : text.substring(0, SHOWN - 3) + "...");
    }

    /** Without line breaks and other characters that could garble a log. */
    public static String oneLine(String text) {
        return INVISIBLE.matcher(text).replaceAll("?");
    }
}
