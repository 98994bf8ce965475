package io.github.stepscale.traffic;

import io.github.stepscale.traffic.InvalidTraceException.Mistake;
import java.util.ArrayList;
import java.util.List;

/** Collects the mistakes of a file, up to a limit, because a wrong file is often wrong in every row. */
final class TraceMistakes {
    private static final int MAX_MISTAKES = 20;

    private final String file;
    private final List<Mistake> mistakes = new ArrayList<>();

    TraceMistakes(String file) {
        this.file = file;
    }

    void add(int row, String problem, String fix) {
        mistakes.add(new Mistake(file, row, problem, fix));
    }

    /** Whether the limit is reached. */
    boolean isFull() {
        return mistakes.size() >= MAX_MISTAKES;
    }

    void throwIfAny() throws InvalidTraceException {
        if (!mistakes.isEmpty()) {
            throw new InvalidTraceException(mistakes);
        }
    }

    /** Adds a mistake that ends the reading, and returns the exception to throw. */
    InvalidTraceException only(int row, String problem, String fix) {
        add(row, problem, fix);
        return new InvalidTraceException(mistakes);
    }
}
