package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.scripted.Alarms.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What GetMetricData answers, in pages. */
public final class MetricValues {
    private final Map<String, List<Value>> values = new ConcurrentHashMap<>();
    private final Map<String, String> statuses = new ConcurrentHashMap<>();
    private volatile int perPage = 100_800;

    MetricValues() {}

    /** Of a metric of this name or an expression of this text; {@code Name Statistic} is for one statistic alone. */
    public void put(String key, List<Value> datapoints) {
        values.put(key, List.copyOf(datapoints));
    }

    /** The same value in each of the full minutes before a moment. */
    void putMinutes(String key, int minutes, Instant before, double value) {
        Instant end = before.truncatedTo(ChronoUnit.MINUTES);
        put(
                key,
                IntStream.rangeClosed(1, minutes)
                        .mapToObj(back -> new Value(end.minusSeconds(60L * back), value))
                        .toList());
    }

    /** How many datapoints an answer has at most, those of all its queries together. */
    public void perPage(int datapoints) {
        perPage = datapoints;
    }

    /** What the query of a metric comes back as, instead of as complete: without values. */
    public void status(String name, String status) {
        statuses.put(name, status);
    }

    private record Found(JsonNode query, String key, List<Value> values) {}

    JsonNode answer(Request request) {
        List<Found> found = request.list("MetricDataQueries").stream()
                .filter(query -> query.path("ReturnData").asBoolean(true))
                .map(query -> new Found(query, key(query), asked(query, request)))
                .toList();
        int first = Integer.parseInt(request.text("NextToken").orElse("0"));
        int total = found.stream().mapToInt(one -> one.values().size()).sum();
        ArrayNode results = Json.texts(List.of());
        int position = 0;
        for (Found one : found) {
            results.add(result(one, first - position, first + perPage - position));
            position += one.values().size();
        }
        ObjectNode answer = Json.object();
        if (first + perPage < total) {
            answer.put("NextToken", String.valueOf(first + perPage));
        }
        return answer.set("MetricDataResults", results);
    }

    private static String key(JsonNode query) {
        return query.has("Expression")
                ? query.get("Expression").asText()
                : query.at("/MetricStat/Metric/MetricName").asText();
    }

    private List<Value> asked(JsonNode query, Request request) {
        String key = key(query);
        String statistic = query.at("/MetricStat/Stat").asText();
        Comparator<Value> byTime = Comparator.comparing(Value::at);
        boolean ascending =
                request.text("ScanBy").filter("TimestampAscending"::equals).isPresent();
        return Stream.of(key + " " + statistic, key)
                .flatMap(name -> Optional.ofNullable(values.get(name)).stream())
                .findFirst()
                .orElse(List.of())
                .stream()
                .filter(value -> Alarms.isAsked(value.at(), request.text("StartTime"), request.text("EndTime")))
                .sorted(ascending ? byTime : byTime.reversed())
                .toList();
    }

    private JsonNode result(Found found, int from, int to) {
        boolean broken = statuses.containsKey(found.key());
        int size = found.values().size();
        List<Value> page =
                broken ? List.of() : new ArrayList<>(found.values().subList(clamp(from, size), clamp(to, size)));
        ObjectNode result = Json.object()
                .put("Id", found.query().path("Id").asText())
                .put("Label", found.query().path("Label").asText(found.key()))
                .put("StatusCode", broken ? statuses.get(found.key()) : to < size ? "PartialData" : "Complete");
        result.set(
                "Timestamps",
                Json.texts(page.stream().map(value -> value.at().toString()).toList()));
        return result.set(
                "Values",
                Json.texts(page.stream()
                        .map(value -> Double.toString(value.value()))
                        .toList()));
    }

    private static int clamp(int index, int size) {
        return Math.max(0, Math.min(size, index));
    }
}
