package io.github.stepscale.yaml;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Collects the mistakes of one file. A file of garbage has very many: those above 100 are only counted. */
public final class MistakeCollector {
    /** Greatest number of mistakes that are reported for one file. */
    public static final int MAX_REPORTED = 100;

    private static final Comparator<LocatedFinding> BY_POSITION =
            Comparator.comparingInt(LocatedFinding::line).thenComparingInt(LocatedFinding::column);

    private final List<Mistake> mistakes = new ArrayList<>();
    private int count;
    private int refused;

    /** A finding, at the position of its path unless it has one of its own. */
    private record Mistake(Optional<SourcePosition> position, Finding finding) {
        LocatedFinding locate(SourceMap sources) {
            return LocatedFinding.at(
                    position.orElseGet(() -> sources.locate(finding.path())), sources.inWordsOfSource(finding));
        }
    }

    /**
     * Adds a mistake at a node.
     *
     * @param id one of {@link MistakeIds}, or that of a lint rule
     * @param problem the value and what is allowed, as one sentence without a full stop
     * @param fix how to correct it, as one sentence without a full stop
     */
    public void add(YamlNode node, String id, String problem, String fix) {
        addAt(node.position(), node.path(), id, problem, fix);
    }

    /** Adds the mistake that a key is given twice. */
    void addDuplicate(YamlNode value, YamlNode earlier) {
        String problem = "is given again: line " + earlier.position().line() + " has it, and each key is allowed once";
        add(value, MistakeIds.DUPLICATE_KEY, problem, "Remove one of them");
    }

    /** Adds a mistake at a path, which may be absent in the file. */
    public void add(String path, String id, String problem, String fix) {
        add(Optional.empty(), path, id, problem, fix);
    }

    /** Adds a mistake at a position. */
    public void addAt(SourcePosition position, String path, String id, String problem, String fix) {
        add(Optional.of(position), path, id, problem, fix);
    }

    /** Adds a finding of any severity at a position. */
    public void addAt(SourcePosition position, Finding finding) {
        add(Optional.of(position), finding);
    }

    private void add(Optional<SourcePosition> position, String path, String id, String problem, String fix) {
        add(position, new Finding(id, Severity.ERROR, path, problem, fix));
    }

    private void add(Optional<SourcePosition> position, Finding finding) {
        count++;
        if (count <= MAX_REPORTED) {
            mistakes.add(new Mistake(position, finding));
        }
    }

    /**
     * Makes a value and adds all of its violations.
     *
     * @param path the path of the value, which is put before those of its violations
     * @param sound whether all parts of the value were read without a mistake; evaluated after {@code value}. If not,
     *     nothing is made, and only violations of single parts are added: others may follow from the known mistake
     * @return the value; empty if it is invalid or not sound
     */
    public <T> Optional<T> make(String path, BooleanSupplier sound, Supplier<T> value) {
        return make(value, violations -> {
                    boolean all = sound.getAsBoolean();
                    violations.stream()
                            .filter(violation -> all || violation.id().equals(MistakeIds.VALUE))
                            .map(violation -> violation.under(path))
                            .forEach(violation ->
                                    add(violation.path(), violation.id(), violation.problem(), violation.fix()));
                })
                .filter(made -> sound.getAsBoolean());
    }

    /** Makes a value at the root from parts that were read without a mistake. */
    public <T> Optional<T> make(Supplier<T> value) {
        return make("", () -> true, value);
    }

    /** Makes a value and adds all of its violations at one node. */
    public <T> Optional<T> makeAt(YamlNode node, Supplier<T> value) {
        return make(
                value,
                violations -> violations.forEach(
                        violation -> add(node, violation.id(), violation.problem(), violation.fix())));
    }

    private static <T> Optional<T> make(Supplier<T> value, Consumer<List<Violation>> otherwise) {
        try {
            return Optional.of(value.get());
        } catch (InvalidValueException invalid) {
            otherwise.accept(invalid.violations());
            return Optional.empty();
        }
    }

    /** Counts a value that cannot be used and was reported already, such as an alias. */
    public void markRefused() {
        refused++;
    }

    /** The number of mistakes and refused values so far. What was read while it stayed the same is sound. */
    public int errorCount() {
        return count + refused;
    }

    /** Whether there are no mistakes. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** Whether further mistakes are counted but not reported. */
    boolean isFull() {
        return count >= MAX_REPORTED;
    }

    /** The mistakes in the order of the file, at the end the number of those left out. */
    public List<LocatedFinding> located(SourceMap sources) {
        Stream<LocatedFinding> reported =
                mistakes.stream().map(mistake -> mistake.locate(sources)).sorted(inOrder(sources.file()));
        return new KeyLists()
                .shorten(Stream.concat(reported, leftOut(sources.file()).stream())
                        .toList());
    }

    /** Those of the file and of options first, then those of files that it names. */
    private static Comparator<LocatedFinding> inOrder(String file) {
        return Comparator.<LocatedFinding, Boolean>comparing(
                        finding -> finding.line() > 0 && !finding.file().equals(file))
                .thenComparing(BY_POSITION);
    }

    private Optional<LocatedFinding> leftOut(String file) {
        if (count <= MAX_REPORTED) {
            return Optional.empty();
        }
        String problem = "has " + (count - MAX_REPORTED) + " more mistakes than the " + MAX_REPORTED + " shown here";
        return Optional.of(LocatedFinding.at(
                SourcePosition.of(file),
                new Finding(MistakeIds.UNREADABLE, Severity.ERROR, "", problem, "Correct these first")));
    }
}
