package io.github.stepscale.report.advice;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.tuning.edit.PolicyEdit;
import io.github.stepscale.tuning.edit.PolicyEdits;
import java.util.ArrayList;
import java.util.List;

/**
 * Says which edits meet the objective, and what they cost.
 *
 * @param plan the plan of the present policy
 * @param edits its edits
 */
record EditText(ScalingPlan plan, PolicyEdits edits) {

    /** One sentence for the log. */
    String sentence() {
        if (edits.skipped().isPresent()) {
            return "No edits of the policy were tried: " + edits.skipped().get() + ".";
        }
        if (!edits.edits().isEmpty()) {
            PolicyEdit cheapest = edits.edits().get(0);
            return "The cheapest small edit that " + (edits.presentMeets() ? "still " : "") + "meets the objective: "
                    + cheapest.describe() + ", for " + cost(cheapest) + "; report.html has its diff.";
        }
        if (edits.presentMeets()) {
            return "No edit of one or two settings meets the objective for less.";
        }
        return "No edit of one or two settings meets the objective"
                + edits.nearest()
                        .map(edit -> "; the nearest: " + edit.describe() + ", for " + cost(edit) + " with "
                                + shortage(edit.summary()))
                        .orElse("")
                + ".";
    }

    /** What the list of edits is, for the page. */
    String introduction() {
        if (edits.skipped().isPresent() || edits.edits().isEmpty()) {
            return sentence() + (edits.skipped().isPresent() ? "" : left());
        }
        return (edits.presentMeets()
                        ? "These edits of one or two settings still meet the objective on this traffic, for less."
                        : "With one of these edits of one or two settings the policy meets the objective on this traffic.")
                + " They are the cheapest of " + ReadableNumbers.of(edits.simulated())
                + " that were simulated on all of the traffic, and bring no new finding of lint." + left()
                + " That is no promise on other"
                + " traffic: tune chooses on one part of the traffic and judges on another.";
    }

    /** What was not tried, after a space; empty if everything was. */
    private String left() {
        return edits.left() == 0
                ? ""
                : " " + ReadableNumbers.of(edits.left(), "further pair")
                        + (edits.left() == 1 ? " was" : " were")
                        + " left out, since their parts promise less.";
    }

    /** The edits to show: the cheapest or, where none meets the objective, the nearest. */
    List<PolicyEdit> shown() {
        return edits.edits().isEmpty() ? edits.nearest().stream().toList() : edits.edits();
    }

    /** The cost of an edit and how it differs from the present. */
    String cost(PolicyEdit edit) {
        return hours(edit.summary()) + " (now "
                + ReadableNumbers.of(edits.present().instanceHours()) + ")";
    }

    String hours(Summary summary) {
        return ReadableNumbers.of(
                summary.instanceHours(), plan.scaling().target().unit() + "-hour");
    }

    /** The difference of the cost in percent, with its sign. */
    String difference(PolicyEdit edit) {
        double present = edits.present().instanceHours();
        double share = (edit.summary().instanceHours() - present) / present;
        return (share > 0 ? "+" : "") + ReadableNumbers.percent(share);
    }

    /** All that can be short in a run. */
    String shortage(Summary summary) {
        List<String> parts = new ArrayList<>();
        boolean queues = summary.longestWaitMinutes().isPresent()
                && plan.scaling().target().kind() == EndpointKind.ASYNC;
        summary.latencyKeptFraction()
                .ifPresent(kept -> parts.add(ReadableNumbers.percent(1 - kept) + " of the requests late"));
        if (queues) {
            parts.add("a longest wait of "
                    + ReadableNumbers.of(summary.longestWaitMinutes().getAsDouble(), "minute"));
        } else {
            summary.excessFraction()
                    .ifPresent(share -> parts.add(ReadableNumbers.percent(share) + " of the requests above capacity"));
        }
        return String.join(", ", parts);
    }
}
