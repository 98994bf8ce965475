package io.github.stepscale.report.certificate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.report.page.JsonFile;
import io.github.stepscale.report.page.Markup;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.tuning.CertificateReplay;
import io.github.stepscale.tuning.certificate.CertifiedRun;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a simulation says of the certificate of its policy. */
public final class CertificateReport {
    private static final String TITLE = "The certificate on this traffic";

    private final CertificateReplay replay;
    private final CertificateText text;

    public CertificateReport(CertificateReplay replay) {
        this.replay = replay;
        this.text = new CertificateText(replay);
    }

    /** The lines of the log: a table of what was predicted and what happened, then sentences. */
    public List<String> lines() {
        List<CertificateRow> rows = text.rows();
        int label = width(rows.stream().map(CertificateRow::label));
        int predicted = width(Stream.concat(rows.stream().map(CertificateRow::predicted), Stream.of("predicted")));
        int happened = width(Stream.concat(rows.stream().map(CertificateRow::happened), Stream.of("happened")));
        String form = "%-" + label + "s  %" + predicted + "s  %" + happened + "s";
        return Stream.of(
                        Stream.of(line(form, new CertificateRow("", "predicted", "happened"))),
                        rows.stream().map(row -> line(form, row)),
                        text.sentences().stream().map(sentence -> sentence + "."))
                .flatMap(lines -> lines)
                .toList();
    }

    private static int width(Stream<String> texts) {
        return texts.mapToInt(String::length).max().orElse(1);
    }

    private static String line(String form, CertificateRow row) {
        return String.format(Locale.ROOT, form, row.label(), row.predicted(), row.happened());
    }

    /** Why the build fails, without a full stop; empty if the prediction held. */
    public Optional<String> failure() {
        return replay.isKept() ? Optional.empty() : Optional.of(text.verdict());
    }

    /** The section of a page, as markup. */
    public String section() {
        List<List<String>> rows = text.rows().stream()
                .map(row -> List.of(row.label(), row.predicted(), row.happened()))
                .toList();
        return new Markup()
                .open("section", "id", "certificate", "aria-labelledby", "certificate-title")
                .line()
                .element("h2", TITLE, "id", "certificate-title")
                .line()
                .element(
                        "p",
                        text.sentences().stream()
                                .map(sentence -> sentence + ".")
                                .collect(Collectors.joining(" ")),
                        "class",
                        "prose")
                .line()
                .table(List.of("what", "predicted", "happened"), rows)
                .close("section")
                .line()
                .toString();
    }

    /** Adds {@code certificate} to an object: the verdict, the novelty of the traffic, both outcomes and the days. */
    public void addTo(ObjectNode root) {
        ObjectNode node = root.putObject("certificate");
        node.put("kept", replay.isKept());
        node.put("traffic", replay.novelty().name().toLowerCase(Locale.ROOT));
        node.put("planSha256", replay.certificate().choice().plan().sha256());
        add(node.putObject("predicted"), replay.certificate().expected());
        add(node.putObject("happened"), replay.happened());
        ArrayNode days = node.putArray("days");
        replay.days()
                .forEach(day ->
                        days.addObject().put("start", day.start().toString()).put("kept", day.kept()));
    }

    private static void add(ObjectNode node, CertifiedRun run) {
        node.put("minutes", run.traffic().minutes());
        node.put("initialCapacity", run.initialCapacity());
        JsonFile.put(node, "excessFraction", run.excessFraction());
        JsonFile.put(node, "longestWaitMinutes", run.longestWaitMinutes());
        JsonFile.put(node, "latencyKeptFraction", run.latencyKeptFraction());
        node.put("instanceHours", PlainNumbers.decimal(run.instanceHours()));
        node.put("meanInstances", PlainNumbers.decimal(run.meanInstances()));
        JsonFile.put(node, "lowerBoundInstanceHours", run.lowerBoundInstanceHours());
        JsonFile.put(node, "ratio", run.ratio());
    }
}
