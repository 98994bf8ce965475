package io.github.stepscale.lint.rule;

/** Where a mistake is noticed. */
public enum DetectedWhen {
    /** The descriptor does not have the form it must have. */
    WHEN_READ("when the descriptor is read"),
    /** A value is refused as soon as it exists, in a file and in Java alike. */
    WHEN_BUILT("when the description is built"),
    /** The description is possible, and judged. */
    LINT("by lint"),
    /** The rendered template shows it. */
    WHEN_RENDERED("when the template is rendered"),
    /** The template is made so that it cannot happen. */
    RULED_OUT("not needed: the template rules it out"),
    /** Nobody can know before something runs. */
    NOT_OFFLINE("not decidable before something runs");

    private final String words;

    DetectedWhen(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
