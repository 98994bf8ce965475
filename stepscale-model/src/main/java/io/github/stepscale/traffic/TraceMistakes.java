package io.github.stepscale.traffic;

import io.github.stepscale.text.Quotes;
import io.github.stepscale.traffic.InvalidTraceException.Mistake;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a file. A wrong file is wrong in every row, so there is a limit. */
final class TraceMistakes {
    private static final int SHOWN = 20;

    private final String file;
    private final List<Mistake> mistakes = new ArrayList<>();

    TraceMistakes(String file) {
        this.file = file;
    }

    void add(int row, String problem, String fix) {
        mistakes.add(new Mistake(file, row, problem, fix));
    }

    /** Whether reading on would say nothing new. */
    boolean isFull() {
        return mistakes.size() >= SHOWN;
    }

    void throwIfAny() throws InvalidTraceException {
        if (!mistakes.isEmpty()) {
            throw new InvalidTraceException(mistakes);
        }
    }

    /** A mistake after which there is nothing to read. */
    InvalidTraceException only(int row, String problem, String fix) {
        add(row, problem, fix);
        return new InvalidTraceException(mistakes);
    }

    static String shown(String text) {
        return Quotes.of(text);
    }
}
