package io.github.stepscale.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.text.Quotes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the OpenTelemetry metrics of CloudWatch by PromQL (Amazon CloudWatch User Guide, "Prometheus-compatible APIs"), which no
 * client of the SDK does. Every method throws {@link AwsException} if AWS refuses.
 */
public final class PromQl {
    static final String PATH = "/api/v1/query_range";

    /** The longest range of one request: a query may span 7 days, its lookback included. */
    static final Duration MAX_RANGE = Duration.ofDays(6);

    private static final Duration STEP = Duration.ofMinutes(1);
    private static final String TASK = "read metrics from CloudWatch by PromQL";

    private final SignedRequests requests;

    PromQl(SignedRequests requests) {
        this.requests = requests;
    }

    /**
     * Reads the values of a metric that is published at each event, such as a scaling operation. Each is reported once, in the
     * minute of the event; of several in one minute with the same labels, the last.
     *
     * @param metric such as {@code e2e_duration}
     * @param labels a regular expression for each label, such as {@code aws.sagemaker.endpoint.name}; an absent label is empty
     * @param from a full minute, inclusive
     * @param to a full minute, exclusive
     */
    public Events events(String metric, Map<String, String> labels, Instant from, Instant to) {
        String matchers = new TreeMap<>(labels)
                .entrySet().stream()
                        .map(label -> "," + quoted(label.getKey()) + "=~" + quoted(label.getValue()))
                        .collect(Collectors.joining());
        String query = "last_over_time({" + quoted(metric) + matchers + "}[" + STEP.toSeconds() + "s])";
        List<Event> events = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Instant start = from; start.isBefore(to); start = start.plus(MAX_RANGE)) {
            Instant end = start.plus(MAX_RANGE).isBefore(to) ? start.plus(MAX_RANGE) : to;
            String form = form(query, start, end);
            SdkCalls.call(TASK, () -> read(requests.query(PATH, form), events, warnings));
        }
        return new Events(events, warnings);
    }

    private static String form(String query, Instant from, Instant to) {
        // A window ends at its step, so the first step is a minute after the start.
        return "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&start="
                + from.plus(STEP).getEpochSecond() + "&end=" + to.getEpochSecond() + "&step=" + STEP.toSeconds();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static boolean read(JsonNode answer, List<Event> events, List<String> warnings) {
        if (!answer.path("status").asText().equals("success")) {
            throw InvalidResponseException.lacks("the status " + Quotes.of("success"));
        }
        JsonNode result = answer.path("data").path("result");
        if (!result.isArray()) {
            throw InvalidResponseException.lacks("data.result");
        }
        result.forEach(series -> addSeries(series, events));
        answer.path("warnings").forEach(warning -> warnings.add(SafeText.oneLine(warning.asText())));
        return true;
    }

    private static void addSeries(JsonNode series, List<Event> events) {
        Map<String, String> labels = new TreeMap<>();
        series.path("metric")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        series.path("values").forEach(sample -> addEvent(labels, sample, number(sample.path(1)), events));
        // The guide names no type: of a histogram, the average of its observations counts.
        series.path("histograms").forEach(sample -> addEvent(labels, sample, average(sample.path(1)), events));
    }

    private static void addEvent(Map<String, String> labels, JsonNode sample, double value, List<Event> events) {
        if (!sample.path(0).isNumber()) {
            throw InvalidResponseException.lacks("the time of a sample");
        }
        if (Double.isFinite(value)) {
            Instant window = Instant.ofEpochSecond(sample.path(0).asLong());
            events.add(new Event(window.minus(STEP), labels, value));
        }
    }

    private static double average(JsonNode histogram) {
        double count = number(histogram.path("count"));
        return count > 0 ? number(histogram.path("sum")) / count : Double.NaN;
    }

    /** Prometheus writes numbers as text, since JSON has no infinity. */
    private static double number(JsonNode text) {
        try {
            return Double.parseDouble(text.asText());
        } catch (NumberFormatException word) {
            return Double.NaN;
        }
    }

    /**
     * The events of a metric.
     *
     * @param events in no order
     * @param warnings why the answer may be incomplete, in CloudWatch's words
     */
    public record Events(List<Event> events, List<String> warnings) {
        public Events {
            events = List.copyOf(events);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * One event.
     *
     * @param minute the minute in which it was published
     * @param labels the labels of its series, as they were published
     * @param value finite, in the unit of the metric
     */
    public record Event(Instant minute, Map<String, String> labels, double value) {
        public Event {
            labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        }

        /**
         * Returns the value of an attribute, cleaned for display; empty if its series has none. CloudWatch names those of a
         * datapoint with or without a prefix, and those of a resource with another.
         *
         * @param attribute such as {@code host.type}
         */
        public Optional<String> label(String attribute) {
            return Stream.of("", "@datapoint.", "@resource.")
                    .flatMap(prefix -> Optional.ofNullable(labels.get(prefix + attribute)).stream())
                    .map(SafeText::oneLine)
                    .filter(value -> !value.isEmpty())
                    .findFirst();
        }
    }
}
