package io.github.stepscale.simulation;

/** Whether a rule may scale in while another asks for more and scaling out is suspended. AWS does not say. */
public enum ScaleInBesideSuspendedScaleOut {
    /** The scale-out wins, as it would if it were not suspended, and then it is dropped. The default. */
    BLOCKED,
    /** What is suspended takes no part: the scale-in happens. */
    ALLOWED
}
