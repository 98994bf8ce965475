package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.text.Durations;
import java.time.Duration;
import java.util.stream.Stream;

/** The default of several evaluation periods on a metric whose period is not 60 s. */
final class DefaultPeriodsRule implements ScalingRuleCheck {
    private static final int USUAL_PERIOD = 60;

    @Override
    public String id() {
        return "A32";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        boolean usual =
                site.alarm().metric().period() == USUAL_PERIOD || site.alarm().evaluationPeriods() == 1;
        return usual || site.isWritten(SettingLocation.EVALUATION_PERIODS) ? Stream.empty() : Stream.of(found(site));
    }

    private Finding found(LocatedRule site) {
        int periods = site.alarm().evaluationPeriods();
        int period = site.alarm().metric().period();
        int meant = periods * USUAL_PERIOD;
        return finding(
                Severity.INFO,
                site.path(SettingLocation.EVALUATION_PERIODS),
                "the default of " + periods + " periods is " + Durations.of(Duration.ofSeconds((long) periods * period))
                        + " with a period of " + period + " s, and " + Durations.of(Duration.ofSeconds(meant))
                        + " with 60 s",
                "Write evaluationPeriods: " + Math.max(1, meant / period) + ", or evaluationPeriods: " + periods
                        + " if that is meant");
    }
}
