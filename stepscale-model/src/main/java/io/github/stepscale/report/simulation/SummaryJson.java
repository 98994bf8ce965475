package io.github.stepscale.report.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.report.advice.AdviceJson;
import io.github.stepscale.report.certificate.CertificateReport;
import io.github.stepscale.report.page.JsonFile;
import io.github.stepscale.scenario.ScenarioResult;
import io.github.stepscale.simulation.ElasticityMetrics;
import io.github.stepscale.simulation.FixedCapacity;
import io.github.stepscale.simulation.Hindsight;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.ReplayResult;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.text.PlainNumbers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Writes the numbers of a replay as JSON: an object for each of {@code policy}, {@code targetTracking}, {@code fixed} and
 * {@code hindsight}, then {@code objective} with its misses, the {@code tests}, the {@code traffic} notes, the
 * {@code shortageCauses} and the {@code edits}. Missing values are {@code null}. Where the response of an instance is known, each of the four has {@code timedOutRequests} and
 * {@code worstLatencyMs}, and with a limit of the latency {@code latencyKeptFraction}.
 */
public final class SummaryJson {
    private SummaryJson() {}

    /** Returns the text of the file; lines end in {@code \n}. */
    public static String of(Objective objective, ReplayResult replay, ReportNotes notes) {
        return of(objective, replay, notes, Optional.empty());
    }

    /**
     * Returns the text of the file with {@code certificate}, the certificate of the policy on this traffic.
     *
     * @param certificate absent for a policy without one, which has no such key
     */
    public static String of(
            Objective objective, ReplayResult replay, ReportNotes notes, Optional<CertificateReport> certificate) {
        ObjectNode root = JsonFile.object();
        add(root.putObject("policy"), replay.policy().summary());
        replay.targetTracking()
                .ifPresentOrElse(
                        tracking -> add(root.putObject("targetTracking"), tracking.summary()),
                        () -> root.putNull("targetTracking"));
        replay.fixed().ifPresentOrElse(fixed -> add(root.putObject("fixed"), fixed), () -> root.putNull("fixed"));
        replay.hindsight()
                .ifPresentOrElse(best -> add(root.putObject("hindsight"), best), () -> root.putNull("hindsight"));
        if (objective.isAny()) {
            add(root.putObject("objective"), objective.misses(replay.policy().summary()));
        } else {
            root.putNull("objective");
        }
        certificate.ifPresent(report -> report.addTo(root));
        addTests(root.putArray("tests"), notes.tests());
        notes.traffic().forEach(root.putArray("trafficNotes")::add);
        AdviceJson.add(root, notes.advice());
        return JsonFile.of(root);
    }

    private static void add(ObjectNode node, List<Objective.Miss> misses) {
        node.put("met", misses.isEmpty());
        ArrayNode all = node.putArray("misses");
        for (Objective.Miss miss : misses) {
            ObjectNode one = all.addObject().put("key", miss.key());
            JsonFile.put(
                    one,
                    "actual",
                    Double.isFinite(miss.actual()) ? OptionalDouble.of(miss.actual()) : OptionalDouble.empty());
            one.put("limit", PlainNumbers.decimal(miss.requested()));
        }
    }

    private static void addTests(ArrayNode array, List<ScenarioResult> tests) {
        for (ScenarioResult test : tests) {
            ArrayNode failures = array.addObject()
                    .put("name", test.name())
                    .put("passed", test.passed())
                    .putArray("failures");
            test.failures().forEach(failure -> failures.add(failure.sentence()));
        }
    }

    private static void add(ObjectNode node, FixedCapacity fixed) {
        add(node, fixed.run().summary());
        node.put("instances", fixed.instances());
    }

    private static void add(ObjectNode node, Hindsight best) {
        add(node, best.summary());
        node.put("lowerBoundInstanceHours", PlainNumbers.decimal(best.lowerBoundInstanceHours()));
        node.put("gap", PlainNumbers.decimal(best.gap()));
    }

    private static void add(ObjectNode node, Summary summary) {
        node.put("minutes", summary.minutes());
        node.put("requests", PlainNumbers.decimal(summary.requests()));
        JsonFile.put(node, "excessRequests", summary.excessRequests());
        JsonFile.put(node, "excessFraction", summary.excessFraction());
        summary.minutesShort()
                .ifPresentOrElse(count -> node.put("minutesShort", count), () -> node.putNull("minutesShort"));
        JsonFile.put(node, "worstWaitMinutes", summary.worstWaitMinutes());
        node.put("instanceMinutes", summary.instanceMinutes());
        node.put("instanceHours", PlainNumbers.decimal(summary.instanceHours()));
        node.put("activities", summary.activities());
        node.put("scaleOuts", summary.scaleOuts());
        node.put("scaleIns", summary.scaleIns());
        node.put("noStep", summary.noStep());
        node.put("peakRunning", summary.peakRunning());
        summary.elasticity()
                .ifPresentOrElse(
                        elasticity -> add(node.putObject("elasticity"), elasticity), () -> node.putNull("elasticity"));
        summary.response().ifPresent(response -> add(node, response));
    }

    private static void add(ObjectNode node, Summary.Response response) {
        node.put("timedOutRequests", PlainNumbers.decimal(response.timedOutRequests()));
        JsonFile.put(node, "worstLatencyMs", response.worstLatencyMs());
        response.latencyKeptFraction().ifPresent(share -> node.put("latencyKeptFraction", PlainNumbers.decimal(share)));
    }

    private static void add(ObjectNode node, ElasticityMetrics elasticity) {
        node.put("accuracyUnder", PlainNumbers.decimal(elasticity.accuracyUnder()));
        node.put("accuracyOver", PlainNumbers.decimal(elasticity.accuracyOver()));
        node.put("timeshareUnder", PlainNumbers.decimal(elasticity.timeshareUnder()));
        node.put("timeshareOver", PlainNumbers.decimal(elasticity.timeshareOver()));
        node.put("normalisedUnder", PlainNumbers.decimal(elasticity.normalisedUnder()));
        node.put("normalisedOver", PlainNumbers.decimal(elasticity.normalisedOver()));
        node.put("jitter", PlainNumbers.decimal(elasticity.jitter()));
        node.put("instability", PlainNumbers.decimal(elasticity.instability()));
    }
}
