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

/** Collects the mistakes of one file. A file of garbage has very many, so those above 100 are only counted. */
public final class MistakeCollector {
    /** How many mistakes of a file are shown. */
    public static final int SHOWN = 100;

    private static final Comparator<LocatedFinding> BY_PLACE =
            Comparator.comparingInt(LocatedFinding::line).thenComparingInt(LocatedFinding::column);

    private final List<Noted> noted = new ArrayList<>();
    private int count;
    private int met;

    /** A finding; without a place of its own it stands where its path does. */
    private record Noted(Optional<SourcePosition> place, Finding finding) {
        LocatedFinding locate(SourceMap sources) {
            return LocatedFinding.at(place.orElseGet(() -> sources.locate(finding.path())), finding);
        }
    }

    public MistakeCollector() {}

    /**
     * Notes a mistake.
     *
     * @param node what it is about
     * @param id {@code D01} to {@code D07}, or that of a lint rule
     * @param problem what is and what is allowed, as one sentence without a full stop
     * @param fix what to do about it, as one sentence without a full stop
     */
    public void add(YamlNode node, String id, String problem, String fix) {
        addAt(node.place(), node.path(), id, problem, fix);
    }

    /** Notes a mistake at a path, which the file may not have. */
    public void add(String path, String id, String problem, String fix) {
        add(Optional.empty(), path, id, problem, fix);
    }

    public void addAt(SourcePosition place, String path, String id, String problem, String fix) {
        add(Optional.of(place), path, id, problem, fix);
    }

    private void add(Optional<SourcePosition> place, String path, String id, String problem, String fix) {
        count++;
        if (count <= SHOWN) {
            noted.add(new Noted(place, new Finding(id, Severity.ERROR, path, problem, fix)));
        }
    }

    /**
     * Makes a value and notes everything that is wrong with it.
     *
     * @param path where the value stands; what it says about its parts is put under it
     * @param sound whether all of its parts were read without a mistake, asked once they are read. If not, nothing is
     *     made, and only what is wrong with a single part is noted: the rest may follow from the mistake that is known
     */
    public <T> Optional<T> make(String path, BooleanSupplier sound, Supplier<T> value) {
        return make(value, violations -> {
                    boolean all = sound.getAsBoolean();
                    violations.stream()
                            .filter(violation -> all || violation.id().equals(MistakeIds.VALUE))
                            .map(violation -> violation.under(path))
                            .forEach(placed -> add(placed.path(), placed.id(), placed.problem(), placed.fix()));
                })
                .filter(made -> sound.getAsBoolean());
    }

    /** Makes a value that stands at the top, of parts that are sound. */
    public <T> Optional<T> make(Supplier<T> value) {
        return make("", () -> true, value);
    }

    /** Makes a value that stands at a node as a whole, whatever it says about its parts. */
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

    /** Says that a value was met that has been noted already, such as an alias. */
    void meet() {
        met++;
    }

    /** How often a mistake was noted or met so far: if that stays the same, what was read meanwhile is sound. */
    public int seen() {
        return count + met;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** Whether further mistakes are only counted. */
    boolean isFull() {
        return count >= SHOWN;
    }

    /** The mistakes in the order of the file, and how many are left out. */
    public List<LocatedFinding> located(SourceMap sources) {
        Stream<LocatedFinding> shown =
                noted.stream().map(mistake -> mistake.locate(sources)).sorted(BY_PLACE);
        return Stream.concat(shown, leftOut(sources.file()).stream()).toList();
    }

    private Optional<LocatedFinding> leftOut(String file) {
        if (count <= SHOWN) {
            return Optional.empty();
        }
        String problem = "has " + (count - SHOWN) + " more mistakes than the " + SHOWN + " shown here";
        return Optional.of(LocatedFinding.at(
                SourcePosition.of(file),
                new Finding(MistakeIds.UNREADABLE, Severity.ERROR, "", problem, "Correct these first")));
    }
}
