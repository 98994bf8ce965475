package io.github.stepscale.operation.shared;

import io.github.stepscale.operation.Hints;
import java.util.List;
import java.util.Map;

/** Advice that restores scaling. All of it is here, so that no operation sends the user in a circle. */
public final class RepairAdvice {
    private RepairAdvice() {}

    /** Advice where the stack is not deployed, or CloudFormation would see a difference. */
    public static String deploy(Hints hints) {
        return "Run " + hints.run("deploy") + ", or correct the descriptor.";
    }

    /** Advice where a resource of the stack was changed or deleted without CloudFormation. */
    public static String repair(Hints hints) {
        return "CloudFormation compares only templates, so a plain deployment does not detect this: run "
                + repairCommand(hints) + ". With " + hints.set("dryRun", "true")
                + " it only says what it would do.";
    }

    /** Advice where a repair could not remove a difference. */
    public static String recreate(Hints hints) {
        return "The last resort is to delete the stack with " + hints.run("delete") + " and to create it again with "
                + hints.run("deploy") + ". In between nothing scales, and the endpoint keeps its capacity.";
    }

    /** Returns the command of a repair: {@code mvn stepscale:deploy -Dstepscale.repair=true}. */
    public static String repairCommand(Hints hints) {
        return hints.run("deploy", Map.of("repair", "true"));
    }

    /**
     * Advice where something else made the stack: deploying and deleting are refused there.
     *
     * @param foreign resources that stepscale does not make for the target, as text
     */
    public static String foreignStack(List<String> foreign, Hints hints) {
        return "The stack contains resources that stepscale does not make for this target: "
                + String.join(", ", foreign)
                + ". Choose another stackName, or take the stack over with "
                + hints.run("deploy", Map.of("adopt", "true"))
                + ".";
    }
}
