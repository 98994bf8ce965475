package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import java.util.stream.Stream;

/** A schedule that is due when another one has moved the other end of the range beyond its own. */
final class CrossedScheduleRule implements LintRule {
    @Override
    public String id() {
        return "M21";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        ScalingDescription scaling = plan.scaling();
        return scaling.schedules().size() < 2 || scaling.suspended().scheduled()
                ? Stream.empty()
                : new ScheduleReplay(scaling).crossings().map(this::found);
    }

    private Finding found(ScheduleReplay.Crossing crossing) {
        String path = "schedules[" + crossing.index() + "].";
        boolean setsMin = crossing.setsMin();
        return finding(
                Severity.WARNING,
                path + (setsMin ? "minCapacity" : "maxCapacity"),
                setsMin
                        ? crossing.min() + " is above " + crossing.max() + ", the maxCapacity when the schedule is due"
                        : crossing.max() + " is below " + crossing.min() + ", the minCapacity when the schedule is due",
                "Add " + (setsMin ? "maxCapacity" : "minCapacity") + " to the schedule");
    }
}
