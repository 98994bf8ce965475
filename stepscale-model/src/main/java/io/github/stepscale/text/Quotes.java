package io.github.stepscale.text;

/** Quotes text from outside in a sentence. */
public final class Quotes {
    private static final int MAX_LENGTH = 60;

    private Quotes() {}

    /** In single quotes, {@linkplain #shortened shortened}: {@code 'AllTraffic'}. */
    public static String of(String text) {
        return "'" + shortened(text) + "'";
    }

    /** At most 60 characters, on one line; a longer text ends in {@code ...}, invisible characters become {@code ?}. */
    public static String shortened(String text) {
        String start = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 3) + "...";
        return OneLine.masked(start);
    }
}
