package io.github.stepscale.aws;

import java.time.Duration;
import java.time.Instant;
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
    public Map<MetricQuery, List<MetricPoint>> read(List<MetricQuery> queries, Instant from, Instant to) {
        Map<MetricQuery, List<MetricPoint>> series = new LinkedHashMap<>();
        for (int first = 0; first < queries.size(); first += MOST_QUERIES) {
            series.putAll(readSome(queries.subList(first, Math.min(queries.size(), first + MOST_QUERIES)), from, to));
        }
        return series;
    }

    private Map<MetricQuery, List<MetricPoint>> readSome(List<MetricQuery> queries, Instant from, Instant to) {
        MetricResponse answer = new MetricResponse(queries);
        Duration most = most(queries);
        for (Instant start = from; start.isBefore(to); start = start.plus(most)) {
            Instant end = start.plus(most);
            readPages(answer, queries, start, end.isBefore(to) ? end : to);
        }
        return answer.series();
    }

    /** How long one call may look back without leaving datapoints out. */
    private static Duration most(List<MetricQuery> queries) {
        int shortest =
                queries.stream().mapToInt(MetricQuery::periodSeconds).min().orElseThrow();
        int longest =
                queries.stream().mapToInt(MetricQuery::periodSeconds).max().orElseThrow();
        long seconds = (long) MOST_DATAPOINTS / queries.size() * shortest;
        return Duration.ofSeconds(Math.max(longest, seconds - seconds % longest));
    }

    private void readPages(MetricResponse answer, List<MetricQuery> queries, Instant from, Instant to) {
        List<MetricDataQuery> asked = IntStream.range(0, queries.size())
                .mapToObj(index -> query(MetricResponse.id(index), queries.get(index)))
                .toList();
        SdkCalls.call(MetricResponse.TASK, () -> {
            pages.of(
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

    private static MetricDataQuery query(String id, MetricQuery query) {
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
}
