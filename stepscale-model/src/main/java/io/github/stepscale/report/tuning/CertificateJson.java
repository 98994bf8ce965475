package io.github.stepscale.report.tuning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.plan.CanonicalPlan;
import io.github.stepscale.report.page.JsonFile;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.tuning.certificate.CertifiedChoice;
import io.github.stepscale.tuning.certificate.CertifiedConditions;
import io.github.stepscale.tuning.certificate.CertifiedDays;
import io.github.stepscale.tuning.certificate.CertifiedRun;
import io.github.stepscale.tuning.certificate.CertifiedTraffic;
import io.github.stepscale.tuning.certificate.TuningCertificate;
import java.util.Optional;

/**
 * Writes and reads {@code certificate.json}. The keys have a fixed order, missing values are {@code null}, numbers are
 * plain decimals that are read back as the same double; the same certificate gives the same bytes.
 */
public final class CertificateJson {
    private CertificateJson() {}

    /** Returns the text of the file; lines end in {@code \n}. */
    public static String of(TuningCertificate certificate) {
        ObjectNode root = JsonFile.object();
        root.put("format", certificate.versions().format());
        root.put("stepscale", certificate.versions().stepscale());
        ObjectiveJson.EXACT.addTo(root, certificate.objective());
        root.put("margin", PlainNumbers.decimal(certificate.margin()));
        root.put("seed", certificate.seed());
        add(root.putObject("choice"), certificate.choice());
        add(root.putObject("plan"), certificate.choice().plan());
        add(root, certificate.conditions());
        ObjectNode tuned = root.putObject("tuned");
        add(tuned, certificate.tuned());
        tuned.put("hours", certificate.tunedHours().digits());
        putRun(root, "unseen", certificate.unseen());
        putDays(root, certificate.days());
        add(root.putObject("whole"), certificate.whole());
        ArrayNode statements = root.putArray("statements");
        certificate.statements().forEach(statements::add);
        return JsonFile.of(root);
    }

    /**
     * Reads a file. Its mistakes are part of the result; none is thrown.
     *
     * @param fileName the name of the file in findings
     * @param content the bytes of the file: UTF-8, at most 1 MiB
     */
    public static CertificateReadResult read(String fileName, byte[] content) {
        return CertificateReader.read(fileName, content);
    }

    private static void add(ObjectNode node, CertifiedChoice choice) {
        node.put("family", choice.family());
        ObjectNode parameters = node.putObject("parameters");
        choice.parameters().forEach(parameters::put);
    }

    private static void add(ObjectNode node, CanonicalPlan plan) {
        node.put("sha256", plan.sha256());
        ObjectNode values = node.putObject("values");
        plan.values().forEach(values::put);
    }

    private static void add(ObjectNode root, CertifiedConditions conditions) {
        ObjectNode service = root.putObject("service");
        conditions.service().forEach(service::put);
        ObjectNode delays = root.putObject("delays");
        conditions
                .delays()
                .forEach((name, range) ->
                        delays.putObject(name).put("from", range.from()).put("to", range.to()));
        root.put("searchedMinCapacity", conditions.searchedMinCapacity());
    }

    private static void putRun(ObjectNode root, String key, Optional<CertifiedRun> run) {
        run.ifPresentOrElse(known -> add(root.putObject(key), known), () -> root.putNull(key));
    }

    private static void add(ObjectNode node, CertifiedRun run) {
        CertifiedTraffic traffic = run.traffic();
        node.put("sha256", traffic.sha256());
        node.put("start", traffic.start().toString());
        node.put("minutes", traffic.minutes());
        node.put("requests", PlainNumbers.decimal(traffic.requests()));
        node.put("initialCapacity", run.initialCapacity());
        JsonFile.put(node, "excessFraction", run.excessFraction());
        JsonFile.put(node, "longestWaitMinutes", run.longestWaitMinutes());
        JsonFile.put(node, "latencyKeptFraction", run.latencyKeptFraction());
        node.put("keepsObjective", run.keepsObjective());
        node.put("instanceMinutes", run.instanceMinutes());
        node.put("instanceHours", PlainNumbers.decimal(run.instanceHours()));
        JsonFile.put(node, "lowerBoundInstanceHours", run.lowerBoundInstanceHours());
    }

    private static void putDays(ObjectNode root, Optional<CertifiedDays> days) {
        days.ifPresentOrElse(known -> add(root.putObject("days"), known), () -> root.putNull("days"));
    }

    private static void add(ObjectNode node, CertifiedDays days) {
        node.put("days", days.days());
        node.put("daysKept", days.daysKept());
        JsonFile.put(node, "daysMissedAtMost", days.daysMissedAtMost());
        node.put("resamplesKept", PlainNumbers.decimal(days.resamplesKept()));
    }
}
