package io.github.stepscale.service;

/** Whether scaling in is allowed during the cooldown of a scale-out. AWS does not document this. */
public enum ScaleInDuringScaleOutCooldown {
    /** The literal reading of the Application Auto Scaling User Guide. The default. */
    ALLOWED,
    /** The cautious reading. */
    BLOCKED
}
