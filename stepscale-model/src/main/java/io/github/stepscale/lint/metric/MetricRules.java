package io.github.stepscale.lint.metric;

import io.github.stepscale.lint.rule.LintRule;
import java.util.List;

/** The rules about watched metrics. */
public final class MetricRules {
    private MetricRules() {}

    /** All of them. */
    public static List<LintRule> all() {
        return List.of(
                new StatisticRule(),
                new DimensionsRule(),
                new NamespaceRule(),
                new ShortPeriodRule(),
                new PerCorePercentRule(),
                new LatencyUnitRule(),
                new ForeignMetricRule(),
                new UnknownMetricRule(),
                new LongSumRule(),
                new UnusedInputRule(),
                new ScalarFunctionRule(),
                new ExpressionSyntaxRule(),
                new FractionForPercentRule(),
                new WeightSumRule(),
                new InstanceTypeRule(),
                new UnpublishedMetricRule(),
                new PromQlQueryRule());
    }
}
