package io.github.stepscale.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.stepscale.text.Lists;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.Quotes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Reads the JSON that {@code aws cloudwatch get-metric-data} and {@code get-metric-statistics} print. Only sums and sample
 * counts are numbers of requests; another statistic is refused.
 */
final class CloudWatchJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final List<String> STATISTICS = List.of("Average", "Minimum", "Maximum", "ExtendedStatistics");
    private static final char NO_SEPARATOR = ';';

    private final TraceMistakes mistakes;
    private final List<String> notes;
    private final TraceRows rows = new TraceRows();

    CloudWatchJson(TraceMistakes mistakes, List<String> notes) {
        this.mistakes = mistakes;
        this.notes = notes;
    }

    TraceRows read(String text) throws InvalidTraceException {
        JsonNode root = parse(text);
        if (root.path("MetricDataResults").isArray()) {
            metricData(root);
        } else if (root.path("Datapoints").isArray()) {
            metricStatistics(root);
        } else {
            throw mistakes.only(
                    0,
                    "is JSON of another form: the output of aws cloudwatch get-metric-data or get-metric-statistics, or CSV, is"
                            + " required",
                    "Save that output, or CSV with the columns timestamp and requests");
        }
        mistakes.throwIfAny();
        if (rows.size() == 0) {
            throw mistakes.only(0, "has no datapoints: at least one is required", "Query a time range with requests");
        }
        return rows;
    }

    private JsonNode parse(String text) throws InvalidTraceException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            int line = Optional.ofNullable(broken.getLocation())
                    .map(location -> location.getLineNr())
                    .orElse(0);
            throw mistakes.only(line, "is not valid JSON", "Save the output of the AWS CLI again");
        }
    }

    private void metricData(JsonNode root) throws InvalidTraceException {
        List<JsonNode> series = stream(root.path("MetricDataResults"))
                .filter(result -> !result.path("Timestamps").isEmpty())
                .toList();
        if (series.size() > 1) {
            List<String> labels = series.stream()
                    .map(result -> Quotes.of(result.path("Label").asText()))
                    .toList();
            throw mistakes.only(0, "has several series: " + Lists.and(labels), "Query the Sum of Invocations alone");
        }
        for (JsonNode result : series) {
            requireWhole(root.hasNonNull("NextToken")
                    || result.path("StatusCode").asText().equals("PartialData"));
            requireRequests(result.path("Label").asText(), false);
            pairs(result.path("Timestamps"), result.path("Values"));
        }
    }

    private void requireWhole(boolean partial) throws InvalidTraceException {
        if (partial) {
            throw mistakes.only(
                    0,
                    "has only a part of the datapoints: CloudWatch kept the rest for another page",
                    "Fetch all pages");
        }
    }

    private void pairs(JsonNode times, JsonNode values) throws InvalidTraceException {
        if (times.size() != values.size()) {
            throw mistakes.only(
                    0,
                    "has " + Plurals.of(times.size(), "timestamp") + " and " + Plurals.of(values.size(), "value"),
                    "Save the output of the AWS CLI again");
        }
        for (int i = 0; i < times.size(); i++) {
            add(times.path(i), values.path(i));
        }
    }

    private void metricStatistics(JsonNode root) throws InvalidTraceException {
        List<JsonNode> datapoints = stream(root.path("Datapoints")).toList();
        String label = root.path("Label").asText();
        String statistic = statistic(datapoints, label);
        requireRequests(label, statistic.equals("SampleCount"));
        datapoints.forEach(datapoint -> add(datapoint.path("Timestamp"), datapoint.path(statistic)));
    }

    /** The statistic that is a number of requests in all datapoints. */
    private String statistic(List<JsonNode> datapoints, String label) throws InvalidTraceException {
        List<String> usable = isLatency(label) ? List.of("SampleCount") : List.of("Sum", "SampleCount");
        Optional<String> statistic = usable.stream()
                .filter(name -> datapoints.stream().allMatch(datapoint -> datapoint.hasNonNull(name)))
                .findFirst();
        if (statistic.isEmpty()) {
            List<String> present = STATISTICS.stream()
                    .filter(name -> datapoints.stream().anyMatch(datapoint -> datapoint.hasNonNull(name)))
                    .toList();
            throw mistakes.only(
                    0,
                    "has no " + String.join(" or ", usable) + " in each datapoint: "
                            + (present.isEmpty()
                                    ? "that statistic is required"
                                    : Lists.and(present) + " cannot be replayed"),
                    "Query --statistics " + usable.get(0));
        }
        return statistic.get();
    }

    /** Refuses series that are no requests by their label, which is the name of the metric unless the query gave another. */
    private void requireRequests(String label, boolean counted) throws InvalidTraceException {
        String plain = label.toLowerCase(Locale.ROOT);
        if (plain.contains("perinstance") || plain.contains("percopy")) {
            throw mistakes.only(
                    0,
                    Quotes.of(label) + " is divided by instances: the requests to the whole endpoint are required",
                    "Query the Sum of Invocations");
        }
        if (!counted && (isLatency(label) || plain.contains("utilization"))) {
            throw mistakes.only(0, Quotes.of(label) + " is not a number of requests", "Query the Sum of Invocations");
        }
        if (!plain.contains("invocations") && !plain.contains("requests")) {
            notes.add("Each value of " + Quotes.of(label) + " is taken as a number of requests.");
        }
    }

    private static boolean isLatency(String label) {
        return label.toLowerCase(Locale.ROOT).contains("latency");
    }

    private void add(JsonNode time, JsonNode value) {
        Optional<Instant> start = TraceTime.parse(text(time), 0, mistakes);
        OptionalDouble count = RequestCount.parse(text(value), NO_SEPARATOR, 0, mistakes);
        if (start.isPresent() && count.isPresent()) {
            rows.add(start.get(), count.getAsDouble(), 0);
        }
    }

    private static String text(JsonNode scalar) {
        return scalar.isNumber() ? scalar.decimalValue().toPlainString() : scalar.asText();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes.stream();
    }
}
