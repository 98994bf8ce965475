package io.github.stepscale.lint.ladder;

import io.github.stepscale.lint.rule.LintRule;
import java.util.List;

/** The rules about steps. */
public final class LadderRules {
    private LadderRules() {}

    /** All of them. */
    public static List<LintRule> all() {
        return List.of(
                new AbsoluteBoundsRule(),
                NoStepRule.below(),
                NoStepRule.above(),
                new WrongDirectionRule(),
                new UncoveredValuesRule(),
                new PercentRoundingRule(),
                new WeakerStepRule(),
                new BigScaleInRule(),
                new AggregationRule(),
                new UnreachableStepRule(),
                new InclusiveUpperBoundRule(),
                new CapacityOutsideRule(),
                new OneDirectionRule(),
                new UnaffectedMetricRule());
    }
}
