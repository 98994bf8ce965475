package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.Interval;
import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.Segment;
import io.github.stepscale.policy.rule.AdjustmentType;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A range of metric values as the chart of the metric shows it.
 *
 * @param interval the values
 * @param text what the rules do there
 * @param kind what happens to the capacity
 * @param shade 1 to {@value #SHADES}: how large the change is beside the others of its kind; {@value #SHADES} if all are
 *     the same
 */
public record MetricBand(Interval interval, String text, Kind kind, int shade) {
    private static final int SHADES = 4;

    /** What happens to the capacity. */
    public enum Kind {
        HOLD,
        OUT,
        IN,
        /** Rules disagree. */
        BOTH,
        EXACT;

        /** The name in the style of the page. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the bands of a metric, from the lowest values to the highest. */
    public static List<MetricBand> of(NumberLine line) {
        return line.segments().stream().map(segment -> of(segment, line)).toList();
    }

    private static MetricBand of(Segment segment, NumberLine line) {
        Kind kind = kind(segment);
        return new MetricBand(
                segment.interval(),
                segment.describe(segment.responses().size() > 1),
                kind,
                switch (kind) {
                    case OUT -> shade(largest(segment, 1), sizes(line, 1));
                    case IN -> shade(largest(segment, -1), sizes(line, -1));
                    case HOLD, BOTH, EXACT -> SHADES;
                });
    }

    private static Kind kind(Segment segment) {
        if (segment.responses().stream().anyMatch(response -> response.type() == AdjustmentType.EXACT_CAPACITY)) {
            return Kind.EXACT;
        }
        boolean adds = largest(segment, 1) > 0;
        boolean removes = largest(segment, -1) > 0;
        return adds ? removes ? Kind.BOTH : Kind.OUT : removes ? Kind.IN : Kind.HOLD;
    }

    private static int largest(Segment segment, int sign) {
        return changes(segment, sign).max().orElse(0);
    }

    private static int[] sizes(NumberLine line, int sign) {
        return line.segments().stream()
                .flatMapToInt(segment -> changes(segment, sign))
                .sorted()
                .distinct()
                .toArray();
    }

    private static IntStream changes(Segment segment, int sign) {
        return segment.responses().stream()
                .mapToInt(response -> sign * response.adjustment().orElse(0))
                .filter(change -> change > 0);
    }

    /** The largest change has the full shade, and the others follow by rank. */
    private static int shade(int size, int[] sizes) {
        int larger = (int) IntStream.of(sizes).filter(other -> other > size).count();
        return Math.max(1, SHADES - larger * SHADES / sizes.length);
    }
}
