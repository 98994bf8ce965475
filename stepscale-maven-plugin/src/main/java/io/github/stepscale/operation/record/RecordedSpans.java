package io.github.stepscale.operation.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The time spans queried so far. A minute inside them without a row had no datapoint; a minute outside them is unknown.
 *
 * @param spans ascending and disjoint
 */
record RecordedSpans(List<Span> spans) {
    static final RecordedSpans NONE = new RecordedSpans(List.of());

    RecordedSpans {
        spans = List.copyOf(spans);
    }

    /**
     * A span of full minutes.
     *
     * @param from the first minute, inclusive
     * @param to the end, exclusive; later than {@code from}
     */
    record Span(Instant from, Instant to) {}

    boolean isEmpty() {
        return spans.isEmpty();
    }

    /** Returns the end of the last span; requires at least one. */
    Instant end() {
        return spans.get(spans.size() - 1).to();
    }

    /** Returns these spans and another one, joined where they touch. */
    RecordedSpans with(Span span) {
        List<Span> all = new ArrayList<>(spans);
        all.add(span);
        all.sort(Comparator.comparing(Span::from));
        List<Span> joined = new ArrayList<>();
        for (Span next : all) {
            int last = joined.size() - 1;
            if (last >= 0 && !next.from().isAfter(joined.get(last).to())) {
                joined.set(
                        last,
                        new Span(joined.get(last).from(), later(joined.get(last).to(), next.to())));
            } else {
                joined.add(next);
            }
        }
        return new RecordedSpans(joined);
    }

    /** Returns the parts of a span that were not queried yet. */
    List<Span> missing(Span requested) {
        List<Span> missing = new ArrayList<>();
        Instant start = requested.from();
        for (Span known : spans) {
            if (known.from().isBefore(requested.to())) {
                addUnlessEmpty(missing, start, known.from());
                start = later(start, known.to());
            }
        }
        addUnlessEmpty(missing, start, requested.to());
        return missing;
    }

    /** Returns the spans between these. */
    List<Span> holes() {
        return isEmpty() ? List.of() : missing(new Span(spans.get(0).from(), end()));
    }

    private static void addUnlessEmpty(List<Span> spans, Instant from, Instant to) {
        if (from.isBefore(to)) {
            spans.add(new Span(from, to));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
