package io.github.stepscale.importing;

import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.yaml.YamlNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Translates what an alarm watches: a metric, metric math, either with a fill. */
final class MetricTranslation {
    private static final Pattern FILL = Pattern.compile(
            "\\s*FILL\\s*\\(\\s*([a-z][A-Za-z0-9_]*)\\s*,\\s*([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)\\s*\\)\\s*");
    private static final String EXPRESSION = "Expression";

    /** By name; that which weights add comes last, as they add it. */
    private static final Comparator<String> OTHERS = Comparator.<String, Boolean>comparing(
                    Dimension.INSTANCE_TYPE::equals)
            .thenComparing(Comparator.naturalOrder());

    private final TargetNames target;
    private final UnsayableList unsayable;

    MetricTranslation(TargetNames target, UnsayableList unsayable) {
        this.target = target;
        this.unsayable = unsayable;
    }

    /** The keys {@code metric} and {@code fill} of an alarm. */
    record Watched(YamlNode metric, Optional<YamlNode> fill) {}

    /** What an alarm watches; empty if a descriptor cannot say it. */
    Optional<Watched> of(SourceResource alarm) {
        Optional<YamlNode> queries = alarm.properties().get("Metrics");
        if (queries.isEmpty()) {
            return source(alarm, alarm.properties(), alarm.properties())
                    .map(metric -> new Watched(metric, Optional.empty()));
        }
        return queries(alarm, Queries.of(Values.items(queries.get())));
    }

    private Optional<Watched> queries(SourceResource alarm, Queries queries) {
        Optional<YamlNode> returned = queries.returned();
        if (returned.isEmpty()) {
            return refuse(alarm, "Metrics", "has no single result: exactly one query returns data in an alarm");
        }
        if (queries.all().stream()
                .anyMatch(query -> Values.get(query, "AccountId").isPresent())) {
            return refuse(alarm, "Metrics.AccountId", "a metric of a descriptor is one of the account of the stack");
        }
        Optional<YamlNode> watched = returned;
        Optional<YamlNode> fill = Optional.empty();
        Matcher filled = FILL.matcher(expression(returned.get()).orElse(""));
        if (filled.matches() && queries.find(filled.group(1)).isPresent()) {
            watched = queries.find(filled.group(1));
            YamlNode place = Values.get(returned.get(), EXPRESSION).orElseThrow();
            fill = Optional.of(number(place, filled.group(2)));
        }
        Optional<YamlNode> value = fill;
        return watched(alarm, queries, watched.orElseThrow()).map(metric -> new Watched(metric, value));
    }

    private static YamlNode number(YamlNode place, String text) {
        return Numbers.of(text).isPresent()
                ? Nodes.scalar(place, Numbers.plain(text), YamlNode.Kind.NUMBER)
                : Nodes.word(place, text);
    }

    private Optional<YamlNode> watched(SourceResource alarm, Queries queries, YamlNode query) {
        boolean isMath = Values.get(query, EXPRESSION).isPresent();
        if (!isMath && queries.inputs().size() > 1) {
            return refuse(alarm, "Metrics", "has metrics that its result does not use: a descriptor cannot name them");
        }
        return isMath ? math(alarm, queries, query) : input(alarm, query);
    }

    private Optional<YamlNode> math(SourceResource alarm, Queries queries, YamlNode query) {
        long expressions = queries.all().stream()
                .filter(other -> Values.get(other, EXPRESSION).isPresent())
                .filter(other -> !FILL.matcher(expression(other).orElse("")).matches() || other == query)
                .count();
        if (expressions > 1) {
            return refuse(alarm, "Metrics", "has several expressions: a metric of a descriptor has one");
        }
        Map<String, YamlNode> inputs = new LinkedHashMap<>();
        for (YamlNode input : queries.inputs()) {
            Optional<YamlNode> metric = input(alarm, input);
            if (metric.isEmpty()) {
                return Optional.empty();
            }
            inputs.put(Values.text(input, "Id").orElse(""), metric.get());
        }
        if (queries.inputs().stream().anyMatch(input -> Values.text(input, "Id").isEmpty())) {
            return Optional.of(Nodes.unknown(query));
        }
        YamlNode place = Values.get(alarm.properties(), "Metrics").orElseThrow();
        return Optional.of(new Entries(query)
                .property("expression", EXPRESSION)
                .with("metrics", new YamlNode.Mapping(place.path(), place.position(), inputs))
                .mapping());
    }

