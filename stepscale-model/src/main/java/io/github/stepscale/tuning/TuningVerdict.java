package io.github.stepscale.tuning;

/** What to do. */
public enum TuningVerdict {
    /** The chosen policy is better than the present one. */
    CHANGE,
    /** No policy is better than the present one by more than 1 %. */
    KEEP,
    /** No policy that was searched meets the objective with its margin. */
    NOTHING_QUALIFIES
}
