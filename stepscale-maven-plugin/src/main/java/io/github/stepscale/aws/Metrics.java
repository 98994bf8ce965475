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

/** Reads CloudWatch metrics. */
public final class Metrics {
    /** Amazon CloudWatch API Reference, GetMetricData: limits of one call. */
    static final int MAX_DATAPOINTS = 100_800;

    static final int MAX_QUERIES = 500;

    private final CloudWatchClient client;
    private final Paginator pages;

    Metrics(CloudWatchClient client, Paginator pages) {
        this.client = client;
        this.pages = pages;
    }

    /**
     * Reads the datapoints of metrics, each list ascending by time, and empty if there is none. A long time range takes several
     * calls.
     *
     * @param queries without duplicates
     * @param from the start of the first period
     * @param to exclusive: the start of the period after the last
     * @throws AwsException if AWS refuses a request, or does not answer one of the queries completely
     */
    public Map<Query, List<Datapoint>> read(List<Query> queries, Instant from, Instant to) {
        Map<Query, List<Datapoint>> series = new LinkedHashMap<>();
        for (int first = 0; first < queries.size(); first += MAX_QUERIES) {
            series.putAll(readSome(queries.subList(first, Math.min(queries.size(), first + MAX_QUERIES)), from, to));
        }
        return series;
    }

    private Map<Query, List<Datapoint>> readSome(List<Query> queries, Instant from, Instant to) {
        MetricResponse response = new MetricResponse(queries);
        Duration span = maxSpan(queries);
        for (Instant start = from; start.isBefore(to); start = start.plus(span)) {
            Instant end = start.plus(span);
            readPages(response, queries, start, end.isBefore(to) ? end : to);
        }
        return response.series();
    }

    /** The longest time range of one call that leaves no datapoint out. */
    private static Duration maxSpan(List<Query> queries) {
        int shortest = queries.stream().mapToInt(Query::periodSeconds).min().orElseThrow();
        int longest = queries.stream().mapToInt(Query::periodSeconds).max().orElseThrow();
        long seconds = (long) MAX_DATAPOINTS / queries.size() * shortest;
        return Duration.ofSeconds(Math.max(longest, seconds - seconds % longest));
    }

    private void readPages(MetricResponse response, List<Query> queries, Instant from, Instant to) {
        List<MetricDataQuery> requested = IntStream.range(0, queries.size())
                .mapToObj(index -> query(MetricResponse.id(index), queries.get(index)))
                .toList();
        SdkCalls.call(MetricResponse.TASK, () -> {
            pages.pages(
                            token -> client.getMetricData(request -> request.metricDataQueries(requested)
                                    .startTime(from)
                                    .endTime(to)
                                    .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                                    .nextToken(token)),
                            GetMetricDataResponse::nextToken)
                    .forEach(response::add);
            return response;
        });
        response.requireComplete();
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
     * @param time the start of its period
     * @param value in the metric's own unit
     */
    public record Datapoint(Instant time, double value) {}

    /**
     * A query for one statistic of one metric.
     *
     * @param namespace such as {@code AWS/SageMaker}
     * @param name such as {@code Invocations}
     * @param dimensions values by name, at most 30; CloudWatch finds a metric only by all of its dimensions
     * @param statistic such as {@code Sum}, {@code SampleCount} or {@code p95}
     * @param periodSeconds the period of a datapoint: a multiple of 60, or 10, 20 or 30 for the last three hours
     */
    public record Query(
            String namespace, String name, Map<String, String> dimensions, String statistic, int periodSeconds) {
        public Query {
            dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
        }
    }
}