    private Optional<YamlNode> input(SourceResource alarm, YamlNode query) {
        Optional<YamlNode> statistic = Values.get(query, "MetricStat");
        Optional<YamlNode> metric = Values.get(query, "MetricStat", "Metric");
        if (statistic.isEmpty() || metric.isEmpty()) {
            return refuse(alarm, "Metrics", "has a query with neither a metric nor an expression");
        }
        return source(alarm, metric.get(), statistic.get());
    }

    /** A CloudWatch metric, whose statistic and period may stand elsewhere than its name. */
    private Optional<YamlNode> source(SourceResource alarm, YamlNode metric, YamlNode statistic) {
        Optional<OtherProperties.Unsaid> unsaid = OtherProperties.ofMetric(metric, statistic);
        if (unsaid.isPresent()) {
            return refuse(alarm, unsaid.get().what(), unsaid.get().reason());
        }
        if (hasDimensionTwice(metric)) {
            return refuse(alarm, "Dimensions", "has one of them twice, and a metric of a descriptor has each once");
        }
        return Optional.of(new Entries(metric)
                .property("name", "MetricName")
                .property("namespace", "Namespace")
                .with("dimensions", dimensions(metric))
                .with("statistic", statistic(statistic))
                .with("period", Values.get(statistic, "Period"))
                .mapping());
    }

    private static boolean hasDimensionTwice(YamlNode metric) {
        List<String> names = Values.items(metric, "Dimensions").stream()
                .flatMap(dimension -> Values.text(dimension, "Name").stream())
                .toList();
        return names.stream().distinct().count() < names.size();
    }

    private static Optional<YamlNode> statistic(YamlNode node) {
        return Stream.of("Statistic", "ExtendedStatistic", "Stat")
                .flatMap(name -> Values.get(node, name).stream())
                .findFirst();
    }

    /**
     * A mapping, with the dimensions of the catalogue in its order, then the others by name: the order means nothing to
     * CloudWatch, so that metrics that differ in nothing else are the same.
     */
    private YamlNode dimensions(YamlNode metric) {
        YamlNode place = Values.get(metric, "Dimensions").orElse(metric);
        Map<String, YamlNode> written = new LinkedHashMap<>();
        for (YamlNode item : Values.items(place)) {
            Optional<String> name = Values.text(item, "Name");
            if (name.isEmpty()) {
                return Nodes.unknown(item);
            }
            written.put(name.get(), dimension(item, name.get()));
        }
        List<String> usual = usual(metric, written);
        Map<String, YamlNode> ordered = new LinkedHashMap<>();
        usual.forEach(
                name -> ordered.put(name, Optional.ofNullable(written.get(name)).orElse(place)));
        written.keySet().stream().sorted(OTHERS).forEach(name -> ordered.putIfAbsent(name, written.get(name)));
        return new YamlNode.Mapping(place.path(), place.position(), ordered);
    }

    private YamlNode dimension(YamlNode item, String name) {
        Optional<YamlNode> value = Values.get(item, "Value");
        return target.isOfTarget(name, value)
                ? Nodes.scalar(value.orElse(item), "", YamlNode.Kind.EMPTY)
                : value.orElseGet(() -> Nodes.scalar(item, "", YamlNode.Kind.TEXT));
    }

    private static List<String> usual(YamlNode metric, Map<String, YamlNode> written) {
        Optional<String> name = Values.text(metric, "MetricName");
        return MetricCatalog.all().stream()
                .filter(entry -> name.filter(entry.name()::equals).isPresent())
                .map(CatalogMetric::scope)
                .map(CatalogMetric.Scope::dimensions)
                .filter(names -> written.keySet().containsAll(names))
                .findFirst()
                .orElseGet(List::of);
    }

    private static Optional<String> expression(YamlNode query) {
        return Values.text(query, EXPRESSION);
    }

    private <T> Optional<T> refuse(SourceResource alarm, String what, String reason) {
        unsayable.add(alarm, what, reason, true);
        return Optional.empty();
    }
}
