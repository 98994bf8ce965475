package io.github.stepscale.operation.deploy.importing;

import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.shared.TargetOwners;
import io.github.stepscale.text.Lists;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds resources that another stack has: CloudFormation imports none of them. */
final class ImportedOwners {
    private final TargetOwners owners;
    private final Output output;

    /** @param output receives the commands that move the resources out */
    ImportedOwners(TargetOwners owners, Output output) {
        this.owners = owners;
        this.output = output;
    }

    /**
     * Returns a sentence for each such stack.
     *
     * @param own the ARN of the stack to import into; empty while there is none
     */
    List<String> objections(List<ChangeSets.ResourceToImport> resources, Optional<String> own) {
        Map<String, List<String>> byStack = new LinkedHashMap<>();
        for (ChangeSets.ResourceToImport resource : resources) {
            String physicalId = ImportedResources.physicalId(resource);
            owners.findOther(physicalId, own)
                    .ifPresent(stack -> byStack.computeIfAbsent(stack.name(), name -> new ArrayList<>())
                            .addAll(logicalIds(stack, physicalId)));
        }
        List<String> objections = new ArrayList<>();
        byStack.forEach((stack, ids) -> {
            objections.add("The stack " + stack + " has " + Lists.and(ids)
                    + ", and a resource belongs to one stack. Move "
                    + (ids.size() == 1 ? "it" : "them") + " out of that stack with the commands above, then import.");
            printCommands(stack, ids);
        });
        return objections;
    }

    private static List<String> logicalIds(Stacks.OwningStack stack, String physicalId) {
        return stack.resources().stream()
                .filter(resource -> resource.physicalId().equals(physicalId))
                .map(Stacks.Resource::logicalId)
                .toList();
    }

    private void printCommands(String stack, List<String> ids) {
        String file = stack + ".yaml";
        String update = "    aws cloudformation deploy --stack-name " + stack + " --template-file " + file
                + " --capabilities CAPABILITY_NAMED_IAM";
        output.line("To move " + Lists.and(ids) + " out of the stack " + stack + ", so that nothing stops scaling:");
        output.line("    aws cloudformation get-template --stack-name " + stack
                + " --query TemplateBody --output text > " + file);
        output.line("  write DeletionPolicy: Retain beside the Type of each of them in " + file + ", then");
        output.line(update);
        output.line("  remove them from " + file + ", with the outputs and conditions that refer to them, then");
        output.line(update);
    }
}
