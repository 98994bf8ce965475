package io.github.stepscale.yaml;

import io.github.stepscale.validation.Validator;

/** The ids of mistakes in the form of a file. Mistakes in its meaning have the id of a lint rule. */
public final class MistakeIds {
    /** Not a file, not text, or not YAML. */
    public static final String UNREADABLE = "D01";
    /** A key that does not exist there. */
    public static final String UNKNOWN_KEY = "D02";
    /** A key that is given twice. */
    static final String DUPLICATE_KEY = "D03";
    /** A list, a text or a number in place of something else. */
    public static final String TYPE = "D04";
    /** A value out of its range or form. */
    public static final String VALUE = Validator.VALUE;
    /** A required key that is absent. */
    public static final String MISSING = Validator.ABSENT;
    /** Keys that exclude each other. */
    public static final String TOGETHER = Validator.TOGETHER;

    private MistakeIds() {}
}
