package io.github.stepscale.expression;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The expressions that were used last, each parsed once: a search simulates thousands of policies on a few of them.
 */
final class ParsedExpressions {
    private static final int SIZE = 256;

    private final Map<Source, MathExpression> parsed = Collections.synchronizedMap(new LatestUsed());

    /** What an expression depends on. */
    private record Source(String text, List<String> ids, int period) {}

    private static final class LatestUsed extends LinkedHashMap<Source, MathExpression> {
        private static final long serialVersionUID = 1;

        LatestUsed() {
            super(SIZE, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, MathExpression> eldest) {
            return size() > SIZE;
        }
    }

    /** Returns a known expression, or parses it. */
    MathExpression get(String text, Collection<String> ids, int period, Supplier<MathExpression> parser) {
        return parsed.computeIfAbsent(new Source(text, List.copyOf(ids), period), source -> parser.get());
    }
}
