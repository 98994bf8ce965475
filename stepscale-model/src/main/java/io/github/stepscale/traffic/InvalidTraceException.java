package io.github.stepscale.traffic;

import io.github.stepscale.text.ReadableNumbers;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown for an invalid traffic file, with one mistake of each kind. */
public final class InvalidTraceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    /**
     * A mistake in a file.
     *
     * @param file the name of the file
     * @param row the line, counted from 1; 0 for the file as a whole
     * @param problem the value and what is allowed, as one sentence without a full stop
     * @param fix the fix, as one sentence without a full stop
     * @param more the number of further rows with a mistake of the same kind
     */
    public record Mistake(String file, int row, String problem, String fix, int more) {
        Mistake withMore(int count) {
            return new Mistake(file, row, problem, fix, count);
        }

        /** {@code file:row: problem. fix. 4,300 more like it.} */
        @Override
        public String toString() {
            String others = more == 0 ? "" : " " + ReadableNumbers.count(more) + " more like it.";
            return file + (row == 0 ? "" : ":" + row) + ": " + problem + ". " + fix + "." + others;
        }
    }

    InvalidTraceException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** The mistakes in the order of the file; never empty. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
