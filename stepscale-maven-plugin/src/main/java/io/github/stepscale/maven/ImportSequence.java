package io.github.stepscale.maven;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.importing.ImportedFile;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.importing.ImportText;
import io.github.stepscale.operation.importing.ImportText.Row;
import io.github.stepscale.operation.shared.Attempt;
import io.github.stepscale.synth.importing.ImportJob;
import io.github.stepscale.synth.importing.ImportOutcome;
import io.github.stepscale.synth.importing.ImportResult;
import io.github.stepscale.yaml.LocatedFinding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Imports one source after another: prints what is found, and writes what can be imported. A failure stops no other. */
final class ImportSequence {
    private final Log log;
    private final BuildContextState state;
    private final Hints hints;
    private final Writer writer;
    private final Function<Path, String> parameterPath;
    private final Set<LocatedFinding> findings = new LinkedHashSet<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Path> written = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /** Writes a file, and returns where it is. */
    @FunctionalInterface
    interface Writer {
        Path write(String name, String content) throws MojoExecutionException, MojoFailureException;
    }

    /** @param parameterPath returns a file as the value of a parameter */
    ImportSequence(Log log, BuildContextState state, Hints hints, Writer writer, Function<Path, String> parameterPath) {
        this.log = log;
        this.state = state;
        this.hints = hints;
        this.writer = writer;
        this.parameterPath = parameterPath;
    }

    void log(String line) {
        log.info(line);
    }

    /**
     * Imports a source.
     *
     * @param place for the sentence of a failure
     */
    void add(String place, ImportJob job) {
        Attempt<ImportResult> attempt = Attempt.of(job::run);
        attempt.failure().ifPresent(defect -> fail(place, defect));
        attempt.value().ifPresent(this::add);
    }

    private void add(ImportResult result) {
        report(result.findings());
        for (ImportOutcome outcome : result.targets()) {
            List<LocatedFinding> own = Stream.concat(outcome.findings().stream(), outcome.reasons().stream())
                    .toList();
            show(outcome, own);
            List<LocatedFinding> shared = result.targets().size() == 1 ? result.findings() : List.of();
            rows.add(new Row(
                    outcome,
                    Stream.concat(shared.stream(), own.stream()).distinct().toList()));
            outcome.file().ifPresent(file -> write(outcome.name(), file));
        }
    }

    private void show(ImportOutcome outcome, List<LocatedFinding> own) {
        log.info(ImportText.found(outcome.linked()));
        // Without a file, values may be unknown.
        outcome.file()
                .flatMap(file -> outcome.synthesis().stack())
                .ifPresent(stack -> ScalingLines.of(stack).forEach(log::info));
        report(own);
        ImportText.unsaid(outcome.unsayable()).forEach(log::info);
    }

    private void report(List<LocatedFinding> found) {
        FindingGate.report(found, log, state);
        findings.addAll(found);
    }

    private void write(String target, ImportedFile file) {
        Attempt<Path> attempt = Attempt.of(() -> {
            requireOneOfThisName(file);
            return writer.write(file.name(), file.text());
        });
        attempt.failure().ifPresent(failure -> fail(target, failure));
        attempt.value().ifPresent(path -> {
            written.add(path);
            log.info(ImportText.form(file));
        });
    }

    /** The row of this file is there already. */
    private void requireOneOfThisName(ImportedFile file) throws MojoFailureException {
        long same = rows.stream()
                .filter(row -> row.outcome().file().map(ImportedFile::name).equals(Optional.of(file.name())))
                .count();
        if (same > 1) {
            throw new MojoFailureException(Messages.sameStackName(file.name()));
        }
    }

    private void fail(String target, Throwable failure) {
        String sentence = failure instanceof AbstractMojoExecutionException
                ? String.valueOf(failure.getMessage())
                : ErrorAdvice.sentence(failure, hints);
        failures.add(target + ": " + sentence);
    }

    /** Prints the table of several targets and the next command, and fails if one failed or has a severe finding. */
    void finish(FindingGate gate) throws MojoFailureException {
        if (rows.size() > 1) {
            ImportText.table(rows).forEach(log::info);
        }
        List<LocatedFinding> all = List.copyOf(findings);
        if (!failures.isEmpty()) {
            throw new MojoFailureException(String.join(System.lineSeparator(), failures));
        }
        if (gate.refuses(all)) {
            throw new MojoFailureException(refused(all));
        }
        if (written.isEmpty()) {
            throw new MojoFailureException(Messages.NOTHING_IMPORTED);
        }
        log.info(Messages.next("validate", firstWritten().orElseThrow(), hints));
    }

    private String refused(List<LocatedFinding> all) {
        long errors = FindingGate.count(all, Severity.ERROR);
        long warnings = FindingGate.count(all, Severity.WARNING);
        return rows.size() > 1
                ? Messages.importedSeveral(errors, warnings, written.size(), rows.size(), hints)
                : Messages.imported(errors, warnings, firstWritten(), hints);
    }

    private Optional<String> firstWritten() {
        return written.stream().findFirst().map(parameterPath);
    }
}
