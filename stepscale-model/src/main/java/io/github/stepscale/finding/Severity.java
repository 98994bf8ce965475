package io.github.stepscale.finding;

/** How bad a finding is, the worst first. */
public enum Severity {
    /** AWS refuses it, or it can never work. Cannot be allowed. */
    ERROR('E'),
    /** It works, but surprises. */
    WARNING('W'),
    /** Worth knowing. */
    INFO('I');

    private final char letter;

    Severity(char letter) {
        this.letter = letter;
    }

    /** The first letter of a code. */
    public char letter() {
        return letter;
    }
}
