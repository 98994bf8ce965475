package io.github.stepscale.policy.target;

/**
 * The suspended kinds of scaling of a scalable target (Application Auto Scaling API Reference, SuspendedState).
 *
 * @param scaleIn whether policies cannot lower the capacity
 * @param scaleOut whether policies cannot raise the capacity
 * @param scheduled whether scheduled actions cannot change the range
 */
public record SuspendedState(boolean scaleIn, boolean scaleOut, boolean scheduled) {
    /** Nothing is suspended. */
    public static final SuspendedState NONE = new SuspendedState(false, false, false);

    /** Whether anything is suspended. */
    public boolean any() {
        return scaleIn || scaleOut || scheduled;
    }
}
