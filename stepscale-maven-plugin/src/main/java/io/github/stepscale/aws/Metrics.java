package io.github.stepscale.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /**
     * Reads the datapoints of metrics as {@link #read}, and those of expressions, each in calls of its own: the ids of its
     * metrics are unique in it alone.
     */
    public Map<Series, List<Datapoint>> readAll(List<? extends Series> series, Instant from, Instant to) {
        List<Query> queries = series.stream()
                .flatMap(one -> one instanceof Query query ? Stream.of(query) : Stream.empty())
                .toList();
        Map<Series, List<Datapoint>> points = new LinkedHashMap<>(read(queries, from, to));
        series.stream()
                .flatMap(one -> one instanceof Expression expression ? Stream.of(expression) : Stream.empty())
                .forEach(expression -> points.put(expression, evaluate(expression, from, to)));
        return points;
    }

    private List<Datapoint> evaluate(Expression expression, Instant from, Instant to) {
        String id = expression.newId();
        MetricResponse<Expression> response = new MetricResponse<>(Map.of(id, expression));
        List<MetricDataQuery> requested = Stream.concat(
                        expression.operands().entrySet().stream()
                                .map(operand -> query(operand.getKey(), operand.getValue(), false)),
                        Stream.of(MetricDataQuery.builder()
                                .id(id)
                                .expression(expression.text())
                                .returnData(true)
                                .build()))
                .toList();
        readSpans(response, requested, maxSpan(List.of(expression)), from, to);
        return response.series().getOrDefault(expression, List.of());
    }

    private Map<Query, List<Datapoint>> readSome(List<Query> queries, Instant from, Instant to) {
        Map<String, Query> byId = new LinkedHashMap<>();
        queries.forEach(query -> byId.put("q" + byId.size(), query));
        MetricResponse<Query> response = new MetricResponse<>(byId);
        List<MetricDataQuery> requested = byId.entrySet().stream()
                .map(entry -> query(entry.getKey(), entry.getValue(), true))
                .toList();
        readSpans(response, requested, maxSpan(queries), from, to);
        return response.series();
    }

    private void readSpans(
            MetricResponse<?> response, List<MetricDataQuery> requested, Duration span, Instant from, Instant to) {
        for (Instant start = from; start.isBefore(to); start = start.plus(span)) {
            Instant end = start.plus(span);
            readPages(response, requested, start, end.isBefore(to) ? end : to);
        }
    }

    /** The longest time range of one call that leaves no datapoint out. */
    private static Duration maxSpan(List<? extends Series> queries) {
        int shortest = queries.stream().mapToInt(Series::periodSeconds).min().orElseThrow();
        int longest = queries.stream().mapToInt(Series::periodSeconds).max().orElseThrow();
        long seconds = (long) MAX_DATAPOINTS / queries.size() * shortest;
        return Duration.ofSeconds(Math.max(longest, seconds - seconds % longest));
    }

    private void readPages(MetricResponse<?> response, List<MetricDataQuery> requested, Instant from, Instant to) {
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

    private static MetricDataQuery query(String id, Query query, boolean returned) {
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
                .returnData(returned)
                .build();
    }

    /**
     * A datapoint of a metric.
     *
     * @param time the start of its period
     * @param value in the metric's own unit
     */
    public record Datapoint(Instant time, double value) {}

    /** What GetMetricData returns one series of datapoints for. */
    public sealed interface Series permits Query, Expression {
        /** The name in messages. */
        String name();

        /** The statistic of a metric; empty for an expression. */
        String statistic();

        /** The period of a datapoint. */
        int periodSeconds();
    }

    /**
     * A metric math expression, which CloudWatch evaluates.
     *
     * @param text such as {@code m1 / m2}
     * @param operands its metrics by id, 1 to 10 of the same period
     */
    public record Expression(String text, Map<String, Query> operands) implements Series {
        public Expression {
            operands = Collections.unmodifiableMap(new LinkedHashMap<>(operands));
        }

        @Override
        public String name() {
            return text;
        }

        @Override
        public String statistic() {
            return "";
        }

        @Override
        public int periodSeconds() {
            return operands.values().iterator().next().periodSeconds();
        }

        /** The first unused id of e1, e2, … */
        private String newId() {
            return IntStream.rangeClosed(1, operands.size() + 1)
                    .mapToObj(number -> "e" + number)
                    .filter(id -> !operands.containsKey(id))
                    .findFirst()
                    .orElseThrow();
        }
    }

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
            String namespace, String name, Map<String, String> dimensions, String statistic, int periodSeconds)
            implements Series {
        public Query {
            dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
        }
    }
}
