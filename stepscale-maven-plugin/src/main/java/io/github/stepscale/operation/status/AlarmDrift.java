package io.github.stepscale.operation.status;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.SafeText;
import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Decimals;
import java.util.List;
import java.util.Optional;

/** Compares an alarm with the descriptor. */
final class AlarmDrift {
    private final DifferenceList differences = new DifferenceList(Remedy.REVERT_DRIFT);

    private AlarmDrift() {}

    /**
     * Compares.
     *
     * @param described what the alarm evaluates by the template; empty if this cannot be told
     * @param isInStack whether the stack has the alarm
     * @param stackArn the ARN of the policy that the stack knows; absent if it has no such policy, or was not read
     * @param policyArn the policy that the alarm runs; absent if it does not exist or was not read
     */
    static List<Difference> of(
            PlannedRule rule,
            Optional<List<Alarms.Query>> described,
            boolean isInStack,
            Optional<String> stackArn,
            Optional<String> policyArn,
            Optional<Alarms.Alarm> live) {
        AlarmDrift drift = new AlarmDrift();
        live.ifPresentOrElse(
                alarm -> drift.compare(rule, described, stackArn, policyArn, alarm),
                () -> drift.differences.add(Difference.ABSENT, isInStack ? Remedy.REVERT_DRIFT : Remedy.DEPLOY));
        return drift.differences.toList();
    }

    private void compare(
            PlannedRule rule,
            Optional<List<Alarms.Query>> queries,
            Optional<String> stackArn,
            Optional<String> policyArn,
            Alarms.Alarm live) {
        if (rule instanceof ScalingRule onMetric) {
            compareMetric(onMetric.alarm(), queries, live);
        } else {
            // The query itself is not read: see ResourceKind.PROM_QL_QUERIES.
            live.queries().stream()
                    .findFirst()
                    .ifPresent(metric -> differences.add("it evaluates a metric, not the PromQL query"));
        }
        if (!live.enabled()) {
            differences.add("its actions are disabled", Remedy.ENABLE_ACTIONS);
        }
        policyArn.ifPresent(arn -> compareActions(arn, stackArn, live.actions()));
    }

    private void compareMetric(
            io.github.stepscale.policy.rule.Alarm described, Optional<List<Alarms.Query>> queries, Alarms.Alarm live) {
        queries.ifPresent(all -> QueryDrift.compare(all, live.queries(), differences));
        differences.compare("comparisonOperator", described.comparison().awsName(), live.comparison());
        differences.compare("threshold", PlainNumbers.text(described.threshold()), number(live.threshold()));
        differences.compare("evaluationPeriods", described.evaluationPeriods(), live.evaluationPeriods());
        differences.compare("datapointsToAlarm", described.datapointsToAlarm(), live.datapointsToAlarm());
        differences.compare("treatMissingData", described.treatMissingData().awsName(), live.treatMissingData());
    }

    private void compareActions(String policyArn, Optional<String> stackArn, List<String> actions) {
        if (!actions.contains(policyArn)) {
            differences.add("it does not run the policy");
        }
        actions.stream()
                .filter(action -> !action.equals(policyArn) && !stackArn.equals(Optional.of(action)))
                .forEach(action -> differences.add("it also runs " + SafeText.oneLine(action)));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? PlainNumbers.text(Decimals.of(value)) : "none";
    }
}
