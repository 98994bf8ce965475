package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.report.page.Figures;
import io.github.stepscale.simulation.Replay;
import io.github.stepscale.simulation.Service;
import io.github.stepscale.simulation.Summary;

/** The cells of the table, one method a row. */
record Cells(ScalingPlan plan, Service service, Replay replay) {

    String excess(Summary summary) {
        return summary.excessRequests().isEmpty()
                ? Figures.NONE
                : Figures.count(summary.excessRequests().getAsDouble()) + " ("
                        + Figures.percent(summary.excessFraction().orElseThrow()) + ")";
    }

    String minutesShort(Summary summary) {
        return summary.minutesShort().isEmpty()
                ? Figures.NONE
                : Figures.number(summary.minutesShort().getAsInt());
    }

    String worstWait(Summary summary) {
        return summary.longestWaitMinutes().isEmpty() ? Figures.NONE : Waits.number(Waits.minutes(summary));
    }

    /** What an hour of a unit of capacity is called. */
    String hours() {
        return plan.scaling().target().unit() + "-hours";
    }

    String instanceHours(Summary summary) {
        return Figures.number(summary.instanceHours());
    }

    boolean hasPrice() {
        return service.instancePrice().isPresent();
    }

    String cost(Summary summary) {
        return Figures.money(summary.instanceHours() * service.instancePrice().orElseThrow());
    }

    String activities(Summary summary) {
        return Figures.number(summary.activities())
                + (summary.activities() == 0
                        ? ""
                        : " (" + Figures.number(summary.scaleOuts()) + " out, " + Figures.number(summary.scaleIns())
                                + " in)");
    }

    String ofHindsight(Summary summary) {
        return replay.hindsight()
                .filter(found -> found.summary().instanceMinutes() > 0)
                .map(found ->
                        (double) summary.instanceMinutes() / found.summary().instanceMinutes())
                .map(Figures::number)
                .orElse(Figures.NONE);
    }
}
