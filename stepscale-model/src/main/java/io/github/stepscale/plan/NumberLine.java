package io.github.stepscale.plan;

import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the rules on one metric do at each of its values: segments from minus to plus infinity, without gap or overlap.
 * Adjacent segments always differ.
 *
 * @param metric the metric
 * @param segments from the lowest values to the highest; never empty
 */
public record NumberLine(Metric metric, List<Segment> segments) {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    public NumberLine {
        segments = List.copyOf(segments);
    }

    /** Returns one number line per metric of the plan, in the order of the rules. */
    public static List<NumberLine> of(ScalingPlan plan) {
        Map<Metric, List<ScalingRule>> byMetric = plan.allRules().stream()
                .collect(Collectors.groupingBy(rule -> rule.alarm().metric(), LinkedHashMap::new, Collectors.toList()));
        return byMetric.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The segment that contains a value. */
    public Segment at(BigDecimal value) {
        return segments.stream()
                .filter(segment -> segment.interval().contains(value))
                .findFirst()
                .orElseThrow();
    }

    /** The title, such as {@code InvocationsPerInstance, Sum of 60 s}. */
    public String title() {
        String how = metric instanceof MathMetric
                ? "expression over "
                : metric.sources().get(0).statistic() + " of ";
        return metric.label() + ", " + how + metric.period() + " s";
    }

    /** The number line as aligned lines of text, such as {@code [20, 50)  hold}. */
    public List<String> lines() {
        int width = segments.stream()
                .mapToInt(segment -> segment.interval().toString().length())
                .max()
                .orElseThrow();
        boolean several = segments.stream()
                        .flatMap(segment -> segment.responses().stream())
                        .map(Segment.Response::rule)
                        .distinct()
                        .count()
                > 1;
        return segments.stream()
                .map(segment -> segment.interval()
                        + " ".repeat(width - segment.interval().toString().length() + 2)
                        + segment.describe(several))
                .toList();
    }

    private static NumberLine of(Metric metric, List<ScalingRule> rules) {
        List<BigDecimal> edges =
                List.copyOf(rules.stream().flatMap(NumberLine::edges).collect(Collectors.toCollection(TreeSet::new)));
        List<Segment> merged = new ArrayList<>();
        for (Segment piece : pieces(edges, rules)) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).responses().equals(piece.responses())) {
                merged.set(last, merged.get(last).extendedBy(piece));
            } else {
                merged.add(piece);
            }
        }
        return new NumberLine(metric, merged);
    }

    /** The values at which the response may change: thresholds and step bounds. */
    private static Stream<BigDecimal> edges(ScalingRule rule) {
        Stream<BigDecimal> bounds = rule.policy().stepAdjustments().stream()
                .flatMap(step -> Stream.of(rule.lower(step), rule.upper(step)))
                .flatMap(Optional::stream);
        return Stream.concat(Stream.of(rule.alarm().threshold()), bounds).map(BigDecimal::stripTrailingZeros);
    }

    /**
     * Cuts the line at each edge: below the first, the edge itself, up to the next, and so on. Within each piece the
     * response is constant.
     */
    private static List<Segment> pieces(List<BigDecimal> edges, List<ScalingRule> rules) {
        Function<BigDecimal, List<Segment.Response>> responses = value -> responses(rules, value);
        BigDecimal first = edges.get(0);
        BigDecimal last = edges.get(edges.size() - 1);
        Stream<Segment> below =
                Stream.of(new Segment(Interval.upTo(first, false), responses.apply(first.subtract(BigDecimal.ONE))));
        Stream<Segment> between = IntStream.range(0, edges.size()).boxed().flatMap(i -> {
            BigDecimal edge = edges.get(i);
            Segment point = new Segment(Interval.point(edge), responses.apply(edge));
            if (i + 1 == edges.size()) {
                return Stream.of(point);
            }
            BigDecimal next = edges.get(i + 1);
            return Stream.of(
                    point,
                    new Segment(
                            Interval.between(edge, next),
                            responses.apply(edge.add(next).divide(TWO))));
        });
        Stream<Segment> above =
                Stream.of(new Segment(Interval.from(last, false), responses.apply(last.add(BigDecimal.ONE))));
        return Stream.of(below, between, above).flatMap(part -> part).toList();
    }

    private static List<Segment.Response> responses(List<ScalingRule> rules, BigDecimal value) {
        return rules.stream()
                .filter(rule -> rule.fires(value))
                .map(rule -> Segment.Response.of(rule, value))
                .toList();
    }
}
