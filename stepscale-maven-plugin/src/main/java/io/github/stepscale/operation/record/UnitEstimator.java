package io.github.stepscale.operation.record;

import io.github.stepscale.aws.Metrics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The units in service, for which CloudWatch has no metric. Each sends one sample of its CPU use a minute, if the endpoint
 * publishes every 60 s: so samples are counted. Where the same minute tells the requests and the requests per
 * instance, their ratio is taken instead, which depends on no such setting; samples that contradict it in most minutes are
 * not believed anywhere.
 *
 * @param samples of the CPU use
 * @param ratio the requests, then the requests per instance; empty where the two are not published
 */
record UnitEstimator(Metrics.Query samples, Optional<Ratio> ratio) {

    /** Two sums of the same minute. */
    record Ratio(Metrics.Query all, Metrics.Query perInstance) {}

    List<Metrics.Query> queries() {
        return Stream.concat(
                        Stream.of(samples), ratio.stream().flatMap(both -> Stream.of(both.all(), both.perInstance())))
                .toList();
    }

    /** Units by minute, as fields of a table. */
    SortedMap<Instant, List<String>> rows(MetricsByMinute values) {
        boolean believed = believesSamples(values);
        SortedMap<Instant, List<String>> rows = new TreeMap<>();
        for (Instant minute : values.minutes(queries())) {
            OptionalLong units = byRatio(values, minute);
            if (units.isEmpty() && believed) {
                units = bySamples(values, minute);
            }
            units.ifPresent(number -> rows.put(minute, List.of(Long.toString(number))));
        }
        return rows;
    }

    OptionalLong bySamples(MetricsByMinute values, Instant minute) {
        return values.at(samples, minute).stream().mapToLong(Math::round).findFirst();
    }

    /** Whether the samples agree with the ratio in at least half of the minutes that have both. */
    boolean believesSamples(MetricsByMinute values) {
        List<Instant> both = values.minutes(List.of(samples)).stream()
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
        if (!believesSamples(values)) {
            return List.of("the samples of CPUUtilization do not match Invocations / InvocationsPerInstance: this"
                    + " endpoint seems not to publish every 60 s. inService is told in minutes with requests only.");
        }
        return List.of("inService is inferred, since CloudWatch has no metric of it: "
                + (ratio.isPresent() ? "Invocations / InvocationsPerInstance, and in minutes without requests " : "")
                + "the samples of CPUUtilization in a minute, which is right if the endpoint publishes every 60 s.");
    }
}
