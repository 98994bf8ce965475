package io.github.stepscale.curve;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown for an invalid {@code calibration.csv}, with all of its mistakes. */
public final class InvalidCurveException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    /**
     * A mistake in a file.
     *
     * @param file the name of the file
     * @param line from 1; 0 for the file as a whole
     * @param column from 1, in characters; 0 for the file as a whole
     * @param problem the value and what is allowed, as one sentence without a full stop
     * @param fix the fix, as one sentence without a full stop
     */
    public record Mistake(String file, int line, int column, String problem, String fix) {
        /** {@code file:line:column: problem. fix.} */
        @Override
        public String toString() {
            return file + (line == 0 ? "" : ":" + line + ":" + column) + ": " + problem + ". " + fix + ".";
        }
    }

    InvalidCurveException(List<Mistake> mistakes) {
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
