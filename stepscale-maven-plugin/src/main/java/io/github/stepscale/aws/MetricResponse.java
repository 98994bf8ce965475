package io.github.stepscale.aws;

import io.github.stepscale.aws.AwsException.Kind;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MessageData;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/**
 * Joins the pages of GetMetricData. What is missing in a response must not look like a metric without data.
 *
 * @param <T> what is asked for
 */
final class MetricResponse<T extends Metrics.Series> {
    static final String TASK = "read metrics from CloudWatch";

    private final Map<String, T> queries;
    private final Map<String, SortedMap<Instant, Double>> points = new HashMap<>();
    private final Map<String, String> statuses = new HashMap<>();

    /** @param queries those that return data, by their id in the request */
    MetricResponse(Map<String, T> queries) {
        this.queries = Collections.unmodifiableMap(new LinkedHashMap<>(queries));
    }

    static AwsException failure(Kind kind, String detail) {
        return new AwsException(kind, TASK, detail, Optional.empty());
    }

    void add(GetMetricDataResponse page) {
        if (!page.messages().isEmpty()) {
            throw failure(
                    Kind.REFUSED,
                    page.messages().stream().map(MetricResponse::text).collect(Collectors.joining(" ")));
        }
        page.metricDataResults().forEach(this::add);
    }

    private static String text(MessageData message) {
        return ResponseFields.text(message.code()) + ": " + ResponseFields.text(message.value());
    }

    private void add(MetricDataResult result) {
        if (result.timestamps().size() != result.values().size()) {
            throw failure(
                    Kind.SERVICE,
                    "the response has " + result.timestamps().size() + " timestamps for "
                            + result.values().size() + " values");
        }
        String query = ResponseFields.require(result.id(), "Id");
        SortedMap<Instant, Double> series = points.computeIfAbsent(query, id -> new TreeMap<>());
        for (int i = 0; i < result.values().size(); i++) {
            series.put(result.timestamps().get(i), result.values().get(i));
        }
        statuses.put(query, Optional.ofNullable(result.statusCodeAsString()).orElse("Complete"));
    }

    /** Call after the last page: by then every query must be complete. */
    void requireComplete() {
        queries.forEach((id, query) -> {
            String status = statuses.getOrDefault(id, "no result");
            if (!status.equals("Complete")) {
                throw unanswered(query.name(), SafeText.oneLine(status));
            }
        });
        statuses.clear();
    }

    private static AwsException unanswered(String metric, String status) {
        return status.equals("Forbidden")
                ? failure(
                        Kind.ACCESS_DENIED,
                        "the caller is not authorized to perform cloudwatch:GetMetricData of " + metric)
                : failure(Kind.SERVICE, metric + " has status " + status);
    }

    Map<T, List<Metrics.Datapoint>> series() {
        Map<T, List<Metrics.Datapoint>> series = new LinkedHashMap<>();
        queries.forEach((id, query) -> series.put(query, ascending(points.getOrDefault(id, new TreeMap<>()))));
        return series;
    }

    private static List<Metrics.Datapoint> ascending(SortedMap<Instant, Double> points) {
        return points.entrySet().stream().map(MetricResponse::point).toList();
    }

    private static Metrics.Datapoint point(Entry<Instant, Double> point) {
        return new Metrics.Datapoint(point.getKey(), point.getValue());
    }
}
