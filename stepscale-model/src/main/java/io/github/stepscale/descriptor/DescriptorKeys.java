package io.github.stepscale.descriptor;

import java.util.List;
import java.util.stream.Stream;

/** The keys of a file, in the order in which they are written. */
public final class DescriptorKeys {
    static final List<String> TARGET =
            List.of("endpointName", "variantName", "inferenceType", "inferenceComponentName");
    static final List<String> RANGE = List.of("minCapacity", "maxCapacity", "suspended", "schedules", "wakeFromZero");
    static final List<String> METRIC = List.of("metric", "fill");
    /** Settings of {@code scaleOut} and {@code scaleIn}, apart from the fill. */
    static final List<String> SETTINGS = List.of(
            "evaluationPeriods",
            "datapointsToAlarm",
            "treatMissingData",
            "metricAggregationType",
            "cooldown",
            "minAdjustmentMagnitude");
    /** Keys of steps that are not allowed beside rules. */
    static final List<String> LAYOUT = List.of("layout", "threshold", "scaleOut", "scaleIn");
    /** Beside {@code layout: tracking}. */
    static final List<String> TRACKING = List.of("tracking");

    static final List<String> SCALING = List.of("steps", "rules");
    static final List<String> STACK =
            List.of("stackName", "description", "tags", "dashboard", "names", "deletionPolicy", "outputs", "allow");
    /** The names of the policy and the alarm of one rule. */
    static final List<String> PHYSICAL_NAMES = List.of("policy", "alarm");

    static final List<String> SUSPENDED = List.of("scaleIn", "scaleOut", "scheduled");
    static final List<String> SCHEDULE =
            List.of("name", "schedule", "timezone", "startTime", "endTime", "minCapacity", "maxCapacity");
    static final List<String> METRIC_OBJECT =
            List.of("name", "namespace", "dimensions", "statistic", "period", "weights");
    static final List<String> METRIC_MATH = List.of("expression", "metrics");
    static final List<String> STEP = List.of("lower", "upper", "change", "percent", "capacity");
    /** A rule that is written as an alarm and a policy. */
    static final List<String> RULE = List.of("name", "alarm", "policy");
    /** A rule that is written as steps. */
    static final List<String> STEPS_RULE = Stream.of(List.of("name", "metric", "fill", "steps", "threshold"), SETTINGS)
            .flatMap(List::stream)
            .toList();
    /** A rule of an unknown form. */
    static final List<String> ANY_RULE =
            Stream.concat(RULE.stream(), STEPS_RULE.stream()).distinct().toList();

    static final List<String> ALARM = List.of(
            "metric",
            "fill",
            "comparisonOperator",
            "threshold",
            "evaluationPeriods",
            "datapointsToAlarm",
            "treatMissingData");
    static final List<String> POLICY =
            List.of("adjustmentType", "cooldown", "metricAggregationType", "minAdjustmentMagnitude", "stepAdjustments");
    /** An alarm on a PromQL query. */
    static final List<String> PROM_QL_ALARM =
            List.of("promQl", "evaluationInterval", "pendingPeriod", "recoveryPeriod");
    /** The policy of such an alarm. */
    static final List<String> PROM_QL_POLICY =
            List.of("adjustmentType", "cooldown", "minAdjustmentMagnitude", "stepAdjustments");
    /** The only step of such a policy. */
    static final List<String> PROM_QL_STEP = List.of("scalingAdjustment");

    static final List<String> STEP_ADJUSTMENT =
            List.of("metricIntervalLowerBound", "metricIntervalUpperBound", "scalingAdjustment");

    /** The keys at the top of a file that describe the scaling. */
    public static final List<String> TOP = Stream.of(TARGET, RANGE, METRIC, SCALING, LAYOUT, TRACKING, SETTINGS, STACK)
            .flatMap(List::stream)
            .toList();

    /** The keys at the top of a file that describe its simulation. */
    static final List<String> SIMULATION = List.of("service", "traffic", "objective", "expect");

    /** All keys at the top of a file. */
    static final List<String> ALL =
            Stream.of(TOP, SIMULATION).flatMap(List::stream).toList();

    private DescriptorKeys() {}
}
