package io.github.stepscale.policy;

import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.PromQlAlarm;
import io.github.stepscale.policy.rule.SingleStepPolicy;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.stack.Dashboard;
import io.github.stepscale.policy.stack.DeletionPolicy;
import io.github.stepscale.policy.stack.PhysicalNames;
import io.github.stepscale.policy.stack.StackSettings;
import io.github.stepscale.policy.stack.Tag;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.steps.RuleSettingsBuilder;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.steps.StepLadder;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.policy.target.EndpointVariant;
import io.github.stepscale.policy.target.InferenceComponent;
import io.github.stepscale.policy.target.ServerlessVariant;
import io.github.stepscale.policy.target.SuspendedState;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.validation.Decimals;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Names;
import io.github.stepscale.validation.Validator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Builds a {@link ScalingDescription} with the keys of {@code stepscale.yaml}. Repeated calls add to lists and replace
 * everything else; values that are not set have the defaults of the file.
 *
 * <pre>{@code
 * ScalingDescription scaling = ScalingDescription.endpoint("object-detection")
 *         .minCapacity(1)
 *         .maxCapacity(10)
 *         .step(Step.upper(20).change(-1))
 *         .step(Step.lower(20).upper(50).change(0))
 *         .step(Step.lower(50).change(+1))
 *         .build();
 * }</pre>
 */
public final class ScalingDescriptionBuilder {
    private Optional<String> endpointName = Optional.empty();
    private Optional<String> variantName = Optional.empty();
    private Optional<EndpointKind> inferenceType = Optional.empty();
    private Optional<String> inferenceComponentName = Optional.empty();
    private OptionalInt minCapacity = OptionalInt.empty();
    private OptionalInt maxCapacity = OptionalInt.empty();
    private SuspendedState suspended = SuspendedState.NONE;
    private final List<ScheduledAction> schedules = new ArrayList<>();
    private Optional<Boolean> wakeFromZero = Optional.empty();
    private Optional<String> metricName = Optional.empty();
    private Optional<Metric> metric = Optional.empty();
    private final List<Step> steps = new ArrayList<>();
    private Optional<Layout> layout = Optional.empty();
    private Optional<BigDecimal> threshold = Optional.empty();
    private final RuleSettingsBuilder settings = new RuleSettingsBuilder();
    private final RuleSettingsBuilder scaleOut = new RuleSettingsBuilder();
    private final RuleSettingsBuilder scaleIn = new RuleSettingsBuilder();
    private final List<RuleFactory> rules = new ArrayList<>();
    private Optional<TrackingScaling> tracking = Optional.empty();
    private Optional<String> stackName = Optional.empty();
    private Optional<String> description = Optional.empty();
    private final List<Tag> tags = new ArrayList<>();
    private Dashboard dashboard = Dashboard.ENABLED;
    private final Map<String, PhysicalNames> names = new LinkedHashMap<>();
    private DeletionPolicy deletionPolicy = DeletionPolicy.DELETE;
    private boolean outputs = true;
    private final SortedSet<String> allow = new TreeSet<>();

    /** Rules are made at the end: a rule may need the metric of the description and the kind of the target. */
    private interface RuleFactory {
        NamedRule make(Metric shared, EndpointKind kind);
    }

    ScalingDescriptionBuilder() {}

    /** Sets the endpoint name; required, except for an inference component. */
    public ScalingDescriptionBuilder endpointName(String name) {
        endpointName = Optional.of(name);
        return this;
    }

    /** Sets the variant of the endpoint. Default: {@code AllTraffic}. */
    public ScalingDescriptionBuilder variantName(String name) {
        variantName = Optional.of(name);
        return this;
    }

    /** Sets the kind of endpoint: real-time (default), asynchronous or serverless; not for an inference component. */
    public ScalingDescriptionBuilder inferenceType(EndpointKind type) {
        inferenceType = Optional.of(type);
        return this;
    }

    /** Scales the copies of an inference component instead of a variant. */
    public ScalingDescriptionBuilder inferenceComponentName(String name) {
        inferenceComponentName = Optional.of(name);
        return this;
    }

    /** Sets the minimum capacity; required. 0 is allowed for asynchronous endpoints and inference components only. */
    public ScalingDescriptionBuilder minCapacity(int capacity) {
        minCapacity = OptionalInt.of(capacity);
        return this;
    }

    /** Sets the maximum capacity; required. */
    public ScalingDescriptionBuilder maxCapacity(int capacity) {
        maxCapacity = OptionalInt.of(capacity);
        return this;
    }

    /** Suspends kinds of scaling. Default: none. */
    public ScalingDescriptionBuilder suspended(SuspendedState state) {
        suspended = state;
        return this;
    }

    /** Adds a scheduled change of the capacity range. */
    public ScalingDescriptionBuilder schedule(ScheduledAction schedule) {
        schedules.add(schedule);
        return this;
    }

