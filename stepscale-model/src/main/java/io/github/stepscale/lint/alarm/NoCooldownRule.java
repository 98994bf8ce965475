package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.EvaluationSettings;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.policy.rule.AdjustmentType;
import java.util.List;
import java.util.stream.Stream;

/** An action that repeats every minute without a cooldown. */
final class NoCooldownRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "A19";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        // An exact capacity is the same however often it is requested.
        boolean repeats =
                site.policy().cooldown() == 0 && site.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY;
        return repeats ? Stream.of(found(site, delays)) : Stream.empty();
    }

    private Finding found(LocatedRule site, ServiceDelays delays) {
        return finding(
                Severity.WARNING,
                site.path(SettingLocation.COOLDOWN),
                "is 0, and the action repeats every minute in ALARM: the same datapoints change the capacity again and"
                        + " again",
                Fix.write(site.path(SettingLocation.COOLDOWN), List.of(cooldown(site, delays))));
    }

    private static Write cooldown(LocatedRule site, ServiceDelays delays) {
        return Write.of(
                site.ownPath(SettingLocation.COOLDOWN),
                EvaluationSettings.of(site).cooldown(delays));
    }
}
