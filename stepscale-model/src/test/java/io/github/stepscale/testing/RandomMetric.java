package io.github.stepscale.testing;

import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.metric.WeightedMetric;
import io.github.stepscale.policy.target.Target;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Metrics of the catalogue, of one's own, and expressions. */
final class RandomMetric {
    private static final List<String> NAMESPACES =
            List.of("Shop/Orders", "AWS/SageMaker", "Custom", "a#b: ${x}", " 'q' ");
    private static final List<String> IDS =
            List.of("m1", "m2", "filled", "fill", "e1", "a_B9", "x", "mean", "queue", "raw");

    private final RandomGenerator random;
    private final RandomText text;
    private final Target target;

    RandomMetric(RandomGenerator random, RandomText text, Target target) {
        this.random = random;
        this.text = text;
        this.target = target;
    }

    Metric metric() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> own(period());
            case 2, 3 -> math();
            case 4 -> weighted(period());
            default -> catalogue(random.nextInt(5) > 0 ? 60 : period());
        };
    }

    private SourceMetric catalogue(int period) {
        List<CatalogMetric> published = MetricCatalog.all().stream()
                .filter(entry -> entry.publishedBy().contains(target.kind()) || random.nextInt(20) == 0)
                .toList();
        CatalogMetric entry = pick(published);
        boolean percentile = entry.has(CatalogMetric.Trait.PERCENTILES) && random.nextInt(5) == 0;
        SourceMetric metric = entry.metric()
                .withStatistic(percentile ? percentile() : pick(entry.statistics()))
                .withPeriod(period);
        boolean ofAnother = random.nextInt(10) == 0;
        List<Dimension> dimensions = metric.dimensions().stream()
                .map(dimension -> ofAnother || !follows(dimension.name())
                        ? Dimension.of(dimension.name(), "other-" + random.nextInt(9))
                        : dimension)
                .toList();
        return new SourceMetric(metric.namespace(), metric.name(), dimensions, metric.statistic(), period);
    }

    /** Whether the target has a parameter of that name. */
    private boolean follows(String dimension) {
        return target.names().containsKey(dimension);
    }

    /** Of up to five instance types, as of a variant with instance pools. */
    private WeightedMetric weighted(int period) {
        List<WeightedMetric.Weight> weights = new ArrayList<>();
        int count = random.nextInt(1, 6);
        for (int i = 0; i < count; i++) {
            weights.add(new WeightedMetric.Weight(
                    "ml.g" + i + ".xlarge", BigDecimal.valueOf(random.nextInt(1, 200), random.nextInt(3))));
        }
        return new WeightedMetric(random.nextInt(4) > 0 ? catalogue(period) : own(period), weights);
    }

    private SourceMetric own(int period) {
        List<Dimension> dimensions = new ArrayList<>();
        for (String name :
                List.of(Dimension.ENDPOINT_NAME, Dimension.VARIANT_NAME, Dimension.INFERENCE_COMPONENT_NAME)) {
            if (follows(name) && random.nextInt(3) == 0) {
                dimensions.add(Dimension.following(name));
            }
        }
        int more = random.nextInt(3);
        for (int i = 0; i < more; i++) {
            dimensions.add(Dimension.of("d" + i + text.ascii(100), i + text.ascii(200)));
        }
        Statistic statistic = random.nextInt(4) == 0 ? percentile() : Statistic.AVERAGE;
        return new SourceMetric(pick(NAMESPACES), "Own " + text.ascii(200), dimensions, statistic, period);
    }

    private MathMetric math() {
        int period = period();
        int count = random.nextInt(1, 4);
        List<MathMetric.Input> inputs = new ArrayList<>();
        List<String> ids = IDS.subList(random.nextInt(IDS.size() - 3), IDS.size());
        for (int i = 0; i < count; i++) {
            inputs.add(new MathMetric.Input(ids.get(i), random.nextBoolean() ? own(period) : catalogue(period)));
        }
        String first = inputs.get(0).id();
        String last = inputs.get(count - 1).id();
        List<String> expressions = List.of(
                first + " - " + last,
                "100 * (" + first + " / " + last + ")",
                "IF(" + first + " > 0, " + last + ", 0)",
                "FILL(" + first + ", REPEAT) + RATE(" + last + ")",
                "SUM(METRICS())",
                "MAX([" + first + "," + last + "]) * -1.5");
        return new MathMetric(pick(expressions), inputs);
    }

    private Statistic percentile() {
        return new Statistic(pick(List.of("p90", "p99.9", "p50", "p0", "p100")));
    }

    private int period() {
        return pick(List.of(10, 20, 30, 60, 120, 300, 3600));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
