package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.template.LogicalIds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The result of a deployment.
 *
 * @param stackId the ARN of the stack; absent if there is none, after a dry run
 * @param outputs the outputs of the stack: the address of the dashboard first, then by name
 * @param changes the changes that were made, or would be
 */
public record DeployResult(
        Ending ending,
        String stack,
        String account,
        String region,
        Optional<String> stackId,
        Map<String, String> outputs,
        List<ChangeSets.Change> changes) {

    /** How a successful deployment ended. */
    public enum Ending {
        /** The stack is new. */
        CREATED,
        /** The stack was changed. */
        UPDATED,
        /** The stack took over resources that existed. */
        IMPORTED,
        /** The template was unchanged; live resources that differed were brought back. */
        REPAIRED,
        /** There was nothing to change. */
        UNCHANGED,
        /** A dry run showed what would be changed. */
        PLANNED,
        /** The change set was kept for later. */
        KEPT
    }

    static DeployResult of(
            Ending ending,
            String stack,
            String account,
            String region,
            Optional<Stacks.Stack> state,
            List<ChangeSets.Change> changes) {
        return new DeployResult(
                ending,
                stack,
                account,
                region,
                state.map(Stacks.Stack::id),
                state.map(found -> inOrder(found.outputs())).orElseGet(Map::of),
                List.copyOf(changes));
    }

    /** Returns the same with another ending. */
    DeployResult as(Ending other) {
        return new DeployResult(other, stack, account, region, stackId, outputs, changes);
    }

    private static Map<String, String> inOrder(Map<String, String> outputs) {
        Map<String, String> ordered = new LinkedHashMap<>();
        SortedMap<String, String> sorted = new TreeMap<>(outputs);
        Optional.ofNullable(sorted.remove(LogicalIds.DASHBOARD_URL))
                .ifPresent(url -> ordered.put(LogicalIds.DASHBOARD_URL, url));
        ordered.putAll(sorted);
        return ordered;
    }
}
