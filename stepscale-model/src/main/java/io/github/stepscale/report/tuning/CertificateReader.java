package io.github.stepscale.report.tuning;

import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.plan.CanonicalPlan;
import io.github.stepscale.simulation.LatencyObjective;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.tuning.certificate.CertificateVersions;
import io.github.stepscale.tuning.certificate.CertifiedChoice;
import io.github.stepscale.tuning.certificate.CertifiedConditions;
import io.github.stepscale.tuning.certificate.CertifiedDays;
import io.github.stepscale.tuning.certificate.CertifiedRun;
import io.github.stepscale.tuning.certificate.CertifiedTraffic;
import io.github.stepscale.tuning.certificate.TunedHours;
import io.github.stepscale.tuning.certificate.TuningCertificate;
import io.github.stepscale.yaml.JsonReader;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.SourceMap;
import io.github.stepscale.yaml.Utf8Decoder;
import io.github.stepscale.yaml.YamlNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads {@code certificate.json} strictly: every key is needed, and no other is allowed. */
final class CertificateReader {
    private static final List<String> KEYS = List.of(
            "format",
            "stepscale",
            "objective",
            "margin",
            "seed",
            "choice",
            "plan",
            "service",
            "delays",
            "searchedMinCapacity",
            "tuned",
            "unseen",
            "days",
            "whole",
            "statements");
    private static final List<String> RUN_KEYS = List.of(
            "sha256",
            "start",
            "minutes",
            "requests",
            "initialCapacity",
            "excessFraction",
            "longestWaitMinutes",
            "latencyKeptFraction",
            "keepsObjective",
            "instanceMinutes",
            "instanceHours",
            "lowerBoundInstanceHours");

    private final MistakeCollector mistakes;
    private final CertificateScalars scalars;

    private CertificateReader(MistakeCollector mistakes) {
        this.mistakes = mistakes;
        this.scalars = new CertificateScalars(mistakes);
    }

    static CertificateReadResult read(String fileName, byte[] content) {
        MistakeCollector mistakes = new MistakeCollector();
        Optional<YamlNode> root = new Utf8Decoder(fileName, mistakes)
                .decode(content)
                .flatMap(text -> JsonReader.read(fileName, text, mistakes));
        SourceMap sources =
                root.map(node -> SourceMap.of(fileName, node)).orElseGet(() -> new SourceMap(fileName, Map.of()));
        Optional<TuningCertificate> certificate = root.flatMap(new CertificateReader(mistakes)::ofAnyFile);
        return mistakes.isEmpty()
                ? new CertificateReadResult(certificate, List.of())
                : new CertificateReadResult(Optional.empty(), mistakes.located(sources));
    }

    /** A file of another kind is refused once, rather than for each key. */
    private Optional<TuningCertificate> ofAnyFile(YamlNode node) {
        return node instanceof YamlNode.Mapping mapping && mapping.get("format").isPresent()
                ? ofKnownFormat(node)
                : scalars.refuse(node, "is no certificate of a tuning: the key 'format' is missing");
    }

    /** A certificate of another format may have any keys. */
    private Optional<TuningCertificate> ofKnownFormat(YamlNode node) {
        Optional<YamlNode.Scalar> other = node instanceof YamlNode.Mapping mapping
                ? mapping.get("format")
                        .filter(YamlNode.Scalar.class::isInstance)
                        .map(YamlNode.Scalar.class::cast)
                        .filter(format -> format.kind() == YamlNode.Kind.NUMBER)
                        .filter(format -> !format.text().equals(String.valueOf(CertificateVersions.FORMAT)))
                : Optional.empty();
        return other.isPresent()
                ? scalars.refuse(
                        other.get(),
                        Quotes.of(other.get().text()) + " is not a format that stepscale "
                                + CertificateVersions.STEPSCALE + " reads: " + CertificateVersions.FORMAT + " is")
                : certificate(node);
    }

