package io.github.stepscale.policy.steps;

/** The layout of a ladder: how its steps are distributed over policies and alarms. */
public enum Layout {
    /** One policy for both directions under one alarm that is always in ALARM, as in the original sample. */
    SINGLE("single"),
    /** A scale-out policy and a scale-in policy, each under its own alarm. */
    SPLIT("split");

    private final String key;

    Layout(String key) {
        this.key = key;
    }

    /** The value in {@code stepscale.yaml}. */
    public String key() {
        return key;
    }
}
