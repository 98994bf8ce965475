package io.github.stepscale.policy;

import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.stack.StackSettings;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.policy.target.SuspendedState;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Names;
import io.github.stepscale.validation.Validator;
import io.github.stepscale.validation.Violation;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The description of the scaling of one target: the content of one {@code stepscale.yaml}.
 *
 * @param target the scalable target
 * @param capacity the range of the capacity
 * @param suspended the kinds of scaling that are suspended
 * @param schedules scheduled changes of the range; at most 200, with unique names
 * @param wakeFromZero whether a separate rule raises the capacity from zero; if absent, wherever the capacity can be
 *     zero
 * @param metric the metric to watch, except for rules with a metric of their own; that which target tracking follows
 * @param scaling the ladder, the rules or the target tracking
 * @param stack the properties of the stack; names of rules that there are not are left out
 * @param allow codes of accepted findings, such as {@code W-S13}, or {@code all} for every warning
 */
public record ScalingDescription(
        Target target,
        CapacityRange capacity,
        SuspendedState suspended,
        List<ScheduledAction> schedules,
        Optional<Boolean> wakeFromZero,
        Metric metric,
        ScalingBehavior scaling,
        StackSettings stack,
        SortedSet<String> allow) {

    /** The element of {@link #allow} that accepts every warning. */
    public static final String ALLOW_ALL = "all";

    private static final int MAX_SCHEDULES = 200;
    private static final int MAX_PROVISIONED_CONCURRENCY = 200;

    /** @throws InvalidValueException if the parts contradict each other */
    public ScalingDescription {
        schedules = List.copyOf(schedules);
        allow = Collections.unmodifiableSortedSet(new TreeSet<>(allow));
        Validator checks = new Validator();
        requireCapacities(checks, target, capacity, schedules);
        requireSchedules(checks, capacity, schedules);
        requireStackName(checks, target, stack);
        requireAllowed(checks, allow);
        if (scaling instanceof LadderScaling steps) {
            checks.addAll(steps.check(metric));
        }
        if (scaling instanceof TrackingScaling tracking) {
            checks.addAll(tracking.check(target.kind()))
                    .require(
                            metric.equals(tracking.metric().published()),
                            Validator.TOGETHER,
                            "metric",
                            () -> Quotes.of(metric.label()) + " is not what target tracking follows: "
                                    + tracking.metric().published().label() + " is",
                            "Leave it out");
        }
        boolean wakes = hasWakeRule(target, wakeFromZero, capacity, schedules);
        RuleNames names = RuleNames.of(scaling, wakes, stack, stack.name().orElseGet(target::defaultStackName));
        names.require(checks);
        stack = stack.withNames(names.known());
        requireDimensionParameters(checks, target, metric, "metric");
        if (scaling instanceof ExplicitScaling several) {
            for (MetricRule rule : several.metricRules()) {
                String key = rule instanceof ExplicitRule ? "alarm.metric" : "metric";
                if (!rule.metric().equals(metric)) {
                    String path = "rules[" + several.position(rule.id()) + "]." + key;
                    requireDimensionParameters(checks, target, rule.metric(), path);
                }
            }
        }
        checks.throwIfAny();
    }

    /** Starts the description of an endpoint variant. */
    public static ScalingDescriptionBuilder endpoint(String endpointName) {
        return new ScalingDescriptionBuilder().endpointName(endpointName);
    }

    /** Starts the description of an inference component. */
    public static ScalingDescriptionBuilder inferenceComponent(String inferenceComponentName) {
        return new ScalingDescriptionBuilder().inferenceComponentName(inferenceComponentName);
    }

    /** The stack name: the given one, or the default of the target. */
    public String stackName() {
        return stack.name().orElseGet(target::defaultStackName);
    }

    /** Whether the minimum capacity is zero, from the start or by a schedule. */
    public boolean canReachZero() {
        return canReachZero(capacity, schedules);
    }

    private static boolean canReachZero(CapacityRange capacity, List<ScheduledAction> schedules) {
        return capacity.min() == 0
                || schedules.stream()
                        .anyMatch(schedule -> schedule.minCapacity().equals(OptionalInt.of(0)));
    }

    /** Whether a separate rule raises the capacity from zero. */
    public boolean hasWakeRule() {
        return hasWakeRule(target, wakeFromZero, capacity, schedules);
    }

    private static boolean hasWakeRule(
            Target target, Optional<Boolean> wakeFromZero, CapacityRange capacity, List<ScheduledAction> schedules) {
        return target.allowsZero() && wakeFromZero.orElseGet(() -> canReachZero(capacity, schedules));
    }

    /** The name in AWS of the policy of a rule, by its id: the given one, or that of the stack and the rule. */
    public String policyName(String ruleId) {
        return ruleNames().policy(ruleId);
    }

    /**
     * Checks a key of {@code names}. Names of other rules are left out of a description, since tuning makes other rules.
     *
     * @param key the name of a rule as the file has it, or the id that it has for steps
     * @return empty if there is such a rule
     */
    public Optional<Violation> unknownRule(String key) {
        RuleNames names = ruleNames();
        return names.rules().containsKey(Names.camelCase(key)) ? Optional.empty() : Optional.of(names.unknown(key));
    }

    /** The name of a rule as the file has it, by its id; steps have the ids of their rules. */
    public String ruleName(String ruleId) {
        return ruleNames().rules().getOrDefault(ruleId, ruleId);
    }

    private RuleNames ruleNames() {
        return RuleNames.of(scaling, hasWakeRule(), stack, stackName());
    }

    private static void requireCapacities(
            Validator checks, Target target, CapacityRange capacity, List<ScheduledAction> schedules) {
        requireCapacity(checks, target, OptionalInt.of(capacity.min()), OptionalInt.of(capacity.max()), "");
        for (int i = 0; i < schedules.size(); i++) {
            ScheduledAction schedule = schedules.get(i);
            String prefix = "schedules[" + i + "].";
            requireCapacity(checks, target, schedule.minCapacity(), schedule.maxCapacity(), prefix);
        }
    }

    private static void requireCapacity(
            Validator checks, Target target, OptionalInt min, OptionalInt max, String prefix) {
        checks.require(
                        target.allowsZero() || min.orElse(1) >= 1,
                        "M04",
                        () -> prefix + "minCapacity",
                        () -> "0 is not allowed for a "
                                + (target.kind() == EndpointKind.SERVERLESS ? "serverless" : "real-time")
                                + " variant: at least 1 is",
                        "Write 1, or use an async endpoint or an inference component")
                .require(
                        target.allowsZero() || max.orElse(1) >= 1,
                        "M04",
                        () -> prefix + "maxCapacity",
                        () -> "0 is not allowed for a "
                                + (target.kind() == EndpointKind.SERVERLESS ? "serverless" : "real-time")
                                + " variant: at least 1 is",
                        "Write 1, or use an async endpoint or an inference component")
                .require(
                        target.kind() != EndpointKind.SERVERLESS || max.orElse(1) <= MAX_PROVISIONED_CONCURRENCY,
                        Validator.VALUE,
                        () -> prefix + "maxCapacity",
                        () -> max.orElse(1)
                                + " is above 200, the maximum provisioned concurrency of a serverless variant",
                        "Write 200 or less");
    }

    private static void requireSchedules(Validator checks, CapacityRange capacity, List<ScheduledAction> schedules) {
        checks.require(
                schedules.size() <= MAX_SCHEDULES,
                "schedules",
                () -> "has " + schedules.size() + " schedules: at most " + MAX_SCHEDULES + " are allowed",
                "Remove some");
        int highestMax = Stream.concat(
                        Stream.of(capacity.max()),
                        schedules.stream()
                                .flatMap(schedule ->
                                        schedule.maxCapacity().stream().boxed()))
                .max(Integer::compare)
                .orElseThrow();
        int lowestMin = Stream.concat(
                        Stream.of(capacity.min()),
                        schedules.stream()
                                .flatMap(schedule ->
                                        schedule.minCapacity().stream().boxed()))
                .min(Integer::compare)
                .orElseThrow();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < schedules.size(); i++) {
            ScheduledAction schedule = schedules.get(i);
            int index = i;
            Supplier<String> path = () -> "schedules[" + index + "].";
            checks.require(
                            names.add(schedule.name()),
                            Validator.TOGETHER,
                            () -> path.get() + "name",
                            () -> Quotes.of(schedule.name())
                                    + " is the name of an earlier schedule: each is allowed once",
                            "Rename one of them")
                    .require(
                            schedule.minCapacity().orElse(0) <= highestMax,
                            Validator.TOGETHER,
                            () -> path.get() + "minCapacity",
                            () -> schedule.minCapacity().orElse(0)
                                    + " is above every maxCapacity of the range and its schedules",
                            "Add a maxCapacity to the schedule")
                    .require(
                            schedule.maxCapacity().orElse(Integer.MAX_VALUE) >= lowestMin,
                            Validator.TOGETHER,
                            () -> path.get() + "maxCapacity",
                            () -> schedule.maxCapacity().orElse(0)
                                    + " is below every minCapacity of the range and its schedules",
                            "Add a minCapacity to the schedule");
        }
    }

    private static void requireStackName(Validator checks, Target target, StackSettings stack) {
        if (stack.name().isEmpty()) {
            checks.require(
                    target.defaultStackName().length() <= 128,
                    Validator.ABSENT,
                    "stackName",
                    "is missing, and the default made of the names has "
                            + target.defaultStackName().length() + " characters: at most 128 are allowed",
                    "Add stackName");
        }
    }

    /** A dimension can reference a template parameter only if the template has that parameter. */
    private static void requireDimensionParameters(Validator checks, Target target, Metric metric, String path) {
        metric.sources().stream()
                .flatMap(source -> source.dimensions().stream())
                .filter(dimension -> dimension.value().isEmpty())
                .map(Dimension::name)
                .filter(name -> !target.names().containsKey(name))
                .distinct()
                .forEach(name -> checks.require(
                        false,
                        "A03",
                        path,
                        Quotes.of(metric.label()) + " needs a value for the dimension " + name
                                + ", which this target does not have",
                        "Choose a metric that the target publishes, or write the dimensions with their values"));
    }

    private static void requireAllowed(Validator checks, Set<String> allow) {
        for (String code : allow) {
            checks.require(
                    code.equals(ALLOW_ALL) || code.matches("[WI]-[A-Z][0-9]{2}"),
                    "allow",
                    Quotes.of(code)
                            + (code.matches("E-[A-Z][0-9]{2}")
                                    ? " is an error: only warnings and information can be allowed"
                                    : " is not a finding code: a code such as W-S13, or all, is allowed"),
                    "Correct or remove it");
        }
    }
}
