package io.github.stepscale.tuning.selection;

import io.github.stepscale.policy.ScalingDescription;
import java.util.List;

/** Says what stands against deploying a policy. */
@FunctionalInterface
public interface PolicyCheck {
    /** Allows every policy. */
    PolicyCheck NONE = description -> List.of();

    /** The codes of the errors and warnings that forbid a choice, such as {@code W-M10}; empty if it is allowed. */
    List<String> objections(ScalingDescription description);
}
