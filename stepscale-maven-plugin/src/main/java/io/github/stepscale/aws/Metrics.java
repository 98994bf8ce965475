package io.github.stepscale.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** The datapoints of CloudWatch's metrics. */
public final class Metrics {
    /** CloudWatch API, GetMetricData: so many datapoints a call, of so many metrics. */
    static final int MOST_DATAPOINTS = 100_800;

    static final int MOST_QUERIES = 500;

    private final CloudWatchClient client;
    private final Paginator pages;

    Metrics(CloudWatchClient client, Paginator pages) {
        this.client = client;
        this.pages = pages;
    }

    /**
     * The datapoints of some metrics, each ascending; an empty list where there is none. A long span takes several calls.
     *
     * @param queries each once
     * @param from the first start of a period, on the period
     * @param to the start of the period after the last
     * @throws AwsException if AWS refuses a request, or does not answer one of the queries whole
     */
    public Map<Query, List<Datapoint>> read(List<Query> queries, Instant from, Instant to) {
        Map<Query, List<Datapoint>> series = new LinkedHashMap<>();
        for (int first = 0; first < queries.size(); first += MOST_QUERIES) {
            series.putAll(readSome(queries.subList(first, Math.min(queries.size(), first + MOST_QUERIES)), from, to));
        }
        return series;
    }

    private Map<Query, List<Datapoint>> readSome(List<Query> queries, Instant from, Instant to) {
        MetricResponse answer = new MetricResponse(queries);
        Duration most = most(queries);
        for (Instant start = from; start.isBefore(to); start = start.plus(most)) {
            Instant end = start.plus(most);
            readPages(answer, queries, start, end.isBefore(to) ? end : to);
        }
        return answer.series();
    }

    /** How long one call may look back without leaving datapoints out. */
    private static Duration most(List<Query> queries) {
        int shortest = queries.stream().mapToInt(Query::periodSeconds).min().orElseThrow();
        int longest = queries.stream().mapToInt(Query::periodSeconds).max().orElseThrow();
        long seconds = (long) MOST_DATAPOINTS / queries.size() * shortest;
        return Duration.ofSeconds(Math.max(longest, seconds - seconds % longest));
    }

    private void readPages(MetricResponse answer, List<Query> queries, Instant from, Instant to) {
        List<MetricDataQuery> asked = IntStream.range(0, queries.size())
                .mapToObj(index -> query(MetricResponse.id(index), queries.get(index)))
                .toList();
        SdkCalls.call(MetricResponse.TASK, () -> {
            pages.pages(
                            token -> client.getMetricData(request -> request.metricDataQueries(asked)
                                    .startTime(from)
                                    .endTime(to)
                                    .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                                    .nextToken(token)),
                            GetMetricDataResponse::nextToken)
                    .forEach(answer::add);
            return answer;
        });
        answer.requireWhole();
    }

    private static MetricDataQuery query(String id, Query query) {
        List<Dimension> dimensions = query.dimensions().entrySet().stream()
                .map(entry -> Dimension.builder()
                        .name(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.stat(query.statistic())
                        .period(query.periodSeconds())
                        .metric(metric -> metric.namespace(query.namespace())
                                .metricName(query.name())
                                .dimensions(dimensions)))
                .returnData(true)
                .build();
    }

    /**
     * A datapoint of a metric.
     *
     * @param time at which its period starts
     * @param value in the metric's own unit
     */
    public record Datapoint(Instant time, double value) {}

    /**
     * What is asked of one metric.
     *
     * @param namespace such as {@code AWS/SageMaker}
     * @param name such as {@code Invocations}
     * @param dimensions their values by their names, at most 30; a metric is found only under all of its dimensions
     * @param statistic such as {@code Sum}, {@code SampleCount} or {@code p95}
     * @param periodSeconds the length of a datapoint: a multiple of 60, or 10, 20 or 30 for the last three hours
     */
    public record Query(
            String namespace, String name, Map<String, String> dimensions, String statistic, int periodSeconds) {
        public Query {
            dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
        }
    }
}