    private Optional<TuningCertificate> certificate(YamlNode node) {
        CertificateFields fields = fields(node, KEYS);
        Optional<CertificateVersions> versions = versions(fields);
        Optional<Objective> objective = fields.read("objective", this::objective);
        Optional<Double> margin = fields.read("margin", scalars::number);
        Optional<Long> seed = fields.read("seed", scalars::whole);
        Optional<CanonicalPlan> plan = fields.read("plan", this::plan);
        Optional<CertifiedChoice> choice = fields.read("choice", value -> plan.flatMap(known -> choice(value, known)));
        Optional<SortedMap<String, String>> service = fields.read("service", this::texts);
        Optional<SortedMap<String, CertifiedConditions.Range>> delays = fields.read("delays", this::delays);
        Optional<Integer> min = fields.read("searchedMinCapacity", scalars::integer);
        Optional<CertifiedRun> tuned = fields.read("tuned", value -> run(value, withHours()));
        Optional<TunedHours> hours = fields.read("tuned", this::hours);
        Optional<CertifiedRun> unseen = fields.readUnlessNull("unseen", value -> run(value, RUN_KEYS));
        Optional<CertifiedDays> days = fields.readUnlessNull("days", this::days);
        Optional<CertifiedRun> whole = fields.read("whole", value -> run(value, RUN_KEYS));
        List<String> statements = statements(fields);
        return fields.make(() -> new TuningCertificate(
                versions.orElseThrow(),
                objective.orElseThrow(),
                margin.orElseThrow(),
                seed.orElseThrow(),
                choice.orElseThrow(),
                new CertifiedConditions(service.orElseThrow(), delays.orElseThrow(), min.orElseThrow()),
                tuned.orElseThrow(),
                hours.orElseThrow(),
                unseen,
                days,
                whole.orElseThrow(),
                statements));
    }

    private CertificateFields fields(YamlNode node, List<String> keys) {
        return new CertificateFields(node, keys, mistakes);
    }

    private Optional<CertificateVersions> versions(CertificateFields fields) {
        Optional<Integer> format = fields.read("format", scalars::integer);
        Optional<String> stepscale = fields.read("stepscale", scalars::text);
        return format.isPresent() && stepscale.isPresent()
                ? mistakes.make(() -> new CertificateVersions(format.get(), stepscale.get()))
                : Optional.empty();
    }

    private Optional<Objective> objective(YamlNode node) {
        CertificateFields fields = fields(node, List.of("maxExcess", "maxWait", "maxInstanceHours", "latency"));
        return fields.make(() -> new Objective(
                fields.number("maxExcess", scalars),
                fields.number("maxWait", scalars),
                fields.number("maxInstanceHours", scalars),
                fields.readUnlessNull("latency", this::latency)));
    }

    private Optional<LatencyObjective> latency(YamlNode node) {
        CertificateFields fields = fields(node, List.of("statistic", "atMostNanos", "requests"));
        Optional<LatencyStatistic> statistic = fields.read("statistic", this::statistic);
        Optional<Duration> atMost = fields.read("atMostNanos", scalars::whole).map(Duration::ofNanos);
        Optional<Double> requests = fields.read("requests", scalars::number);
        return fields.make(
                () -> new LatencyObjective(statistic.orElseThrow(), atMost.orElseThrow(), requests.orElseThrow()));
    }

    private Optional<LatencyStatistic> statistic(YamlNode node) {
        return scalars.text(node)
                .flatMap(word -> LatencyStatistic.find(word)
                        .or(() -> scalars.refuse(node, "is not allowed: mean, or a quantile such as p95, is")));
    }

    private Optional<CanonicalPlan> plan(YamlNode node) {
        CertificateFields fields = fields(node, List.of("sha256", "values"));
        Optional<String> sha256 = fields.read("sha256", scalars::text);
        Optional<CanonicalPlan> plan = fields.read("values", this::texts).map(CanonicalPlan::new);
        Optional<YamlNode> given = fields.node("sha256");
        if (sha256.isPresent()
                && plan.isPresent()
                && given.isPresent()
                && !sha256.get().equals(plan.get().sha256())) {
            return scalars.refuse(given.get(), "is not the hash of plan.values: the certificate was changed");
        }
        return plan.filter(known -> sha256.isPresent());
    }

    private Optional<CertifiedChoice> choice(YamlNode node, CanonicalPlan plan) {
        CertificateFields fields = fields(node, List.of("family", "parameters"));
        Optional<String> family = fields.read("family", scalars::text);
        Optional<Map<String, String>> parameters = fields.read("parameters", value -> map(value, scalars::text));
        return fields.make(() -> new CertifiedChoice(family.orElseThrow(), parameters.orElseThrow(), plan));
    }

