package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.simulation.Replay;
import io.github.stepscale.simulation.Service;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.text.Numbers;

/** The cells of the table, one method per row. */
record ComparisonCells(ScalingPlan plan, Service service, Replay replay) {

    String excess(Summary summary) {
        return summary.excessRequests().isEmpty()
                ? Numbers.NONE
                : Numbers.count(summary.excessRequests().getAsDouble()) + " ("
                        + Numbers.percent(summary.excessFraction().orElseThrow()) + ")";
    }

    String minutesShort(Summary summary) {
        return summary.minutesShort().isEmpty()
                ? Numbers.NONE
                : Numbers.of(summary.minutesShort().getAsInt());
    }

    String worstWait(Summary summary) {
        return summary.longestWaitMinutes().isEmpty() ? Numbers.NONE : WaitText.number(WaitText.minutes(summary));
    }

    /** The name of an hour of one unit of capacity, in the plural. */
    String hours() {
        return plan.scaling().target().unit() + "-hours";
    }

    String instanceHours(Summary summary) {
        return Numbers.of(summary.instanceHours());
    }

    boolean hasPrice() {
        return service.instancePrice().isPresent();
    }

    String cost(Summary summary) {
        return Numbers.money(summary.instanceHours() * service.instancePrice().orElseThrow());
    }

    String activities(Summary summary) {
        return Numbers.of(summary.activities())
                + (summary.activities() == 0
                        ? ""
                        : " (" + Numbers.of(summary.scaleOuts()) + " out, " + Numbers.of(summary.scaleIns()) + " in)");
    }

    String ofHindsight(Summary summary) {
        return replay.hindsight()
                .filter(found -> found.summary().instanceMinutes() > 0)
                .map(found ->
                        (double) summary.instanceMinutes() / found.summary().instanceMinutes())
                .map(Numbers::of)
                .orElse(Numbers.NONE);
    }
}
