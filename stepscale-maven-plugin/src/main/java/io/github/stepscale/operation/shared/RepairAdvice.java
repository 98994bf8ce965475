package io.github.stepscale.operation.shared;

import java.util.List;

/** What brings scaling back: every such sentence stands here, so that no goal sends the user to one that sends him back. */
public final class RepairAdvice {
    /** Where the stack is not deployed, or CloudFormation would see a difference. */
    public static final String DEPLOY = "Run mvn stepscale:deploy, or correct the descriptor.";

    /** Where something that the stack made was changed or taken away by another hand. */
    public static final String ANEW = "CloudFormation compares templates, so a deployment sees nothing of this: run"
            + " mvn stepscale:delete, then mvn stepscale:deploy. In between nothing scales, and the endpoint keeps its"
            + " capacity.";

    private RepairAdvice() {}

    /**
     * Where the stack is another's: both moves above are refused there.
     *
     * @param these resources that are not ours, each in words
     */
    public static String notOurs(List<String> these) {
        return "The stack is not ours: no descriptor of this target makes these: " + String.join(", ", these)
                + ". Choose another stackName, or take the stack over with mvn stepscale:deploy"
                + " -Dstepscale.adopt=true.";
    }
}
