package io.github.stepscale.descriptor;

import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.WeightedMetric;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.yaml.YamlBuilder;

/** Writes metrics: the name alone where the catalogue has the rest, otherwise all parts. */
final class MetricWriter {
    private final EndpointKind kind;

    MetricWriter(EndpointKind kind) {
        this.kind = kind;
    }

    void write(YamlBuilder out, Metric metric) {
        if (metric instanceof MathMetric math) {
            out.mapping("metric", below -> math(below, math));
        } else if (metric instanceof WeightedMetric weighted) {
            out.mapping("metric", below -> weighted(below, weighted));
        } else {
            source(out, "metric", (SourceMetric) metric);
        }
    }

    static String fill(Fill fill) {
        return fill.value().map(PlainNumbers::text).orElse("none");
    }

    private static void weighted(YamlBuilder out, WeightedMetric weighted) {
        parts(out, weighted.metric());
        out.mapping(
                "weights",
                below -> weighted.weights()
                        .forEach(weight -> below.word(weight.instanceType(), PlainNumbers.text(weight.weight()))));
    }

    private void math(YamlBuilder out, MathMetric math) {
        out.text("expression", math.expression());
        out.mapping("metrics", below -> math.inputs().forEach(input -> source(below, input.id(), input.metric())));
    }

    private void source(YamlBuilder out, String key, SourceMetric metric) {
        boolean named = MetricCatalog.find(metric.name(), kind)
                .filter(entry -> entry.metric().equals(metric))
                .isPresent();
        if (named) {
            out.text(key, metric.name());
        } else {
            out.mapping(key, below -> parts(below, metric));
        }
    }

    private static void parts(YamlBuilder out, SourceMetric metric) {
        out.text("name", metric.name())
                .text("namespace", metric.namespace())
                .mapping("dimensions", below -> metric.dimensions().forEach(dimension -> dimension(below, dimension)))
                .text("statistic", metric.statistic().name())
                .word("period", metric.period());
    }

    private static void dimension(YamlBuilder out, Dimension dimension) {
        dimension
                .value()
                .ifPresentOrElse(value -> out.text(dimension.name(), value), () -> out.empty(dimension.name()));
    }
}
