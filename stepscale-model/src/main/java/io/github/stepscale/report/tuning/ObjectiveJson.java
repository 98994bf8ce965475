package io.github.stepscale.report.tuning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.report.page.JsonFile;
import io.github.stepscale.simulation.LatencyObjective;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.text.PlainNumbers;

/**
 * Writes an objective. Its files have two forms of the limit of the latency: a certificate is read back and compared, so
 * it has whole nanoseconds; a summary is read by people and scripts, and has milliseconds like all else there.
 */
enum ObjectiveJson {
    /** With {@code atMostNanos}. */
    EXACT,
    /** With {@code atMostMs}. */
    READABLE;

    /** Adds {@code objective} to the root of a file. */
    void addTo(ObjectNode root, Objective objective) {
        ObjectNode node = root.putObject("objective");
        JsonFile.put(node, "maxExcess", objective.maxExcess());
        JsonFile.put(node, "maxWait", objective.maxWait());
        JsonFile.put(node, "maxInstanceHours", objective.maxInstanceHours());
        objective
                .latency()
                .ifPresentOrElse(latency -> add(node.putObject("latency"), latency), () -> node.putNull("latency"));
    }

    private void add(ObjectNode node, LatencyObjective latency) {
        node.put("statistic", latency.statistic().word());
        switch (this) {
            case EXACT -> node.put("atMostNanos", latency.atMost().toNanos());
            case READABLE -> node.put("atMostMs", PlainNumbers.decimal(latency.atMostMs()));
        }
        node.put("requests", PlainNumbers.decimal(latency.requests()));
    }
}
