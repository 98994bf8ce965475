package io.github.stepscale.report.advice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.report.page.JsonFile;
import io.github.stepscale.simulation.ShortageCauses;
import io.github.stepscale.simulation.ShortageCauses.Cause;
import io.github.stepscale.simulation.ShortageCauses.Drop;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.tuning.edit.PolicyEdit;
import io.github.stepscale.tuning.edit.PolicyEdits;
import io.github.stepscale.tuning.edit.SettingChange;
import java.math.BigDecimal;

/**
 * Writes advice as JSON: {@code shortageCauses} and {@code edits}, each {@code null} if it is unknown or was not looked for.
 */
public final class AdviceJson {
    private AdviceJson() {}

    /** Adds both keys to an object. */
    public static void add(ObjectNode root, Advice advice) {
        advice.causes()
                .ifPresentOrElse(
                        causes -> add(root.putObject("shortageCauses"), causes), () -> root.putNull("shortageCauses"));
        advice.edits().ifPresentOrElse(edits -> add(root.putObject("edits"), edits), () -> root.putNull("edits"));
    }

    private static void add(ObjectNode node, ShortageCauses causes) {
        node.put("measure", measure(causes.measure())).put("total", causes.total());
        ArrayNode drops = node.putArray("causes");
        for (Drop drop : causes.drops()) {
            add(drops.addObject().put("cause", cause(drop.cause())), causes, drop.amount());
        }
        node.put("rest", causes.rest());
        JsonFile.put(node, "restShare", causes.share(causes.rest()));
    }

    private static void add(ObjectNode node, ShortageCauses causes, BigDecimal amount) {
        node.put("drop", amount);
        JsonFile.put(node, "share", causes.share(amount));
    }

    private static String measure(ShortageCauses.Measure measure) {
        return switch (measure) {
            case EXCESS -> "excessRequests";
            case LATE -> "lateRequests";
            case WAIT -> "longestWaitMinutes";
        };
    }

    private static String cause(Cause cause) {
        return switch (cause) {
            case START_UP_DELAY -> "startUpDelay";
            case METRIC_DELAY -> "metricDelay";
            case COOLDOWN -> "cooldown";
            case STEPS -> "steps";
            case MAXIMUM -> "maximum";
        };
    }

    private static void add(ObjectNode node, PolicyEdits edits) {
        node.put("presentMeets", edits.presentMeets())
                .put("simulated", edits.simulated())
                .put("left", edits.left());
        edits.skipped().ifPresentOrElse(reason -> node.put("skipped", reason), () -> node.putNull("skipped"));
        ArrayNode cheapest = node.putArray("cheapest");
        edits.edits().forEach(edit -> add(cheapest.addObject(), edit));
        edits.nearest().ifPresentOrElse(edit -> add(node.putObject("nearest"), edit), () -> node.putNull("nearest"));
    }

    private static void add(ObjectNode node, PolicyEdit edit) {
        ArrayNode changes = node.putArray("changes");
        for (SettingChange change : edit.changes()) {
            ObjectNode one = changes.addObject();
            ArrayNode paths = one.putArray("paths");
            change.paths().forEach(paths::add);
            one.put("before", change.before()).put("after", change.after());
        }
        figures(node, edit.summary());
        ArrayNode diff = node.putArray("diff");
        edit.diff().forEach(diff::add);
    }

    private static void figures(ObjectNode node, Summary summary) {
        node.put("instanceHours", PlainNumbers.decimal(summary.instanceHours()));
        JsonFile.put(node, "excessRequests", summary.excessRequests());
        JsonFile.put(node, "excessFraction", summary.excessFraction());
        JsonFile.put(node, "worstWaitMinutes", summary.worstWaitMinutes());
        summary.latencyKeptFraction().ifPresent(share -> node.put("latencyKeptFraction", PlainNumbers.decimal(share)));
    }
}
