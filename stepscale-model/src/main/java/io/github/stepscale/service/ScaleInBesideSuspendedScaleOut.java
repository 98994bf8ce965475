package io.github.stepscale.service;

/** Whether a rule may scale in while another proposes a suspended scale-out. AWS does not document this. */
public enum ScaleInBesideSuspendedScaleOut {
    /** The scale-out wins, as without the suspension, and is then dropped. The default. */
    BLOCKED,
    /** Suspended proposals are ignored, so the scale-in happens. */
    ALLOWED
}
