package io.github.stepscale.importing.link;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.importing.source.SourceResource;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Checks that something runs each policy, and that policies of two kinds are not on one target. */
final class PolicyCheck {
    private final LinkedSource source;
    private final Findings findings;
    private final Set<SourceResource> runOtherwise = Collections.newSetFromMap(new IdentityHashMap<>());
    private final boolean certain;

    PolicyCheck(LinkedSource source, Findings findings) {
        this.source = source;
        this.findings = findings;
        source.resources().stream().filter(ResourceTypes::isAlarm).forEach(this::collect);
        this.certain = source.complete()
                && source.resources().stream().filter(ResourceTypes::isAlarm).noneMatch(AlarmActions::hasUnknown);
    }

    /** Other ways to run a policy are reported where they are. */
    private void collect(SourceResource alarm) {
        AlarmActions.OTHERS.forEach(list -> runOtherwise.addAll(source.actions().policies(alarm, list)));
        if (alarm.type().equals(ResourceTypes.COMPOSITE_ALARM)) {
            runOtherwise.addAll(source.actions().policies(alarm, AlarmActions.ALARM));
        }
    }

    void check() {
        source.targets().forEach(target -> {
            target.policies().forEach(this::requireAlarm);
            // A target of SageMaker is translated, and what its descriptor cannot say is reported then.
            if (!target.isSageMaker()) {
                requireOneKind(target);
            }
        });
    }

    private void requireAlarm(LinkedPolicy linked) {
        SourceResource policy = linked.policy();
        if (PolicyType.of(policy.properties()) != PolicyType.STEPS
                || !linked.alarms().isEmpty()
                || runOtherwise.contains(policy)) {
            return;
        }
        findings.add(
                policy.properties(),
                certain ? Severity.ERROR : Severity.WARNING,
                "T21",
                certain
                        ? "is run by no alarm: a step scaling policy acts only when an alarm calls it"
                        : "is run by no alarm that could be read: a step scaling policy acts only when an alarm calls it",
                "Name it in the AlarmActions of an alarm, or remove it");
    }

    private void requireOneKind(LinkedTarget target) {
        boolean steps = target.policies().stream().anyMatch(each -> type(each) == PolicyType.STEPS);
        if (steps) {
            target.policies().stream()
                    .filter(each -> type(each) == PolicyType.TRACKING)
                    .forEach(each -> findings.warning(
                            each.policy().properties(),
                            "M12",
                            "is target tracking beside steps: it does not hold back a scale-in by steps, so the two can"
                                    + " work against each other",
                            "Use one kind of policy, or steps for scale-out only"));
        }
    }

    private static PolicyType type(LinkedPolicy linked) {
        return PolicyType.of(linked.policy().properties());
    }
}
