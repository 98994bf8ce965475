package io.github.stepscale.descriptor;

import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.metric.WeightedMetric;
import io.github.stepscale.text.NearestWord;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.DurationWords;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.ScalarReader;
import io.github.stepscale.yaml.YamlBuilder;
import io.github.stepscale.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads metrics. */
final class MetricReader {
    private static final int DEFAULT_PERIOD = 60;

    private final EndpointKind kind;
    private final MistakeCollector mistakes;
    private final ScalarReader scalars;

    /** @param kind the kind of target, which decides the metric of the catalogue that a name refers to */
    MetricReader(EndpointKind kind, MistakeCollector mistakes) {
        this.kind = kind;
        this.mistakes = mistakes;
        this.scalars = new ScalarReader(mistakes);
    }

    /** Reads a metric: its name, its parts, or an expression. */
    Optional<Metric> read(YamlNode node) {
        boolean math = node instanceof YamlNode.Mapping mapping
                && DescriptorKeys.METRIC_MATH.stream().anyMatch(mapping.entries()::containsKey);
        if (math) {
            return math(node).map(Metric.class::cast);
        }
        Optional<YamlNode> weights = weights(node);
        return weights.isPresent()
                ? weighted(node, weights.get()).map(Metric.class::cast)
                : source(node).map(Metric.class::cast);
    }

    private static Optional<YamlNode> weights(YamlNode node) {
        return node instanceof YamlNode.Mapping mapping ? mapping.get("weights") : Optional.empty();
    }

    private Optional<WeightedMetric> weighted(YamlNode node, YamlNode weights) {
        Optional<SourceMetric> metric = source(node);
        int errorsBefore = mistakes.errorCount();
        List<WeightedMetric.Weight> read = new ArrayList<>();
        MappingReader.entries(weights, mistakes)
                .forEach((type, value) -> scalars.decimal(value)
                        .flatMap(weight -> mistakes.makeAt(value, () -> new WeightedMetric.Weight(type, weight)))
                        .ifPresent(read::add));
        boolean sound = mistakes.errorCount() == errorsBefore;
        return metric.flatMap(known -> mistakes.make(node.path(), () -> sound, () -> new WeightedMetric(known, read)));
    }

    private Optional<MathMetric> math(YamlNode node) {
        MappingReader fields =
                MappingReader.of(node, mistakes, DescriptorKeys.METRIC_MATH).require("expression", "metrics");
        Optional<String> expression = fields.text("expression");
        List<MathMetric.Input> inputs = fields.node("metrics").map(this::inputs).orElseGet(List::of);
        // An expression and its metrics are checked together, so both are needed.
        return fields.isSound()
                ? fields.make(() -> new MathMetric(expression.orElseThrow(), inputs))
                : Optional.empty();
    }

    private List<MathMetric.Input> inputs(YamlNode node) {
        List<MathMetric.Input> inputs = new ArrayList<>();
        if (node instanceof YamlNode.Sequence list) {
            String problem = "is a list: the metrics are needed by their ids";
            mistakes.add(node, MistakeIds.TYPE, problem, "Write metrics: { " + firstOf(list) + " }");
            return inputs;
        }
        MappingReader.entries(node, mistakes)
                .forEach((id, value) -> input(value)
                        .flatMap(metric -> mistakes.makeAt(value, () -> new MathMetric.Input(id, metric)))
                        .ifPresent(inputs::add));
        return inputs;
    }

    private Optional<SourceMetric> input(YamlNode node) {
        weights(node)
                .ifPresent(weights -> mistakes.add(
                        weights,
                        MistakeIds.TOGETHER,
                        "is not allowed in an expression",
                        "Write the weights into the expression, over a metric for each InstanceType"));
        return source(node);
    }

    /** The first item of a list in CloudFormation's form, as an entry with its id. */
    private static String firstOf(YamlNode.Sequence list) {
        return list.items().stream()
                .findFirst()
                .flatMap(item -> text(item, "id")
                        .map(id -> id + ": "
                                + text(item, "name")
                                        .or(() -> text(item, "metricName"))
                                        .orElse("…")))
                .orElse("m1: GPUUtilization");
    }

    private static Optional<String> text(YamlNode item, String key) {
        return item instanceof YamlNode.Mapping mapping
                ? mapping.get(key)
                        .filter(YamlNode.Scalar.class::isInstance)
                        .map(value -> YamlBuilder.scalar(Quotes.shortened(((YamlNode.Scalar) value).text())))
                : Optional.empty();
    }

    private Optional<SourceMetric> source(YamlNode node) {
        return node instanceof YamlNode.Mapping
                ? parts(node)
                : scalars.text(node, "a name of the catalogue, or a mapping,").flatMap(name -> named(node, name));
    }

