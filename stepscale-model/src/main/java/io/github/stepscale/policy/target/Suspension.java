package io.github.stepscale.policy.target;

/**
 * Which kinds of scaling are switched off; each is false by default.
 *
 * @param scaleIn no policy lowers the capacity
 * @param scaleOut no policy raises the capacity
 * @param scheduled no schedule changes the range
 */
public record Suspension(boolean scaleIn, boolean scaleOut, boolean scheduled) {
    /** Nothing is suspended. */
    public static final Suspension NONE = new Suspension(false, false, false);

    /** Whether anything is suspended. */
    public boolean any() {
        return scaleIn || scaleOut || scheduled;
    }
}
