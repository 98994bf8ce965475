package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.operation.shared.AlignedColumns;
import io.github.stepscale.operation.status.StepChanges;
import io.github.stepscale.template.DeployedSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Formats the changes of a change set as lines of text with aligned columns. */
final class ChangeTable {
    private static final String STEPS = "/StepAdjustments";

    private final Map<String, DeployedSteps> before;
    private final Map<String, DeployedSteps> after;

    /**
     * @param before the steps of the stack as it is, by policy
     * @param after the steps of the stack as it will be
     */
    ChangeTable(Map<String, DeployedSteps> before, Map<String, DeployedSteps> after) {
        this.before = before;
        this.after = after;
    }

    /** Returns a line for each resource, and below it one for each property and each change of the steps. */
    List<String> lines(List<ChangeSets.Change> changes) {
        int action = AlignedColumns.width(changes, ChangeSets.Change::action);
        int resource = AlignedColumns.width(changes, ChangeSets.Change::resource);
        int type = AlignedColumns.width(changes, ChangeSets.Change::type);
        List<String> lines = new ArrayList<>();
        for (ChangeSets.Change change : changes) {
            String line = AlignedColumns.padded(change.action(), action) + "  "
                    + AlignedColumns.padded(change.resource(), resource) + "  "
                    + AlignedColumns.padded(change.type(), type) + replacement(change);
            lines.add(line.stripTrailing());
            details(change).forEach(detail -> lines.add("    " + detail));
        }
        return lines;
    }

    private List<String> details(ChangeSets.Change change) {
        List<String> steps = steps(change.resource());
        List<String> details = new ArrayList<>();
        for (ChangeSets.Change.Property property : change.properties()) {
            // Added in words below, where possible.
            if (steps.isEmpty() || !property.path().contains(STEPS)) {
                text(property).ifPresent(details::add);
            }
        }
        details.addAll(steps);
        return details;
    }

    private List<String> steps(String policy) {
        Optional<DeployedSteps> was = Optional.ofNullable(before.get(policy));
        Optional<DeployedSteps> will = Optional.ofNullable(after.get(policy));
        return was.isPresent() && will.isPresent() ? StepChanges.between(was.get(), will.get()) : List.of();
    }

    private static Optional<String> text(ChangeSets.Change.Property property) {
        if (property.before().isEmpty() && property.after().isEmpty()) {
            return Optional.empty();
        }
        String name = property.path().replaceFirst("^/Properties/", "").replace('/', '.');
        return Optional.of(name + ": " + property.before().orElse("(none)") + " -> "
                + property.after().orElse("(none)"));
    }

    private static String replacement(ChangeSets.Change change) {
        return change.replacement()
                .map(replacement -> switch (replacement) {
                    case YES -> "  replaced";
                    case MAYBE -> "  may be replaced";
                    case NO -> "  in place";
                })
                .orElse("");
    }
}