    private Optional<SourceMetric> named(YamlNode node, String name) {
        Optional<CatalogMetric> entry = MetricCatalog.find(name, kind);
        if (entry.isEmpty()) {
            String own = "For a metric of your own, write a mapping with name, namespace and statistic";
            List<String> names =
                    MetricCatalog.all().stream().map(CatalogMetric::name).toList();
            String fix = TypedWords.find("metric", name)
                    .map("Write "::concat)
                    .orElseGet(() -> NearestWord.fix(name, names, own));
            refuseName(node, name, fix);
        }
        return entry.or(() -> meant(name)).map(CatalogMetric::metric);
    }

    /** The metric that is meant by another name, so that the units of bounds are known. */
    private Optional<CatalogMetric> meant(String name) {
        return TypedWords.find("metric", name)
                .flatMap(known -> MetricCatalog.find(known, kind))
                .filter(known -> known.publishedBy().contains(kind));
    }

    private Optional<SourceMetric> parts(YamlNode node) {
        MappingReader fields =
                MappingReader.of(node, mistakes, Place.METRIC.keys()).require("name");
        Optional<String> name = fields.text("name");
        Optional<String> namespace = fields.text("namespace");
        Optional<CatalogMetric> entry = name.flatMap(text -> entry(text, namespace));
        Optional<String> meant = entry.isPresent() ? Optional.empty() : name.flatMap(text -> meant(text, namespace));
        if (meant.isPresent()) {
            fields.node("name").ifPresent(value -> refuseName(value, name.orElse(""), "Write " + meant.get()));
        } else if (entry.isEmpty() && name.isPresent()) {
            fields.require("namespace", "statistic");
        }
        Optional<Statistic> statistic = fields.read("statistic", this::statistic);
        Optional<List<Dimension>> dimensions = fields.node("dimensions").map(this::dimensions);
        int period = fields.integer("period", DurationWords::answerInSeconds).orElse(DEFAULT_PERIOD);
        Optional<SourceMetric> inherited = entry.map(CatalogMetric::metric);
        return fields.make(() -> new SourceMetric(
                namespace.or(() -> inherited.map(SourceMetric::namespace)).orElse("any"),
                name.orElse("any"),
                dimensions.or(() -> inherited.map(SourceMetric::dimensions)).orElseGet(List::of),
                statistic.or(() -> inherited.map(SourceMetric::statistic)).orElse(Statistic.AVERAGE),
                period));
    }

    /** The metric of the catalogue that is meant by a name, such as one of target tracking; none in another namespace. */
    private static Optional<String> meant(String name, Optional<String> namespace) {
        boolean own = namespace.filter(text -> !text.equals("AWS/SageMaker")).isPresent();
        boolean predefined = name.startsWith("SageMaker");
        return own || !predefined ? Optional.empty() : TypedWords.find("metric", name);
    }

    private void refuseName(YamlNode node, String name, String fix) {
        mistakes.add(node, MistakeIds.VALUE, Quotes.of(name) + " is not a metric of the catalogue", fix);
    }

    /** The entry of the catalogue with this name, unless the namespace is another; preferably one for this kind. */
    private Optional<CatalogMetric> entry(String name, Optional<String> namespace) {
        return MetricCatalog.all().stream()
                .filter(entry -> entry.name().equals(name))
                .filter(entry -> namespace.isEmpty() || namespace.get().equals(entry.namespace()))
                .min(Comparator.comparing(entry -> !entry.publishedBy().contains(kind)));
    }

    private Optional<Statistic> statistic(YamlNode node) {
        return scalars.text(node)
                .flatMap(name -> TypedWords.find("statistic", name)
                        .<Optional<Statistic>>map(known -> refuseStatistic(node, name, known))
                        .orElseGet(() -> mistakes.makeAt(node, () -> new Statistic(name))));
    }

    private Optional<Statistic> refuseStatistic(YamlNode node, String name, String known) {
        mistakes.add(node, MistakeIds.VALUE, Quotes.of(name) + " is not a statistic", "Write " + known);
        return Optional.empty();
    }

    private List<Dimension> dimensions(YamlNode node) {
        List<Dimension> dimensions = new ArrayList<>();
        for (Map.Entry<String, YamlNode> entry :
                MappingReader.entries(node, mistakes).entrySet()) {
            dimension(entry.getKey(), entry.getValue()).ifPresent(dimensions::add);
        }
        return dimensions;
    }

    private Optional<Dimension> dimension(String name, YamlNode node) {
        if (isEmpty(node)) {
            return mistakes.makeAt(node, () -> Dimension.following(name));
        }
        return scalars.text(node).flatMap(value -> mistakes.makeAt(node, () -> Dimension.of(name, value)));
    }

    private static boolean isEmpty(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar
                && (scalar.kind() == YamlNode.Kind.EMPTY
                        || scalar.kind() != YamlNode.Kind.REFUSED
                                && scalar.text().isEmpty());
    }
}
