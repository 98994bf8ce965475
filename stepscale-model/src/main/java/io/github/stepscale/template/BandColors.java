package io.github.stepscale.template;

import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.Segment;
import io.github.stepscale.policy.rule.AdjustmentType;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The colors of the bands of one graph: red where capacity is added and blue where it is removed, the darker the larger the
 * change beside the others of the graph.
 */
final class BandColors {
    private static final List<String> OUT = List.of("#f5a3a0", "#e6605c", "#d62728", "#8f1213");
    private static final List<String> IN = List.of("#aec7e8", "#6aa3d5", "#1f77b4", "#0f4470");
    /** The shade of a graph with one size of change. */
    private static final int ONLY = 2;

    private static final String HOLD = "#7f7f7f";
    static final String EXACT = "#2ca02c";
    private static final String BOTH = "#9467bd";

    private final int[] added;
    private final int[] removed;

    private BandColors(int[] added, int[] removed) {
        this.added = added;
        this.removed = removed;
    }

    static BandColors of(NumberLine line) {
        return new BandColors(sizes(line, 1), sizes(line, -1));
    }

    /** The distinct sizes of the changes of one sign, the smallest first. */
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

    String of(Segment segment) {
        if (segment.responses().stream().anyMatch(response -> response.type() == AdjustmentType.EXACT_CAPACITY)) {
            return EXACT;
        }
        int out = changes(segment, 1).max().orElse(0);
        int in = changes(segment, -1).max().orElse(0);
        if (out > 0 && in > 0) {
            return BOTH;
        }
        return out > 0 ? shade(OUT, added, out) : in > 0 ? shade(IN, removed, in) : HOLD;
    }

    private static String shade(List<String> shades, int[] sizes, int size) {
        int rank = (int) IntStream.of(sizes).filter(other -> other < size).count();
        int last = sizes.length - 1;
        return shades.get(last == 0 ? ONLY : (2 * rank * (shades.size() - 1) + last) / (2 * last));
    }
}
