package io.github.stepscale.importing.link;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.text.Lists;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks what the actions of alarms run. */
final class AlarmActionCheck {
    private static final String ENABLED = "ActionsEnabled";

    private final LinkedSource source;
    private final Findings findings;
    private final Set<String> policyNames;
    private final Map<SourceResource, SourceResource> firstAlarms = new HashMap<>();

    AlarmActionCheck(LinkedSource source, Findings findings) {
        this.source = source;
        this.findings = findings;
        this.policyNames = source.ofType(ResourceTypes.POLICY)
                .flatMap(policy -> Values.written(policy.properties(), "PolicyName").stream())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    void check() {
        source.ofType(ResourceTypes.ALARM).forEach(this::check);
        source.ofType(ResourceTypes.COMPOSITE_ALARM).forEach(this::checkComposite);
    }

    private void check(SourceResource alarm) {
        Values.itemsOrSingle(alarm.properties(), AlarmActions.ALARM).forEach(this::checkAction);
        AlarmActions.OTHERS.forEach(list -> checkOther(alarm, list));
        List<SourceResource> run = source.actions().policies(alarm, AlarmActions.ALARM);
        if (!run.isEmpty()) {
            checkEnabled(alarm);
        }
        requireOnePolicy(alarm, run);
        run.forEach(policy -> requireOneAlarm(alarm, policy));
    }

    private void checkAction(YamlNode action) {
        String text = Values.written(action).orElse("");
        if (source.actions().isForeignPolicy(action)) {
            findings.warning(
                    action,
                    "T22",
                    Quotes.of(text) + " is a policy that is not in this source: it may be of another stack, account or"
                            + " Region",
                    "Refer to a policy of this template, or import the live target that it scales");
        } else if (policyNames.contains(text) && !Values.isUnknown(action)) {
            findings.error(
                    action,
                    "A01",
                    Quotes.of(text) + " is the name of a policy: an action is its ARN",
                    "Write !Ref and the logical id of the policy");
        }
    }

    private void checkOther(SourceResource alarm, String list) {
        Values.itemsOrSingle(alarm.properties(), list).stream()
                .filter(action -> source.actions().policy(action).isPresent()
                        || source.actions().isForeignPolicy(action))
                .forEach(action -> findings.warning(
                        action,
                        "T23",
                        "runs a policy while the alarm is not in ALARM: the policy acts once a minute for as long as that"
                                + " state lasts, and a descriptor cannot say it",
                        "Give the policy an alarm of its own, whose AlarmActions run it"));
    }

    private void checkEnabled(SourceResource alarm) {
        alarm.properties()
                .get(ENABLED)
                .filter(node -> !Values.isUnknown(node))
                .filter(node -> Values.written(node).filter("false"::equals).isPresent())
                .ifPresent(node -> findings.error(
                        node,
                        "A01",
                        "is false: the alarm changes its state, and never runs its policy",
                        "Remove it; to pause the scaling, use SuspendedState of the target"));
    }

    private void requireOnePolicy(SourceResource alarm, List<SourceResource> run) {
        if (run.size() > 1) {
            findings.warning(
                    alarm.properties().get(AlarmActions.ALARM).orElse(alarm.properties()),
                    "T25",
                    "runs " + Lists.and(run.stream().map(SourceResource::name).toList())
                            + " at the same time: of one target, the policy with the largest resulting capacity wins",
                    "Give each policy an alarm of its own");
        }
    }

    private void requireOneAlarm(SourceResource alarm, SourceResource policy) {
        SourceResource first = firstAlarms.putIfAbsent(policy, alarm);
        if (first == null) {
            return;
        }
        YamlNode actions = alarm.properties().get(AlarmActions.ALARM).orElse(alarm.properties());
        YamlNode action = Values.itemsOrSingle(alarm.properties(), AlarmActions.ALARM).stream()
                .filter(each ->
                        source.actions().policy(each).filter(policy::equals).isPresent())
                .findFirst()
                .orElse(actions);
        findings.warning(
                action,
                "A18",
                "runs " + policy.name() + ", which " + first.name()
                        + " runs too: its bounds count from the threshold of the" + " alarm that calls it"
                        + thresholds(first, alarm),
                "Create one policy for each alarm");
    }

    private static String thresholds(SourceResource one, SourceResource other) {
        String first = Values.written(one.properties(), "Threshold").orElse("");
        String second = Values.written(other.properties(), "Threshold").orElse("");
        return first.isEmpty() || second.isEmpty() || first.equals(second)
                ? ""
                : ", here " + first + " and " + second + ", so that its steps are two ladders";
    }

    private void checkComposite(SourceResource alarm) {
        Values.itemsOrSingle(alarm.properties(), AlarmActions.ALARM).stream()
                .filter(action -> source.actions().policy(action).isPresent()
                        || source.actions().isForeignPolicy(action))
                .forEach(action -> findings.add(
                        action,
                        Severity.ERROR,
                        "A07",
                        "runs a policy from a composite alarm: CloudWatch takes scaling actions on metric alarms only",
                        "Let a metric alarm run the policy"));
    }
}