    /** Sets whether a separate rule raises the capacity from zero. Default: wherever the capacity can be zero. */
    public ScalingDescriptionBuilder wakeFromZero(boolean wakes) {
        wakeFromZero = Optional.of(wakes);
        return this;
    }

    /** Sets a metric of the catalogue by its CloudWatch name. Default: that of the target. */
    public ScalingDescriptionBuilder metric(String catalogName) {
        metricName = Optional.of(catalogName);
        metric = Optional.empty();
        return this;
    }

    /** Sets any metric or expression. */
    public ScalingDescriptionBuilder metric(Metric any) {
        metric = Optional.of(any);
        metricName = Optional.empty();
        return this;
    }

    /** Adds a step. */
    public ScalingDescriptionBuilder step(Step step) {
        steps.add(step);
        return this;
    }

    /** Scales by target tracking instead of steps or rules, on its own metric. */
    public ScalingDescriptionBuilder tracking(TrackingScaling value) {
        tracking = Optional.of(value);
        return this;
    }

    /** Sets the layout of the steps. Default: {@link Layout#SINGLE}. */
    public ScalingDescriptionBuilder layout(Layout value) {
        layout = Optional.of(value);
        return this;
    }

    /**
     * Sets a lower limit of the metric. Default: 0 for a metric of the catalogue; otherwise required for {@link
     * Layout#SINGLE}.
     */
    public ScalingDescriptionBuilder threshold(double value) {
        threshold = Optional.of(Decimals.of(value));
        return this;
    }

    /** Sets the alarm and policy settings of all rules made from steps. */
    public ScalingDescriptionBuilder settings(Consumer<RuleSettingsBuilder> all) {
        all.accept(settings);
        return this;
    }

    /** Sets the alarm and policy settings of the scale-out rule only. */
    public ScalingDescriptionBuilder scaleOut(Consumer<RuleSettingsBuilder> out) {
        out.accept(scaleOut);
        return this;
    }

    /** Sets the alarm and policy settings of the scale-in rule only. */
    public ScalingDescriptionBuilder scaleIn(Consumer<RuleSettingsBuilder> in) {
        in.accept(scaleIn);
        return this;
    }

    /** Adds a rule in the form of AWS; rules replace steps. */
    public ScalingDescriptionBuilder rule(String name, Alarm alarm, StepScalingPolicy policy) {
        ExplicitRule rule = new ExplicitRule(name, alarm, policy);
        rules.add((shared, kind) -> rule);
        return this;
    }

    /** Adds a rule of one step on a PromQL query; rules replace steps. */
    public ScalingDescriptionBuilder rule(String name, PromQlAlarm alarm, SingleStepPolicy policy) {
        PromQlRule rule = new PromQlRule(name, alarm, policy);
        rules.add((shared, kind) -> rule);
        return this;
    }

    /** Adds a rule made of steps, on a metric of its own if it sets one; rules replace steps. */
    public ScalingDescriptionBuilder rule(String name, Consumer<LadderRuleBuilder> steps) {
        LadderRuleBuilder rule = new LadderRuleBuilder(name);
        steps.accept(rule);
        rules.add(rule::build);
        return this;
    }

    /** Sets the stack name. Default: made of the names of the target. */
    public ScalingDescriptionBuilder stackName(String name) {
        stackName = Optional.of(name);
        return this;
    }

    /** Sets the description of the stack and of its alarms. */
    public ScalingDescriptionBuilder description(String text) {
        description = Optional.of(text);
        return this;
    }

    /** Adds a tag to the stack and its alarms. */
    public ScalingDescriptionBuilder tag(String key, String value) {
        tags.add(new Tag(key, value));
        return this;
    }

    /** Sets the dashboard. Default: one named after the stack. */
    public ScalingDescriptionBuilder dashboard(Dashboard value) {
        dashboard = value;
        return this;
    }

    /**
     * Gives the policy and the alarm of a rule the names that they have in AWS. Default: the policy is named after the
     * stack and the rule, and CloudFormation names the alarm.
     *
     * @param rule the name of the rule, or the id that it has for steps, such as {@code ScaleOut}
     */
    public ScalingDescriptionBuilder names(String rule, PhysicalNames value) {
        names.put(Names.camelCase(rule), value);
        return this;
    }

    /** Sets what becomes of the target, the policies and the alarms without the stack. Default: they are deleted. */
    public ScalingDescriptionBuilder deletionPolicy(DeletionPolicy value) {
        deletionPolicy = value;
        return this;
    }

    /** Sets whether the template has outputs. Default: true. */
    public ScalingDescriptionBuilder outputs(boolean value) {
        outputs = value;
        return this;
    }

    /** Accepts a finding by its code, such as {@code W-S13}. */
    public ScalingDescriptionBuilder allow(String code) {
        allow.add(code);
        return this;
    }

