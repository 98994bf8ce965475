package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.Segment;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.report.page.Markup;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The steps over one metric as a ladder: the highest values on top, a rung for each interval of values with the
 * same response. Rungs have the same height whatever they span, so that all can be read.
 */
final class LadderChart {
    private static final int WIDTH = 320;
    private static final int MIN_LEFT = 84;
    private static final int CHARACTER = 9;
    private static final int LINE = 20;
    private static final int PADDING = 12;
    private static final int TOP = 10;

    private final Markup out;
    /** Where the rungs begin: right of the longest bound. */
    private final int left;

    private int y = TOP;

    private LadderChart(Markup out, int left) {
        this.out = out;
        this.left = left;
    }

    static void draw(NumberLine line, Markup out) {
        out.open("figure").element("figcaption", line.title());
        new LadderChart(out, left(line)).svg(line);
        out.close("figure").line();
    }

    private static int left(NumberLine line) {
        int longest = line.segments().stream()
                .flatMap(segment -> segment.interval().lower().stream())
                .mapToInt(bound -> PlainNumbers.text(bound).length())
                .max()
                .orElse(0);
        return Math.max(MIN_LEFT, CHARACTER * longest + 32);
    }

    private void svg(NumberLine line) {
        int height =
                2 * TOP + line.segments().stream().mapToInt(LadderChart::height).sum();
        out.open(
                "svg",
                "class",
                "ladder",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "role",
                "img",
                "aria-label",
                "Steps: " + String.join("; ", line.lines()));
        List<Segment> segments = line.segments();
        for (int i = segments.size() - 1; i >= 0; i--) {
            rung(segments.get(i));
        }
        out.close("svg").line();
    }

    private void rung(Segment segment) {
        int height = height(segment);
        String kind = kind(segment);
        out.empty(
                "rect",
                "class",
                kind,
                "x",
                "" + left,
                "y",
                "" + y,
                "width",
                "" + (WIDTH - left),
                "height",
                "" + height);
        List<String> texts = texts(segment);
        for (int i = 0; i < texts.size(); i++) {
            int baseline = y + PADDING / 2 + 2 + (i + 1) * LINE - 5;
            out.element("text", texts.get(i), "x", "" + (left + 12), "y", "" + baseline);
        }
        y += height;
        segment.interval().lower().ifPresent(bound -> bound(segment, bound));
    }

    /** The value at which a rung starts, and whether the rung includes it. */
    private void bound(Segment segment, BigDecimal bound) {
        String sign = segment.interval().lowerIncluded() ? "≥ " : "> ";
        out.empty("line", "x1", "" + (left - 6), "x2", "" + left, "y1", "" + y, "y2", "" + y);
        out.element(
                "text", sign + PlainNumbers.text(bound), "class", "bound", "x", "" + (left - 10), "y", "" + (y + 4));
    }

    private static int height(Segment segment) {
        return texts(segment).size() * LINE + PADDING;
    }

    private static List<String> texts(Segment segment) {
        if (segment.responses().isEmpty()) {
            return List.of("hold (no alarm)");
        }
        return segment.responses().stream()
                .map(response -> arrow(response) + response.describe() + " (" + response.rule() + ")")
                .toList();
    }

    private static String arrow(Segment.Response response) {
        return direction(response)
                .map(direction -> direction == ScalingDirection.OUT ? "▲ " : "▼ ")
                .orElse("");
    }

    /** The CSS class of a rung: the direction of its first rule that changes the capacity. */
    private static String kind(Segment segment) {
        return segment.responses().stream()
                .flatMap(response -> direction(response).stream())
                .findFirst()
                .map(direction -> direction == ScalingDirection.OUT ? "out" : "in")
                .orElse("hold");
    }

    /** The direction of a step; empty for a hold, a missing step and an exact capacity. */
    private static Optional<ScalingDirection> direction(Segment.Response response) {
        int adjustment = response.adjustment().orElse(0);
        boolean known = adjustment != 0 && response.type() != AdjustmentType.EXACT_CAPACITY;
        return known ? Optional.of(adjustment > 0 ? ScalingDirection.OUT : ScalingDirection.IN) : Optional.empty();
    }
}
