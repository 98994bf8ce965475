package io.github.stepscale.report.tuning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.report.page.JsonFile;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.tuning.FamilyResult;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.TuningResult;
import io.github.stepscale.tuning.TuningVerdict;
import io.github.stepscale.tuning.UnseenReport;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.search.TrafficSplit;
import io.github.stepscale.tuning.selection.RejectedPolicy;
import io.github.stepscale.tuning.space.Candidate;
import io.github.stepscale.tuning.space.TunedParameter;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Writes the outcome of a tuning as JSON: {@code version} of this form, {@code verdict} ({@code change}, {@code keep} or
 * {@code nothingQualifies}), whether the search ended by itself ({@code complete}), {@code objective}, the parts of the
 * {@code traffic}, the {@code choice}, the {@code present} policy, what is known of the {@code unseen} part, each of the
 * {@code families}, and the {@code sentences}. Missing values are {@code null}.
 */
public final class TuningSummaryJson {
    private static final int VERSION = 1;

    private TuningSummaryJson() {}

    /** Returns the text of the file; lines end in {@code \n}. */
    public static String of(TuningRequest request, TuningResult result) {
        ObjectNode root = JsonFile.object();
        root.put("version", VERSION);
        root.put("verdict", verdict(result.verdict()));
        root.put("complete", result.complete());
        ObjectiveJson.READABLE.addTo(root, request.objective());
        addTraffic(root.putObject("traffic"), request);
        addPoint(root, "choice", result.choice());
        addPoint(root, "present", result.present());
        JsonFile.put(root, "lowerBoundInstanceHours", result.lowerBoundInstanceHours());
        result.unseen().ifPresentOrElse(unseen -> add(root.putObject("unseen"), unseen), () -> root.putNull("unseen"));
        ArrayNode families = root.putArray("families");
        FamilyFailure failure = FamilyFailure.of(request, result);
        result.families().forEach(family -> add(families.addObject(), family, failure));
        result.sentences().forEach(root.putArray("sentences")::add);
        return JsonFile.of(root);
    }

    private static String verdict(TuningVerdict verdict) {
        return switch (verdict) {
            case CHANGE -> "change";
            case KEEP -> "keep";
            case NOTHING_QUALIFIES -> "nothingQualifies";
        };
    }

    private static void addTraffic(ObjectNode node, TuningRequest request) {
        TrafficSplit split = TrafficSplit.of(request.trace(), request.options().share());
        node.put("tunedFrom", split.tuned().start().toString());
        node.put("tunedMinutes", split.tuned().minutes());
        node.put("unseenMinutes", split.unseen().map(trace -> trace.minutes()).orElse(0));
    }

    private static void addPoint(ObjectNode root, String key, Optional<FrontPoint> point) {
        point.ifPresentOrElse(known -> add(root.putObject(key), known), () -> root.putNull(key));
    }

    private static void add(ObjectNode node, FrontPoint point) {
        Candidate candidate = point.candidate();
        node.put("family", candidate.family().key());
        ObjectNode parameters = node.putObject("parameters");
        for (TunedParameter parameter : candidate.parameters()) {
            parameters
                    .putObject(parameter.name())
                    .put("value", parameter.value())
                    .put("unit", parameter.unit());
        }
        add(node, point.figures());
    }

    private static void add(ObjectNode node, FamilyResult family, FamilyFailure failure) {
        node.put("family", family.family().key());
        node.put("evaluated", family.evaluated());
        family.reason().ifPresentOrElse(reason -> node.put("reason", reason), () -> node.putNull("reason"));
        addPoint(node, "winner", family.winner());
        addPoint(node, "rejected", family.rejected().map(RejectedPolicy::point));
        if (family.winner().isPresent()) {
            node.putNull("failure");
        } else {
            node.put("failure", failure.clause(family));
        }
        addFigures(node, "unseen", family.unseen());
    }

    private static void add(ObjectNode node, UnseenReport unseen) {
        add(node, unseen.figures());
        addFigures(node, "present", unseen.present());
        JsonFile.put(node, "lowerBoundInstanceHours", unseen.lowerBoundInstanceHours());
        JsonFile.put(node, "ratio", unseen.ratio());
        JsonFile.put(node, "resamplesKept", OptionalDouble.of(unseen.resamplesKept()));
        node.put("days", unseen.days());
        node.put("daysKept", unseen.daysKept());
        JsonFile.put(node, "daysMissedAtMost", unseen.daysMissedAtMost());
    }

    private static void addFigures(ObjectNode node, String key, Optional<RunFigures> figures) {
        figures.ifPresentOrElse(known -> add(node.putObject(key), known), () -> node.putNull(key));
    }

    private static void add(ObjectNode node, RunFigures figures) {
        node.put("minutes", figures.minutes());
        node.put("requests", PlainNumbers.decimal(figures.requests()));
        node.put("excessRequests", PlainNumbers.decimal(figures.excessRequests()));
        node.put("excessFraction", PlainNumbers.decimal(figures.excessFraction()));
        JsonFile.put(node, "lateFraction", figures.lateFraction());
        JsonFile.put(node, "longestWaitMinutes", figures.longestWaitMinutes());
        node.put("instanceMinutes", figures.instanceMinutes());
        node.put("instanceHours", PlainNumbers.decimal(figures.instanceHours()));
    }
}
