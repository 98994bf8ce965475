package io.github.stepscale.traffic;

import java.util.List;
import java.util.stream.Collectors;

/** Says everything that is wrong with a file of traffic. */
public final class InvalidTraceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    /**
     * Something wrong in a file.
     *
     * @param file what the file is called
     * @param row the line, counted from 1; 0 for the file as a whole
     * @param problem what is and what is allowed, as one sentence without a full stop
     * @param fix what to do about it, likewise
     */
    public record Mistake(String file, int row, String problem, String fix) {
        /** {@code file:row: problem. fix.} */
        @Override
        public String toString() {
            return file + (row == 0 ? "" : ":" + row) + ": " + problem + ". " + fix + ".";
        }
    }

    InvalidTraceException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** What is wrong, in the order of the file; never empty. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
