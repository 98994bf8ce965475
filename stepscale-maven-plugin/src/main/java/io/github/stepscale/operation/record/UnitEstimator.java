package io.github.stepscale.operation.record;

import io.github.stepscale.aws.EndpointDescriptions.MetricPublishing;
import io.github.stepscale.aws.Metrics;
import io.github.stepscale.operation.shared.MetricsByMinute;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Estimates the units in service, for which CloudWatch has no metric. Each unit sends a sample of its CPU use whenever the endpoint
 * publishes: so it counts the samples. If a minute has the requests and the requests per instance, it uses their ratio instead,
 * which depends on no such setting; it ignores all samples if they contradict the ratio in most minutes.
 *
 * @param samples the number of samples of the CPU use, in the order of preference
 * @param ratio the requests, and the requests per instance; empty if the two are not published
 * @param publishing how often a unit sends a sample; empty if unknown, which counts as every 60 s
 */
record UnitEstimator(List<Metrics.Query> samples, Optional<Ratio> ratio, Optional<MetricPublishing> publishing) {
    private static final int MINUTE = 60;

    UnitEstimator {
        samples = List.copyOf(samples);
    }

    /** Two sums of the same minute, whose quotient is the number of units. */
    record Ratio(Metrics.Query all, Metrics.Query perInstance) {}

    List<Metrics.Query> queries() {
        return Stream.concat(
                        samples.stream(), ratio.stream().flatMap(both -> Stream.of(both.all(), both.perInstance())))
                .toList();
    }

    /** Returns the units by minute, as CSV fields. */
    SortedMap<Instant, List<String>> rows(MetricsByMinute values) {
        boolean trusted = trustsSamples(values);
        SortedMap<Instant, List<String>> rows = new TreeMap<>();
        for (Instant minute : values.minutes(queries())) {
            OptionalLong units = byRatio(values, minute);
            if (units.isEmpty() && trusted) {
                units = bySamples(values, minute);
            }
            units.ifPresent(number -> rows.put(minute, List.of(Long.toString(number))));
        }
        return rows;
    }

    OptionalLong bySamples(MetricsByMinute values, Instant minute) {
        return samples.stream()
                .flatMapToDouble(query -> values.at(query, minute).stream())
                .mapToLong(count -> Math.round(count * frequency() / MINUTE))
                .findFirst();
    }

    /** Whether the samples agree with the ratio in at least half of the minutes that have both. */
    boolean trustsSamples(MetricsByMinute values) {
        List<Instant> both = values.minutes(samples).stream()
                .filter(minute -> byRatio(values, minute).isPresent())
                .toList();
        long agreeing = both.stream()
                .filter(minute -> byRatio(values, minute).equals(bySamples(values, minute)))
                .count();
        return 2 * agreeing >= both.size();
    }

    private OptionalLong byRatio(MetricsByMinute values, Instant minute) {
        if (ratio.isEmpty()) {
            return OptionalLong.empty();
        }
        double all = values.at(ratio.get().all(), minute).orElse(0);
        double perInstance = values.at(ratio.get().perInstance(), minute).orElse(0);
        return all > 0 && perInstance > 0 ? OptionalLong.of(Math.round(all / perInstance)) : OptionalLong.empty();
    }

    List<String> notes(MetricsByMinute values) {
        if (!trustsSamples(values)) {
            return List.of(
                    "the samples of CPUUtilization do not match Invocations / InvocationsPerInstance: this endpoint"
                            + " probably does not publish every " + frequency()
                            + " s. inService is recorded only for minutes with requests.");
        }
        return List.of("inService is inferred, because CloudWatch has no such metric: "
                + (ratio.isPresent() ? "Invocations / InvocationsPerInstance, and in minutes without requests " : "")
                + "the number of CPUUtilization samples"
                + (publishing.isPresent()
                        ? ", at one every " + frequency() + " s from each."
                        : ", which is right if the endpoint publishes every 60 s."));
    }

    private int frequency() {
        return publishing.orElse(MetricPublishing.DEFAULT).frequency();
    }
}
