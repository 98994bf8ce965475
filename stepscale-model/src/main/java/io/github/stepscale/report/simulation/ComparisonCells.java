package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.ReplayResult;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.text.ReadableNumbers;

/** The cells of the table, one method per row. */
record ComparisonCells(ScalingPlan plan, Service service, ReplayResult replay) {

    String excess(Summary summary) {
        return summary.excessRequests().isEmpty()
                ? ReadableNumbers.NONE
                : ReadableNumbers.count(summary.excessRequests().getAsDouble()) + " ("
                        + ReadableNumbers.percent(summary.excessFraction().orElseThrow()) + ")";
    }

    String minutesShort(Summary summary) {
        return summary.minutesShort().isEmpty()
                ? ReadableNumbers.NONE
                : ReadableNumbers.of(summary.minutesShort().getAsInt());
    }

    String worstWait(Summary summary) {
        return summary.longestWaitMinutes().isEmpty()
                ? ReadableNumbers.NONE
                : WaitText.number(WaitText.minutes(summary));
    }

    /** The name of an hour of one unit of capacity, in the plural. */
    String hours() {
        return plan.scaling().target().unit() + "-hours";
    }

    String instanceHours(Summary summary) {
        return ReadableNumbers.of(summary.instanceHours());
    }

    boolean hasPrice() {
        return service.instancePrice().isPresent();
    }

    String cost(Summary summary) {
        return ReadableNumbers.money(
                summary.instanceHours() * service.instancePrice().orElseThrow());
    }

    String activities(Summary summary) {
        return ReadableNumbers.of(summary.activities())
                + (summary.activities() == 0
                        ? ""
                        : " (" + ReadableNumbers.of(summary.scaleOuts()) + " out, "
                                + ReadableNumbers.of(summary.scaleIns()) + " in)");
    }

    String ofHindsight(Summary summary) {
        return replay.hindsight()
                .filter(found -> found.summary().instanceMinutes() > 0)
                .map(found ->
                        (double) summary.instanceMinutes() / found.summary().instanceMinutes())
                .map(ReadableNumbers::of)
                .orElse(ReadableNumbers.NONE);
    }
}
