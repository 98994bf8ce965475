package io.github.stepscale.operation.record;

import io.github.stepscale.aws.Metrics;
import io.github.stepscale.operation.shared.MetricsByMinute;
import io.github.stepscale.operation.shared.TargetMetricQueries;
import io.github.stepscale.text.Plurals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the requests of an inference component, which publishes them as Invocations. A minute without that number is estimated
 * from the requests per copy, the number of copies and the requests without a copy; it is left out if the copies are unknown.
 */
final class ComponentRequestEstimator implements RequestEstimator {
    private static final int PUBLISHED = 3;

    private final Metrics.Query published;
    private final Metrics.Query perCopy;
    private final Metrics.Query refused;
    private final UnitEstimator units;

    ComponentRequestEstimator(TargetMetricQueries metrics) {
        perCopy = metrics.query("InvocationsPerCopy", "Sum");
        published = TargetMetricQueries.renamed(perCopy, "Invocations");
        refused = metrics.query("NoCapacityInvocationFailures", "Sum");
        // The guide lists only the normalized name for components now.
        Metrics.Query samples = metrics.query("CPUUtilizationNormalized", "SampleCount");
        units = new UnitEstimator(
                List.of(TargetMetricQueries.renamed(samples, "CPUUtilization"), samples),
                Optional.empty(),
                metrics.publishing());
    }

    @Override
    public List<Metrics.Query> queries() {
        return Stream.concat(Stream.of(published, perCopy, refused), units.queries().stream())
                .toList();
    }

    @Override
    public List<String> columns() {
        return List.of("requests", "perCopy", "withoutCapacity", "published");
    }

    @Override
    public SortedMap<Instant, List<String>> rows(MetricsByMinute values) {
        SortedMap<Instant, List<String>> rows = new TreeMap<>();
        for (Instant minute : values.minutes(List.of(published, perCopy, refused))) {
            requests(values, minute)
                    .ifPresent(requests -> rows.put(
                            minute,
                            List.of(
                                    Long.toString(requests),
                                    values.field(perCopy, minute, 1),
                                    values.field(refused, minute, 1),
                                    text(values.countAt(published, minute)))));
        }
        return rows;
    }

    private OptionalLong requests(MetricsByMinute values, Instant minute) {
        long withoutCopy = values.countAt(refused, minute).orElse(0);
        OptionalLong total = values.countAt(published, minute);
        if (total.isPresent()) {
            // AWS does not say whether Invocations includes them: where there is no copy, it is the larger of the two.
            return OptionalLong.of(Math.max(total.getAsLong(), withoutCopy));
        }
        OptionalDouble each = values.at(perCopy, minute);
        OptionalLong copies = units.bySamples(values, minute);
        if (each.isEmpty()) {
            return OptionalLong.of(withoutCopy);
        }
        return copies.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, Math.round(each.getAsDouble() * copies.getAsLong())) + withoutCopy);
    }

    private static String text(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : "";
    }

    @Override
    public SortedMap<Instant, List<String>> inService(MetricsByMinute values) {
        return units.rows(values);
    }

    @Override
    public long publishedMinutes(RecordingCsv traffic) {
        return traffic.rows().values().stream()
                .filter(fields -> !fields.get(PUBLISHED).isEmpty())
                .count();
    }

    @Override
    public List<String> notes(MetricsByMinute values) {
        List<Instant> unpublished = values.minutes(List.of(perCopy, refused)).stream()
                .filter(minute -> values.at(published, minute).isEmpty())
                .toList();
        long omitted = unpublished.stream()
                .filter(minute -> requests(values, minute).isEmpty())
                .count();
        long estimated = unpublished.size() - omitted;
        Stream<String> estimates = estimated == 0
                ? Stream.of()
                : Stream.of("requests of " + Plurals.of(estimated, "minute")
                        + " are inferred, because Invocations has no datapoint there: InvocationsPerCopy times inService,"
                        + " plus NoCapacityInvocationFailures. Their field published is empty.");
        Stream<String> omissions = omitted == 0
                ? Stream.of()
                : Stream.of(
                        Plurals.of(omitted, "minute") + " with requests left out: the number of copies is unknown.");
        return Stream.of(estimates, omissions, units.notes(values).stream())
                .flatMap(notes -> notes)
                .toList();
    }

    @Override
    public String description() {
        return "requests are Invocations, Sum of " + published.periodSeconds()
                + " s; where it has no datapoint, InvocationsPerCopy times the copies + NoCapacityInvocationFailures";
    }
}
