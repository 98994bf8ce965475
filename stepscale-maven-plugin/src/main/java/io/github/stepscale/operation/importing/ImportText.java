package io.github.stepscale.operation.importing;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.importing.ImportedFile;
import io.github.stepscale.importing.Unsayable;
import io.github.stepscale.importing.link.LinkedTarget;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.operation.shared.AlignedColumns;
import io.github.stepscale.synth.importing.ImportOutcome;
import io.github.stepscale.text.Lists;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.Sentences;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What an import found and wrote, as lines for people. */
public final class ImportText {
    private static final String NONE = "-";
    private static final String GAP = "  ";

    private static final List<Column> COLUMNS = List.of(
            new Column("target", row -> row.outcome().name()),
            new Column("policies", row -> String.valueOf(row.linked().policies().size())),
            new Column("alarms", row -> String.valueOf(alarms(row.linked()))),
            new Column(
                    "form", row -> row.outcome().file().map(ImportText::words).orElse(NONE)),
            new Column("errors", row -> row.count(Severity.ERROR)),
            new Column("warnings", row -> row.count(Severity.WARNING)),
            new Column("infos", row -> row.count(Severity.INFO)),
            new Column(
                    "file", row -> row.outcome().file().map(ImportedFile::name).orElse(NONE)));

    /** The types of policies, in words (Application Auto Scaling API Reference, ScalingPolicy). */
    private static final Map<String, String> POLICY_TYPES = new TreeMap<>(Map.of(
            "StepScaling", "step policy",
            "TargetTrackingScaling", "target tracking policy",
            "PredictiveScaling", "predictive policy"));

    private ImportText() {}

    /**
     * A target in the table.
     *
     * @param findings everything that was found on it
     */
    public record Row(ImportOutcome outcome, List<LocatedFinding> findings) {
        public Row {
            findings = List.copyOf(findings);
        }

        private LinkedTarget linked() {
            return outcome.linked();
        }

        private String count(Severity severity) {
            return String.valueOf(findings.stream()
                    .filter(located -> located.finding().severity() == severity)
                    .count());
        }
    }

    private record Column(String title, Function<Row, String> value) {}

    /** Returns one line: {@code endpoint/orders/variant/AllTraffic: 2 step policies, 2 alarms}. */
    public static String found(LinkedTarget target) {
        long actions = target.target().map(ImportText::scheduledActions).orElse(0L);
        List<String> parts = Stream.of(
                        POLICY_TYPES.entrySet().stream()
                                .flatMap(type -> counted(policies(target, type.getKey()), type.getValue()).stream()),
                        counted(alarms(target), "alarm").stream(),
                        counted(actions, "scheduled action").stream())
                .flatMap(texts -> texts)
                .toList();
        return target.resourceId() + ": " + (parts.isEmpty() ? "no policies" : Lists.and(parts));
    }

    private static Optional<String> counted(long number, String noun) {
        return number == 0 ? Optional.empty() : Optional.of(Plurals.of(number, noun));
    }

    private static long policies(LinkedTarget target, String type) {
        return target.policies().stream()
                .filter(policy -> policy.policy()
                        .properties()
                        .get("PolicyType")
                        .filter(value -> value instanceof YamlNode.Scalar scalar
                                && scalar.text().equals(type))
                        .isPresent())
                .count();
    }

    private static long alarms(LinkedTarget target) {
        return target.policies().stream()
                .flatMap(policy -> policy.alarms().stream())
                .distinct()
                .count();
    }

    private static long scheduledActions(SourceResource target) {
        return target.properties()
                .get("ScheduledActions")
                .map(actions -> actions instanceof YamlNode.Sequence list
                        ? (long) list.items().size()
                        : 1L)
                .orElse(0L);
    }

    /** Returns what a descriptor cannot say, each with its reason; no lines if it says everything. */
    public static List<String> unsaid(List<Unsayable> parts) {
        List<String> lines = new ArrayList<>();
        parts.forEach(part -> lines.add("Not imported: " + Sentences.end(part.toString())));
        return lines;
    }

    /** Returns how a file says what was imported, and the sentence of the proof. */
    public static String form(ImportedFile file) {
        return file.name() + " says it as " + words(file) + ". " + Sentences.end(file.proof());
    }

    private static String words(ImportedFile file) {
        return switch (file.form()) {
            case STEPS -> "steps";
            case RULES -> "rules";
            case TRACKING -> "target tracking";
        };
    }

    /** Returns a table with a line for each target, and one of titles. */
    public static List<String> table(List<Row> rows) {
        List<List<String>> texts = new ArrayList<>();
        texts.add(COLUMNS.stream().map(Column::title).toList());
        rows.forEach(row -> texts.add(
                COLUMNS.stream().map(column -> column.value().apply(row)).toList()));
        return texts.stream().map(line -> line(line, texts)).toList();
    }

    private static String line(List<String> cells, List<List<String>> all) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            int column = i;
            line.append(AlignedColumns.padded(cells.get(i), AlignedColumns.width(all, other -> other.get(column))))
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