    private Optional<SortedMap<String, CertifiedConditions.Range>> delays(YamlNode node) {
        return map(node, this::range).map(TreeMap::new);
    }

    private Optional<CertifiedConditions.Range> range(YamlNode node) {
        CertificateFields fields = fields(node, List.of("from", "to"));
        Optional<Integer> from = fields.read("from", scalars::integer);
        Optional<Integer> to = fields.read("to", scalars::integer);
        return fields.make(() -> new CertifiedConditions.Range(from.orElseThrow(), to.orElseThrow()));
    }

    private static List<String> withHours() {
        List<String> keys = new ArrayList<>(RUN_KEYS);
        keys.add("hours");
        return keys;
    }

    private Optional<TunedHours> hours(YamlNode tuned) {
        return tuned instanceof YamlNode.Mapping mapping
                ? mapping.get("hours")
                        .flatMap(node -> scalars.anyText(node)
                                .flatMap(text -> mistakes.makeAt(node, () -> new TunedHours(text))))
                : Optional.empty();
    }

    private Optional<CertifiedRun> run(YamlNode node, List<String> keys) {
        CertificateFields fields = fields(node, keys);
        Optional<CertifiedTraffic> traffic = traffic(fields);
        Optional<Integer> initial = fields.read("initialCapacity", scalars::integer);
        Optional<Boolean> keeps = fields.read("keepsObjective", scalars::bool);
        Optional<Long> minutes = fields.read("instanceMinutes", scalars::whole);
        Optional<Double> hours = fields.read("instanceHours", scalars::number);
        Optional<CertifiedRun> run = fields.make(() -> new CertifiedRun(
                traffic.orElseThrow(),
                initial.orElseThrow(),
                fields.number("excessFraction", scalars),
                fields.number("longestWaitMinutes", scalars),
                fields.number("latencyKeptFraction", scalars),
                keeps.orElseThrow(),
                minutes.orElseThrow(),
                fields.number("lowerBoundInstanceHours", scalars)));
        if (run.isPresent() && !run.map(CertifiedRun::instanceHours).equals(hours)) {
            return fields.node("instanceHours")
                    .flatMap(value -> scalars.refuse(value, "is not instanceMinutes divided by 60"));
        }
        return run;
    }

    private Optional<CertifiedTraffic> traffic(CertificateFields fields) {
        Optional<String> sha256 = fields.read("sha256", scalars::text);
        Optional<Instant> start = fields.read("start", scalars::instant);
        Optional<Integer> minutes = fields.read("minutes", scalars::integer);
        Optional<Double> requests = fields.read("requests", scalars::number);
        return fields.make(() -> new CertifiedTraffic(
                sha256.orElseThrow(), start.orElseThrow(), minutes.orElseThrow(), requests.orElseThrow()));
    }

    private Optional<CertifiedDays> days(YamlNode node) {
        CertificateFields fields = fields(node, List.of("days", "daysKept", "daysMissedAtMost", "resamplesKept"));
        Optional<Integer> days = fields.read("days", scalars::integer);
        Optional<Integer> kept = fields.read("daysKept", scalars::integer);
        Optional<Double> resamples = fields.read("resamplesKept", scalars::number);
        return fields.make(() -> new CertifiedDays(
                days.orElseThrow(),
                kept.orElseThrow(),
                fields.number("daysMissedAtMost", scalars),
                resamples.orElseThrow()));
    }

    private List<String> statements(CertificateFields fields) {
        return fields.node("statements").stream()
                .flatMap(node -> MappingReader.items(node, mistakes).stream())
                .flatMap(node -> scalars.text(node).stream())
                .toList();
    }

    private Optional<SortedMap<String, String>> texts(YamlNode node) {
        return map(node, scalars::text).map(TreeMap::new);
    }

    /** The entries of a mapping with any keys; empty if one has a mistake. */
    private <T> Optional<Map<String, T>> map(YamlNode node, Function<YamlNode, Optional<T>> reader) {
        int before = mistakes.errorCount();
        Map<String, T> entries = new LinkedHashMap<>();
        MappingReader.entries(node, mistakes)
                .forEach((key, value) -> reader.apply(value).ifPresent(read -> entries.put(key, read)));
        return mistakes.errorCount() == before ? Optional.of(entries) : Optional.empty();
    }
}
