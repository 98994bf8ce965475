package io.github.stepscale.operation.shared;

import io.github.stepscale.operation.Hints;
import java.util.List;

/** Advice that restores scaling. All of it is here, so that no operation sends the user in a circle. */
public final class RepairAdvice {
    private RepairAdvice() {}

    /** Advice where the stack is not deployed, or CloudFormation would see a difference. */
    public static String deploy(Hints hints) {
        return "Run " + hints.run("deploy") + ", or correct the descriptor.";
    }

    /** Advice where a resource of the stack was changed or deleted without CloudFormation. */
    public static String recreate(Hints hints) {
        return "CloudFormation compares only templates, so a deployment does not detect this: run "
                + hints.run("delete")
                + ", then " + hints.run("deploy")
                + ". In between nothing scales, and the endpoint keeps its capacity.";
    }

    /**
     * Advice where something else made the stack: deploying and deleting are refused there.
     *
     * @param foreign resources that stepscale does not make for the target, as text
     */
    public static String foreignStack(List<String> foreign, Hints hints) {
        return "The stack contains resources that stepscale does not make for this target: "
                + String.join(", ", foreign)
                + ". Choose another stackName, or take the stack over with " + hints.run("deploy") + " "
                + hints.set("adopt", "true") + ".";
    }
}
