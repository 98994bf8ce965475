package io.github.stepscale.simulation;

/** Whether capacity may be taken away while the cooldown of a scale-out runs. AWS does not say. */
public enum ScaleInDuringScaleOutCooldown {
    /** The literal reading of Application Auto Scaling's guide; the default. */
    ALLOWED,
    /** The cautious reading. */
    BLOCKED
}
