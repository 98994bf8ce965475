package io.github.stepscale.operation.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The spans of time that were asked for, whatever came: a minute without a row in them had no datapoint, and of a minute
 * outside nothing is known.
 *
 * @param spans ascending, apart from one another
 */
record RecordedSpans(List<Span> spans) {
    static final RecordedSpans NONE = new RecordedSpans(List.of());

    RecordedSpans {
        spans = List.copyOf(spans);
    }

    /**
     * From one full minute up to, but without, another.
     *
     * @param from the first minute
     * @param to the minute after the last, later than {@code from}
     */
    record Span(Instant from, Instant to) {}

    boolean isEmpty() {
        return spans.isEmpty();
    }

    /** The minute after the last that was asked for; some must have been. */
    Instant end() {
        return spans.get(spans.size() - 1).to();
    }

    /** These and another one. */
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

    /** The parts of a span that were not asked for yet. */
    List<Span> missing(Span wanted) {
        List<Span> missing = new ArrayList<>();
        Instant start = wanted.from();
        for (Span known : spans) {
            if (known.from().isBefore(wanted.to())) {
                addUnlessEmpty(missing, start, known.from());
                start = later(start, known.to());
            }
        }
        addUnlessEmpty(missing, start, wanted.to());
        return missing;
    }

    /** What lies between the spans. */
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
