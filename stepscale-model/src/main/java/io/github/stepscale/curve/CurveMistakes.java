package io.github.stepscale.curve;

import io.github.stepscale.curve.InvalidCurveException.Mistake;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the mistakes of {@code calibration.csv}, one for each field. */
final class CurveMistakes {
    private static final Comparator<Mistake> BY_POSITION =
            Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column);

    private final String file;
    private final List<String> lines;
    private final char separator;
    private final Map<Position, Mistake> mistakes = new HashMap<>();

    private record Position(int line, int column) {}

    CurveMistakes(String file, String text, char separator) {
        this.file = file;
        this.lines = text.lines().toList();
        this.separator = separator;
    }

    /** Adds a mistake at a field, unless there is one already: others may follow from it. */
    void addAt(int line, int index, String problem, String fix) {
        add(line, column(line, index), problem, fix);
    }

    void add(int line, int column, String problem, String fix) {
        mistakes.putIfAbsent(new Position(line, column), new Mistake(file, line, column, problem, fix));
    }

    /** Adds a mistake that may follow from another one, if there is no other. */
    void addIfSound(int line, int column, String problem, String fix) {
        if (mistakes.isEmpty()) {
            add(line, column, problem, fix);
        }
    }

    /** The column at which a field starts, from 1. */
    private int column(int line, int index) {
        String text = line <= lines.size() ? lines.get(line - 1) : "";
        boolean quoted = false;
        int fields = 0;
        int at = 0;
        while (at < text.length() && fields < index) {
            char character = text.charAt(at++);
            quoted ^= character == '"';
            fields += !quoted && character == separator ? 1 : 0;
        }
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at + 1;
    }

    void throwIfAny() throws InvalidCurveException {
        if (!mistakes.isEmpty()) {
            throw exception();
        }
    }

    /** Adds a mistake that ends the reading, and returns the exception to throw. */
    InvalidCurveException only(int line, int column, String problem, String fix) {
        add(line, column, problem, fix);
        return exception();
    }

    /** The exception with all mistakes so far. */
    InvalidCurveException exception() {
        return new InvalidCurveException(
                mistakes.values().stream().sorted(BY_POSITION).toList());
    }
}
