package io.github.stepscale.traffic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the mistakes of a file: the first of each kind, and how many more there are, since a file is often wrong in every row. */
final class TraceMistakes {
    private final String file;
    private final Map<String, InvalidTraceException.Mistake> first = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    TraceMistakes(String file) {
        this.file = file;
    }

    /**
     * Adds a mistake.
     *
     * @param kind what mistakes of the same kind have in common
     */
    void add(String kind, int row, String problem, String fix) {
        first.putIfAbsent(kind, new InvalidTraceException.Mistake(file, row, problem, fix, 0));
        counts.merge(kind, 1, Integer::sum);
    }

    void throwIfAny() throws InvalidTraceException {
        if (!first.isEmpty()) {
            throw exception();
        }
    }

    /** Adds a mistake that ends the reading, and returns the exception to throw. */
    InvalidTraceException only(int row, String problem, String fix) {
        add(problem, row, problem, fix);
        return exception();
    }

    /** The exception with all mistakes so far. */
    InvalidTraceException exception() {
        List<InvalidTraceException.Mistake> mistakes = new ArrayList<>();
        first.forEach((kind, mistake) -> mistakes.add(mistake.withMore(counts.getOrDefault(kind, 1) - 1)));
        return new InvalidTraceException(mistakes);
    }
}
