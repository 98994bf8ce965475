package io.github.stepscale.yaml;

/** The ids of mistakes in the form of a file; what is wrong with its meaning has the id of a lint rule. */
public final class MistakeIds {
    /** Not a file, not text, or not YAML. */
    public static final String UNREADABLE = "D01";
    /** A key that does not exist there. */
    public static final String UNKNOWN_KEY = "D02";
    /** A key that is given twice. */
    static final String DUPLICATE_KEY = "D03";
    /** A list, a text or a number where something else is needed. */
    public static final String TYPE = "D04";
    /** A value out of its range or form. */
    public static final String VALUE = "D05";
    /** A key that is needed and absent. */
    public static final String MISSING = "D06";
    /** Keys that exclude each other. */
    public static final String TOGETHER = "D07";

    private MistakeIds() {}
}
