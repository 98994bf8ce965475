package io.github.stepscale.text;

/** Joins sentences. */
public final class Sentences {
    private Sentences() {}

    /** Returns the sentence with a full stop, unless it ends with one or with a question mark. */
    public static String end(String sentence) {
        return sentence.endsWith(".") || sentence.endsWith("?") ? sentence : sentence + ".";
    }
}
