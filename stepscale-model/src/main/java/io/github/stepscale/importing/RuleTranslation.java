package io.github.stepscale.importing;

import io.github.stepscale.importing.link.LinkedPolicy;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Translates a policy and its alarm to a rule in the form of AWS. */
final class RuleTranslation {
    private static final String STEPS = "StepScalingPolicyConfiguration";

    private final MetricTranslation metrics;
    private final OtherProperties others;
    private final UnsayableList unsayable;
    private final RuleNames names = new RuleNames();

    RuleTranslation(TargetNames target, UnsayableList unsayable) {
        this.metrics = new MetricTranslation(target, unsayable);
        this.others = new OtherProperties(unsayable);
        this.unsayable = unsayable;
    }

    /** A rule as a node of the descriptor, and the resources behind it. */
    record Rule(YamlNode.Mapping node, String name, SourceResource policy, SourceResource alarm) {}

    /** The rule; empty if a descriptor cannot say it. */
    Optional<Rule> of(LinkedPolicy linked) {
        SourceResource policy = linked.policy();
        if (linked.alarms().size() != 1) {
            unsayable.add(policy, "step scaling", alarms(linked.alarms()), true);
            return Optional.empty();
        }
        SourceResource alarm = linked.alarms().get(0);
        if (!others.leaveRule(policy, alarm)) {
            return Optional.empty();
        }
        return alarmNode(policy, alarm).map(node -> rule(policy, alarm, node));
    }

    private static String alarms(List<SourceResource> alarms) {
        return alarms.isEmpty()
                ? "no alarm of the source runs it, and a rule of a descriptor is a policy with its alarm"
                : alarms.size() + " alarms run it, and a rule of a descriptor has one";
    }

    private Rule rule(SourceResource policy, SourceResource alarm, YamlNode.Mapping alarmNode) {
        String name = names.of(policy.name());
        boolean query = alarmNode.get("promQl").isPresent();
        YamlNode.Mapping node = new Entries(policy.properties())
                .with("name", Nodes.word(policy.properties(), name))
                .with("alarm", alarmNode)
                .with("policy", policyNode(policy, query))
                .mapping();
        return new Rule(node, name, policy, alarm);
    }

    private YamlNode policyNode(SourceResource policy, boolean query) {
        Optional<YamlNode> configuration = policy.properties().get(STEPS);
        if (configuration.filter(YamlNode.Mapping.class::isInstance).isEmpty()) {
            return configuration.orElseGet(() -> new Entries(policy.properties()).mapping());
        }
        Entries entries = new Entries(configuration.get())
                .property("adjustmentType", "AdjustmentType")
                .property("cooldown", "Cooldown")
                .property("minAdjustmentMagnitude", "MinAdjustmentMagnitude");
        return query
                ? entries.property("stepAdjustments", "StepAdjustments", RuleTranslation::onlyStep)
                        .mapping()
                : entries.property("metricAggregationType", "MetricAggregationType")
                        .property("stepAdjustments", "StepAdjustments", RuleTranslation::steps)
                        .mapping();
    }

    private static YamlNode steps(YamlNode list) {
        return Entries.list(
                list,
                step -> step instanceof YamlNode.Mapping
                        ? new Entries(step)
                                .property("metricIntervalLowerBound", "MetricIntervalLowerBound")
                                .property("metricIntervalUpperBound", "MetricIntervalUpperBound")
                                .property("scalingAdjustment", "ScalingAdjustment")
                                .mapping()
                        : step);
    }

    /** A query passes no value that chooses among steps: a descriptor writes the adjustment once. */
    private static YamlNode onlyStep(YamlNode list) {
        return Entries.list(
                list,
                Values.items(list).stream()
                        .limit(1)
                        .map(step -> new Entries(step)
                                .property("scalingAdjustment", "ScalingAdjustment")
                                .mapping())
                        .toList());
    }

    private Optional<YamlNode.Mapping> alarmNode(SourceResource policy, SourceResource alarm) {
        return alarm.properties().get("EvaluationCriteria").isPresent()
                ? query(policy, alarm)
                : metrics.of(alarm)
                        .map(watched -> new Entries(alarm.properties())
                                .with("metric", watched.metric())
                                .with("fill", watched.fill())
                                .property("comparisonOperator", "ComparisonOperator")
                                .property("threshold", "Threshold")
                                .property("evaluationPeriods", "EvaluationPeriods")
                                .property("datapointsToAlarm", "DatapointsToAlarm")
                                .property("treatMissingData", "TreatMissingData")
                                .mapping());
    }

    private Optional<YamlNode.Mapping> query(SourceResource policy, SourceResource alarm) {
        Optional<YamlNode> criteria = Values.get(alarm.properties(), "EvaluationCriteria", "PromQLCriteria");
        if (criteria.isEmpty() || !PromQlSteps.areOne(policy.properties())) {
            unsayable.add(
                    policy,
                    "step scaling on a PromQL query",
                    "a descriptor says it with one adjustment for every value, in two steps that meet 1 above the threshold",
                    true);
            return Optional.empty();
        }
        return Optional.of(new Entries(alarm.properties())
                .with("promQl", Values.get(criteria.get(), "Query"))
                .property("evaluationInterval", "EvaluationInterval")
                .with("pendingPeriod", Values.get(criteria.get(), "PendingPeriod"))
                .with("recoveryPeriod", Values.get(criteria.get(), "RecoveryPeriod"))
                .mapping());
    }
}
