package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.text.PlainNumbers;
import java.util.stream.Stream;

/** An alarm that fires only at values that its metric never has. */
final class NeverFiresRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "A24";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        return new FiringRange(site).firing().isEmpty() ? Stream.of(found(site)) : Stream.empty();
    }

    private Finding found(LocatedRule site) {
        return finding(
                Severity.ERROR,
                site.alarmPath("threshold"),
                "the alarm fires at values " + site.alarm().comparison().symbol() + " "
                        + PlainNumbers.text(site.alarm().threshold()) + ", which "
                        + site.alarm().metric().label()
                        + " never has",
                "Move the threshold, or include it in the comparison");
    }
}
