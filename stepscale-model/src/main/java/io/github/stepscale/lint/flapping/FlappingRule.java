package io.github.stepscale.lint.flapping;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.Entry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.lint.rule.Sources;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.CatalogMetric.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Capacity that goes to and fro under a load that stays the same. */
public final class FlappingRule implements LintRule {
    /** Enough for every ladder of a hundred instances; a few milliseconds. */
    private static final int STATES = 20_000;

    @Override
    public Entry entry() {
        return Entry.lint(
                        "A15",
                        Severity.WARNING,
                        "Flapping",
                        "Scaling out lowers a metric per instance, by half from one instance to two. Where that is"
                                + " below the bound of scale-in, the capacity goes down again, and so on for as long as"
                                + " the load stays. Small capacities are the hard case. Computed exactly for every"
                                + " capacity of the range and every load, as if nothing else changed. A warning where it"
                                + " never rests; information where it takes back part of a step and then rests.",
                        "Widen the gap between scale-in and scale-out, or take smaller steps. For exact capacities"
                                + " watch a total such as Invocations, which scaling does not move.",
                        Sources.OWN)
                .or(Severity.INFO);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return RuleSite.of(plan)
                .filter(FlappingRule::isMovedByScaling)
                .map(site -> site.alarm().metric())
                .distinct()
                .flatMap(metric -> check(plan, SteadyLoad.of(plan, metric)).stream());
    }

    private static boolean isMovedByScaling(RuleSite site) {
        return site.known()
                .filter(known -> known.has(Trait.PER_UNIT))
                .filter(known -> known.allows(site.source().orElseThrow().statistic()))
                .isPresent();
    }

    private Optional<Finding> check(ScalingPlan plan, SteadyLoad load) {
        Budget budget = new Budget(STATES);
        List<Reversal> endless = new ArrayList<>();
        List<Reversal> resting = new ArrayList<>();
        Reversal.of(load)
                .forEach(reversal ->
                        reversal.endless(load, budget).ifPresentOrElse(endless::add, () -> resting.add(reversal)));
        FlappingWords words = new FlappingWords(plan);
        if (!endless.isEmpty()) {
            List<Reversal> out = endless.stream().filter(Reversal::isScaleOut).toList();
            return Optional.of(finding(Severity.WARNING, words.path(), words.endless(out), words.fix(out)));
        }
        return resting.stream()
                .findFirst()
                .map(first -> finding(Severity.INFO, words.path(), words.resting(first), words.smaller()));
    }
}
