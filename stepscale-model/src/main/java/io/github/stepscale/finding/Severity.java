package io.github.stepscale.finding;

/** The severity of a finding, the worst first. */
public enum Severity {
    /** AWS refuses the policy, or it can never work. Cannot be allowed. */
    ERROR('E'),
    /** The policy works, but not as one would expect. */
    WARNING('W'),
    /** Something worth knowing. */
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
