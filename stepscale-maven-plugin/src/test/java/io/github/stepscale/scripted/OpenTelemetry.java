package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CloudWatch's Prometheus-compatible API: answers {@code last_over_time({"metric","label"=~"expression"}[60s])}. */
public final class OpenTelemetry {
    /** The operation, as the guide names it. */
    static final String ACTION = "QueryMetrics";

    /** The type of an error in the form of Prometheus. */
    static final String BAD_DATA = "bad_data";

    private static final long MAX_RANGE = 7 * 24 * 3600;
    private static final Pattern QUERY = Pattern.compile("last_over_time\\(\\{\"([^\"]+)\"(.*)\\}\\[(\\d+)s\\]\\)");
    private static final Pattern MATCHER = Pattern.compile(",\"([^\"]+)\"=~\"([^\"]*)\"");

    private final List<Sample> samples = new CopyOnWriteArrayList<>();
    private volatile Optional<String> warning = Optional.empty();
    private volatile boolean histograms;

    private record Sample(String metric, Map<String, String> labels, Instant at, double value) {}

    OpenTelemetry() {}

    /** Publishes a value, with the labels of its series in pairs of name and value. */
    public void publish(String metric, Instant at, double value, String... labels) {
        Map<String, String> all = new TreeMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            all.put(labels[i], labels[i + 1]);
        }
        samples.add(new Sample(metric, all, at, value));
    }

    /** Adds a warning to each answer, as one that is cut off has. */
    public void warn(String text) {
        warning = Optional.of(text);
    }

    /** Answers with histograms of one observation instead of numbers. */
    public void asHistograms() {
        histograms = true;
    }

    JsonNode answer(Request request) {
        Matcher query = QUERY.matcher(request.required("query"));
        if (!query.matches()) {
            throw new AwsError(400, BAD_DATA, "invalid parameter \"query\": parse error");
        }
        long start = Long.parseLong(request.required("start"));
        long end = Long.parseLong(request.required("end"));
        long step = Long.parseLong(request.required("step"));
        long window = Long.parseLong(query.group(3));
        if (end - start + window > MAX_RANGE) {
            throw new AwsError(422, BAD_DATA, "the query spans more than 7 days");
        }
        Map<Map<String, String>, ArrayNode> series = new LinkedHashMap<>();
        for (long at = start; at <= end; at += step) {
            for (Sample sample : found(query.group(1), query.group(2), at - window, at)) {
                add(series.computeIfAbsent(sample.labels(), labels -> Json.texts(List.of())), at, sample);
            }
        }
        ObjectNode answer = Json.object().put("status", "success");
        ObjectNode data = answer.putObject("data").put("resultType", "matrix");
        ArrayNode result = data.putArray("result");
        series.forEach((labels, values) -> {
            ObjectNode metric = Json.object().put("__name__", query.group(1));
            labels.forEach(metric::put);
            ObjectNode one = result.addObject();
            one.set("metric", metric);
            one.set(histograms ? "histograms" : "values", values);
        });
        warning.ifPresent(text -> answer.putArray("warnings").add(text));
        return answer;
    }

    private void add(ArrayNode values, long at, Sample sample) {
        ArrayNode pair = values.addArray().add(at);
        if (histograms) {
            pair.addObject().put("count", "1").put("sum", Double.toString(sample.value()));
        } else {
            pair.add(Double.toString(sample.value()));
        }
    }

    /** The samples after one moment, up to another. */
    private List<Sample> found(String metric, String matchers, long after, long upTo) {
        return samples.stream()
                .filter(sample -> sample.metric().equals(metric))
                .filter(sample ->
                        sample.at().getEpochSecond() > after && sample.at().getEpochSecond() <= upTo)
                .filter(sample -> matches(sample, matchers))
                .toList();
    }

    private static boolean matches(Sample sample, String matchers) {
        return MATCHER.matcher(matchers)
                .results()
                .allMatch(matcher ->
                        sample.labels().getOrDefault(matcher.group(1), "").matches(matcher.group(2)));
    }
}