    /**
     * Builds the description.
     *
     * @throws InvalidValueException if a value is missing or out of range, or if values contradict each other
     */
    public ScalingDescription build() {
        requireParts();
        Target target = target();
        StackSettings stack =
                new StackSettings(stackName, description, tags, dashboard, names, deletionPolicy, outputs);
        Metric shared = tracking.<Metric>map(followed -> followed.metric().published())
                .or(() -> metric)
                .orElseGet(() -> MetricCatalog.metric(metricName.orElseGet(target::defaultMetric), target.kind()));
        ScalingDescription built = new ScalingDescription(
                target,
                new CapacityRange(minCapacity.orElseThrow(), maxCapacity.orElseThrow()),
                suspended,
                schedules,
                wakeFromZero,
                shared,
                scaling(shared, target.kind()),
                stack,
                allow);
        Validator rules = new Validator();
        names.keySet().forEach(id -> rules.addAll(built.unknownRule(id).stream().toList()));
        rules.throwIfAny();
        return built;
    }

    private void requireParts() {
        boolean component = inferenceComponentName.isPresent();
        boolean hasLadderSettings = !settings.build().equals(RuleSettings.NONE)
                || !scaleOut.build().equals(RuleSettings.NONE)
                || !scaleIn.build().equals(RuleSettings.NONE)
                || layout.isPresent()
                || threshold.isPresent();
        new Validator()
                .require(
                        component || endpointName.isPresent(),
                        Validator.ABSENT,
                        "endpointName",
                        "is missing: endpointName or inferenceComponentName is needed",
                        "Add it")
                .require(
                        !component || variantName.isEmpty() && inferenceType.isEmpty(),
                        Validator.TOGETHER,
                        "inferenceComponentName",
                        "cannot be combined with variantName or inferenceType: a component has neither",
                        "Remove them")
                .require(
                        inferenceType.filter(EndpointKind.COMPONENT::equals).isEmpty(),
                        "inferenceType",
                        "is not allowed to be COMPONENT: REALTIME, ASYNC and SERVERLESS are",
                        "Use inferenceComponentName")
                .require(minCapacity.isPresent(), Validator.ABSENT, "minCapacity", "is missing", "Add it")
                .require(maxCapacity.isPresent(), Validator.ABSENT, "maxCapacity", "is missing", "Add it")
                .require(
                        tracking.isPresent() || steps.isEmpty() != rules.isEmpty(),
                        Validator.TOGETHER,
                        "steps",
                        "and rules: exactly one of the two is needed",
                        "Write either")
                .require(
                        tracking.isEmpty()
                                || steps.isEmpty()
                                        && rules.isEmpty()
                                        && !hasLadderSettings
                                        && metric.isEmpty()
                                        && metricName.isEmpty(),
                        Validator.TOGETHER,
                        "tracking",
                        "cannot be combined with a metric, steps, rules or their settings: it has its own",
                        "Remove them, or tracking")
                .require(
                        rules.isEmpty() || !hasLadderSettings,
                        Validator.TOGETHER,
                        "rules",
                        "cannot be combined with settings for steps: each rule has its own",
                        "Move the settings into the rules")
                .throwIfAny();
    }

    private Target target() {
        if (inferenceComponentName.isPresent()) {
            return new InferenceComponent(inferenceComponentName.get(), endpointName);
        }
        String variant = variantName.orElse(Names.DEFAULT_VARIANT);
        return switch (inferenceType.orElse(EndpointKind.REALTIME)) {
            case SERVERLESS -> new ServerlessVariant(endpointName.orElseThrow(), variant);
            case ASYNC -> new EndpointVariant(endpointName.orElseThrow(), variant, true);
            default -> new EndpointVariant(endpointName.orElseThrow(), variant, false);
        };
    }

    private ScalingBehavior scaling(Metric shared, EndpointKind kind) {
        if (tracking.isPresent()) {
            return tracking.get();
        }
        if (!rules.isEmpty()) {
            return new ExplicitScaling(rules(shared, kind));
        }
        return new LadderScaling(
                new StepLadder(steps),
                layout.orElse(Layout.SINGLE),
                threshold,
                settings.build(),
                scaleOut.build(),
                scaleIn.build());
    }

    /** Reports the violations of all rules together, each with the index of its rule. */
    private List<NamedRule> rules(Metric shared, EndpointKind kind) {
        List<NamedRule> made = new ArrayList<>();
        Validator checks = new Validator();
        for (int i = 0; i < rules.size(); i++) {
            String path = "rules[" + i + "]";
            try {
                made.add(rules.get(i).make(shared, kind));
            } catch (InvalidValueException invalid) {
                checks.addAll(invalid.violations().stream()
                        .map(violation -> violation.under(path))
                        .toList());
            }
        }
        checks.throwIfAny();
        return made;
    }
}
