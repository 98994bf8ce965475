package io.github.stepscale.lint;

import java.util.Locale;

/** The moment at which a mistake is detected, if ever. */
public enum DetectedWhen {
    /** The descriptor does not have the required form. */
    READ("when the descriptor is read"),
    /** A value is refused as soon as it is built, from a file or in Java. */
    BUILT("when the description is built"),
    /** The description is valid, and lint reports it. */
    LINT("by lint"),
    /** The response of one instance, under {@code service}, shows it. */
    RESPONSE("from the response of one instance"),
    /** The rendered template shows it. */
    RENDERED("when the template is rendered"),
    /** What a team already has shows it, a template or a live target. */
    IMPORTED("by import"),
    /** The endpoint or the account shows it: checked before a deployment changes anything. */
    LIVE("by deploy, in the account"),
    /** Not checked: the template rules it out. */
    RULED_OUT("never: the template rules it out"),
    /** Not checked: it depends on traffic or on what is deployed. */
    RUNTIME("never: it shows only in the account or under traffic");

    private final String words;

    DetectedWhen(String words) {
        this.words = words;
    }

    /** The constant of a word in the catalogue, such as {@code ruled-out}. */
    static DetectedWhen of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether anything here detects it. */
    boolean isChecked() {
        return this != RULED_OUT && this != RUNTIME;
    }

    /** The text for the documentation. */
    public String words() {
        return words;
    }
}
