package io.github.stepscale.importing;

import io.github.stepscale.importing.source.Values;
import io.github.stepscale.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an alarm watches, in one form: a plain metric and a single query of one are the same; ids are numbered by order. */
final class ComparedMetric {
    // Quoted text holds no ids.
    private static final Pattern QUOTED_OR_WORD =
            Pattern.compile("'[^']*'|\"[^\"]*\"|(?<![A-Za-z0-9_])[a-z][A-Za-z0-9_]*");
    private static final Pattern FILL = Pattern.compile(
            "\\s*FILL\\s*\\(\\s*([a-z][A-Za-z0-9_]*)\\s*,\\s*([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)\\s*\\)\\s*");

    private final BiFunction<String, Optional<YamlNode>, String> dimensions;

    /** @param dimensions the value of a dimension by its name */
    ComparedMetric(BiFunction<String, Optional<YamlNode>, String> dimensions) {
        this.dimensions = dimensions;
    }

    SortedMap<String, String> of(YamlNode.Mapping alarm) {
        List<YamlNode> queries = Values.items(alarm, "Metrics");
        if (alarm.get("Metrics").isEmpty()) {
            return metric("Metric.", alarm, alarm);
        }
        if (queries.size() == 1 && Values.get(queries.get(0), "MetricStat").isPresent()) {
            return query("Metric.", queries.get(0));
        }
        return math(queries);
    }

    /** Metrics in their order, which a list of all metrics has too; then expressions, whose order means nothing: the result last. */
    private SortedMap<String, String> math(List<YamlNode> queries) {
        List<YamlNode> ordered = queries.stream()
                .sorted(Comparator.comparing(ComparedMetric::place))
                .toList();
        Map<String, String> ids = new LinkedHashMap<>();
        ordered.forEach(query -> ids.put(Values.written(query, "Id").orElse(""), "q" + ids.size()));
        SortedMap<String, String> values = new TreeMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            YamlNode query = ordered.get(i);
            String path = "Metrics[" + i + "].";
            values.put(path + "ReturnData", String.valueOf(isReturned(query)));
            Values.written(query, "Expression")
                    .ifPresent(text -> values.put(path + "Expression", expression(text, ids)));
            Values.written(query, "AccountId").ifPresent(id -> values.put(path + "AccountId", id));
            values.putAll(query(path, query));
        }
        return values;
    }

    private static boolean isExpression(YamlNode query) {
        return Values.get(query, "Expression").isPresent();
    }

    private static int place(YamlNode query) {
        return !isExpression(query) ? 0 : isReturned(query) ? 2 : 1;
    }

    private static boolean isReturned(YamlNode query) {
        return !Values.isFalse(query, "ReturnData");
    }

    private SortedMap<String, String> query(String path, YamlNode query) {
        Optional<YamlNode> statistic = Values.get(query, "MetricStat");
        SortedMap<String, String> values = new TreeMap<>();
        Values.written(query, "Period").ifPresent(period -> values.put(path + "Period", period));
        statistic.ifPresent(
                node -> values.putAll(metric(path, Values.get(node, "Metric").orElse(node), node)));
        return values;
    }

    private SortedMap<String, String> metric(String path, YamlNode metric, YamlNode statistic) {
        SortedMap<String, String> values = new TreeMap<>();
        put(values, path + "Namespace", Values.get(metric, "Namespace"));
        put(values, path + "MetricName", Values.get(metric, "MetricName"));
        Stream.of("Statistic", "ExtendedStatistic", "Stat")
                .forEach(name -> put(values, path + "Statistic", Values.get(statistic, name)));
        Values.written(statistic, "Period").ifPresent(period -> values.put(path + "Period", period));
        if (OtherProperties.ofMetric(metric, statistic).isPresent()) {
            put(values, path + "Unit", Values.get(statistic, "Unit"));
        }
        for (YamlNode dimension : Values.items(metric, "Dimensions")) {
            String name = Values.written(dimension, "Name").orElse("");
            values.merge(
                    path + "Dimensions." + name,
                    dimensions.apply(name, Values.get(dimension, "Value")),
                    (one, other) -> one + " and " + other);
        }
        return values;
    }

    private static void put(SortedMap<String, String> values, String path, Optional<YamlNode> value) {
        value.flatMap(Values::written).ifPresent(text -> values.put(path, text));
    }

    private static String expression(String text, Map<String, String> ids) {
        Matcher fill = FILL.matcher(text);
        String one = fill.matches() ? "FILL(" + fill.group(1) + ", " + Numbers.plain(fill.group(2)) + ")" : text;
        List<String> parts = new ArrayList<>();
        Matcher words = QUOTED_OR_WORD.matcher(one);
        int end = 0;
        while (words.find()) {
            parts.add(one.substring(end, words.start()));
            parts.add(ids.getOrDefault(words.group(), words.group()));
            end = words.end();
        }
        return String.join("", parts) + one.substring(end);
    }
}
