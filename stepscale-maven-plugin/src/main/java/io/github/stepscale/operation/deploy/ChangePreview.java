package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.operation.deploy.stack.RetainedResources;
import io.github.stepscale.operation.shared.OptionalRead;
import io.github.stepscale.template.DeployedResources;
import io.github.stepscale.template.DeployedSteps;
import io.github.stepscale.text.Plurals;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows what a change set would change, with steps in the metric's own units. */
final class ChangePreview {
    private final DeployContext context;
    private final Output output;
    private final Hints hints;
    private final DeployOptions options;

    ChangePreview(DeployContext context) {
        this.context = context;
        this.output = context.output();
        this.hints = context.hints();
        this.options = context.options();
    }

    void show(Optional<Stacks.Stack> stack, List<ChangeSets.Change> changes, Map<String, DeployedSteps> after) {
        output.line(Plurals.of(changes.size(), "resource") + " to change"
                + (changes.isEmpty() ? ": only outputs, tags or descriptions differ" : ""));
        new ChangeTable(after.isEmpty() ? after : steps(stack, changes), after)
                .lines(changes)
                .forEach(output::line);
        stack.ifPresent(state -> showRetained(state, changes));
    }

    /** Only where something is removed, since it takes a request. */
    private void showRetained(Stacks.Stack stack, List<ChangeSets.Change> changes) {
        List<String> removed = changes.stream()
                .filter(change -> change.action().equals("Remove"))
                .map(ChangeSets.Change::resource)
                .toList();
        if (!removed.isEmpty()) {
            new RetainedResources(
                            OptionalRead.orElse(() -> retained(stack), refused -> RetainedResources.unread(output)))
                    .print(output, removed);
        }
    }

    private List<String> retained(Stacks.Stack stack) {
        return DeployedResources.of(context.template(stack), stack.parameters()).retained();
    }

    /** Only where steps can change, since it takes a request. */
    private Map<String, DeployedSteps> steps(Optional<Stacks.Stack> stack, List<ChangeSets.Change> changes) {
        boolean modified = changes.stream()
                .anyMatch(
                        change -> change.action().equals("Modify") && RemovedResources.SCALING.contains(change.type()));
        return stack.filter(state -> modified).map(this::steps).orElseGet(Map::of);
    }

    private Map<String, DeployedSteps> steps(Stacks.Stack stack) {
        return OptionalRead.orElse(() -> readSteps(context.template(stack)), this::withoutSteps);
    }

    private Map<String, DeployedSteps> readSteps(String template) {
        if (!DeployedSteps.isReadable(template)) {
            output.line("The current steps are not shown: the template of the stack cannot be read as JSON or YAML.");
        }
        return DeployedSteps.of(template);
    }

    private Map<String, DeployedSteps> withoutSteps(AwsException refused) {
        output.line("The current steps are not shown. " + ErrorAdvice.note(refused));
        return Map.of();
    }

    DeployResult planOnly(Optional<Stacks.Stack> stack, String account, ChangeSets.ChangeSet changes) {
        new RemovedResources(changes.changes(), hints).printNeeds(options.allowReplacement(), output);
        output.line("A dry run: nothing was changed.");
        return context.result(Ending.PLANNED, stack, account, changes.changes());
    }
}
