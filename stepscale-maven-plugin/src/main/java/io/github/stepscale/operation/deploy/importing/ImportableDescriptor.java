package io.github.stepscale.operation.deploy.importing;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.stack.DeletionPolicy;
import io.github.stepscale.policy.stack.StackSettings;
import java.util.ArrayList;
import java.util.List;

/** Finds what in a descriptor makes an import impossible, whatever is live. */
final class ImportableDescriptor {
    private ImportableDescriptor() {}

    static List<String> objections(ScalingPlan plan) {
        StackSettings stack = plan.scaling().stack();
        List<String> objections = new ArrayList<>();
        if (stack.deletionPolicy() != DeletionPolicy.RETAIN) {
            objections.add("deletionPolicy is missing: CloudFormation imports a resource only with one, and Retain"
                    + " keeps it whatever becomes of the stack. Write deletionPolicy: Retain.");
        }
        if (stack.dashboard().enabled()) {
            objections.add("The dashboard would be new: CloudFormation imports resources only where nothing is made."
                    + " Write dashboard: false, and remove it after the import.");
        }
        if (stack.outputs()) {
            objections.add("The outputs would be new: CloudFormation imports resources only where none are added."
                    + " Write outputs: false, and remove it after the import.");
        }
        plan.plannedRules().stream()
                .map(rule -> rule.id())
                .filter(id -> stack.namesOf(id).alarm().isEmpty())
                .map(id -> plan.scaling().ruleName(id))
                .forEach(rule -> objections.add("names." + rule + ".alarm is missing: an alarm that exists has a name."
                        + " Write it" + (rule.equals("Wake") ? ", or wakeFromZero: false if there is none." : ".")));
        return objections;
    }
}
