package io.github.stepscale.operation.record;

import io.github.stepscale.aws.Metrics;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.text.Plurals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Estimates the requests of an inference component, for which SageMaker publishes the requests per copy and those without a copy,
 * but no total. It needs the number of copies; a minute in which that is unknown is left out.
 */
final class ComponentRequestEstimator implements RequestEstimator {
    private final Metrics.Query perCopy;
    private final Metrics.Query refused;
    private final UnitEstimator units;

    ComponentRequestEstimator(Target target) {
        TargetMetricQueries metrics = new TargetMetricQueries(target);
        perCopy = metrics.query("InvocationsPerCopy", "Sum");
        refused = metrics.query("NoCapacityInvocationFailures", "Sum");
        units = new UnitEstimator(metrics.query("CPUUtilization", "SampleCount"), Optional.empty());
    }

    @Override
    public List<Metrics.Query> queries() {
        return Stream.concat(Stream.of(perCopy, refused), units.queries().stream())
                .toList();
    }

    @Override
    public List<String> columns() {
        return List.of("requests", "perCopy", "withoutCapacity");
    }

    @Override
    public SortedMap<Instant, List<String>> rows(MetricsByMinute values) {
        SortedMap<Instant, List<String>> rows = new TreeMap<>();
        for (Instant minute : values.minutes(List.of(perCopy, refused))) {
            if (isKnown(values, minute)) {
                double requests = values.at(perCopy, minute).orElse(0)
                                * copies(values, minute).orElse(0)
                        + values.at(refused, minute).orElse(0);
                rows.put(
                        minute,
                        List.of(
                                MetricsByMinute.whole(requests),
                                values.field(perCopy, minute, 1),
                                values.field(refused, minute, 1)));
            }
        }
        return rows;
    }

    private boolean isKnown(MetricsByMinute values, Instant minute) {
        return values.at(perCopy, minute).isEmpty() || copies(values, minute).isPresent();
    }

    private OptionalLong copies(MetricsByMinute values, Instant minute) {
        return units.bySamples(values, minute);
    }

    @Override
    public SortedMap<Instant, List<String>> inService(MetricsByMinute values) {
        return units.rows(values);
    }

    @Override
    public List<String> notes(MetricsByMinute values) {
        long unknown = values.minutes(List.of(perCopy)).stream()
                .filter(minute -> !isKnown(values, minute))
                .count();
        Stream<String> omitted = unknown == 0
                ? Stream.of()
                : Stream.of(
                        Plurals.of(unknown, "minute") + " with requests left out: the number of copies is unknown.");
        return Stream.of(
                        Stream.of("requests are inferred, because no metric gives the total of an inference component:"
                                + " InvocationsPerCopy times inService, plus NoCapacityInvocationFailures."),
                        omitted,
                        units.notes(values).stream())
                .flatMap(notes -> notes)
                .toList();
    }

    @Override
    public String description() {
        return "requests are InvocationsPerCopy times the copies + NoCapacityInvocationFailures";
    }
}
