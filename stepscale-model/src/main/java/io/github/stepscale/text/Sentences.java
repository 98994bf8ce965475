package io.github.stepscale.text;

/** Ends sentences, so that they can follow one another or stand in one another. */
public final class Sentences {
    private Sentences() {}

    /** Returns the sentence with a full stop, unless it ends with one or with a question mark. */
    public static String end(String sentence) {
        return sentence.endsWith(".") || sentence.endsWith("?") ? sentence : sentence + ".";
    }

    /** Returns the sentence without its full stop. */
    public static String withoutPeriod(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
