package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Edit;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.rule.StepAdjustment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An alarm whose steps all lie on the other side of its threshold: it fires, and every action fails. */
final class NoStepRule implements ScalingRuleCheck {
    private final String id;
    private final ScalingDirection side;
    private final String bound;

    private NoStepRule(String id, ScalingDirection side, String bound) {
        this.id = id;
        this.side = side;
        this.bound = bound;
    }

    static NoStepRule below() {
        return new NoStepRule("S07", ScalingDirection.IN, "metricIntervalUpperBound: 0");
    }

    static NoStepRule above() {
        return new NoStepRule("S08", ScalingDirection.OUT, "metricIntervalLowerBound: 0");
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        if (!site.isExplicit() || site.alarm().comparison().side() != side) {
            return Stream.empty();
        }
        Optional<UncoveredValues> hole = UncoveredValues.of(site);
        return hole.isPresent() && hole.get().endless() ? Stream.of(found(site, hole.get())) : Stream.empty();
    }

    private Finding found(LocatedRule site, UncoveredValues hole) {
        return finding(
                Severity.ERROR,
                site.stepsPath(),
                "the alarm fires at " + hole.values() + ", and no step applies there: every action fails",
                new Fix(
                        "Give the step nearest to the threshold " + bound + " and no bound beyond it",
                        reversedStep(site)));
    }

    /** Replaces a single step that scales in the direction of the alarm; with several steps the intent is unknown. */
    private List<Edit> reversedStep(LocatedRule site) {
        List<StepAdjustment> steps = site.policy().stepAdjustments();
        Optional<BigDecimal> threshold = Optional.of(BigDecimal.ZERO);
        boolean out = side == ScalingDirection.OUT;
        int amount = steps.get(out ? steps.size() - 1 : 0).scalingAdjustment();
        StepAdjustment reversed = out
                ? new StepAdjustment(threshold, Optional.empty(), amount)
                : new StepAdjustment(Optional.empty(), threshold, amount);
        boolean right =
                site.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY && (out ? amount > 0 : amount < 0);
        return right && steps.size() == 1 ? List.of(site.writeSteps(List.of(reversed))) : List.of();
    }
}
