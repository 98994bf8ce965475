package io.github.stepscale.policy;

import static io.github.stepscale.testing.Refusals.allowed;
import static io.github.stepscale.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.stack.Dashboard;
import io.github.stepscale.policy.stack.StackSettings;
import io.github.stepscale.policy.stack.Tag;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.steps.StepLadder;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.policy.target.EndpointVariant;
import io.github.stepscale.policy.target.SuspendedState;
import io.github.stepscale.testing.Refusals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole, and the builder that says it. */
class ScalingDescriptionTest {
    private static final Step STEP = Step.lower(50).change(1);
    private static final Step STEP_PERCENT = Step.lower(50).percent(20);
    private static final Alarm ALARM = new Alarm(
            MetricCatalog.metric("InvocationsPerInstance", EndpointKind.REALTIME),
            Fill.NONE,
            ComparisonOperator.GREATER_THAN_THRESHOLD,
            BigDecimal.ONE,
            1,
            1,
            TreatMissingData.MISSING);
    private static final StepScalingPolicy POLICY = new StepScalingPolicy(
            AdjustmentType.CHANGE_IN_CAPACITY,
            List.of(new StepAdjustment(Optional.of(BigDecimal.ZERO), Optional.empty(), 1)),
            60,
            MetricAggregationType.AVERAGE,
            OptionalInt.empty());

    @ParameterizedTest(name = "{0}")
    @MethodSource({"together", "builder"})
    void saysWhatIsWrong(String name, Supplier<?> making, List<String> reasons) {
        Refusals.check(making, reasons);
    }

    static Stream<Arguments> together() {
        String zero = "0 is not allowed for a ";
        return Stream.of(
                refused(
                        "0 instances, real-time",
                        with(b -> b.minCapacity(0)),
                        "M04 minCapacity: " + zero + "real-time variant: at least 1 is"),
                refused(
                        "0 units, serverless",
                        with(b -> b.inferenceType(EndpointKind.SERVERLESS).minCapacity(0)),
                        "M04 minCapacity: " + zero + "serverless variant: at least 1 is"),
                allowed(
                        "0 instances, async",
                        with(b -> b.inferenceType(EndpointKind.ASYNC).minCapacity(0))),
                allowed("0 copies", () -> component().minCapacity(0).step(STEP).build()),
                refused(
                        "0 by a schedule",
                        with(b -> b.schedule(schedule("ok", 1, 2)).schedule(schedule("night", 0, 1))),
                        "M04 schedules[1].minCapacity: " + zero + "real-time variant: at least 1 is"),
                allowed(
                        "200 units",
                        with(b -> b.inferenceType(EndpointKind.SERVERLESS).maxCapacity(200))),
                refused(
                        "201 units",
                        with(b -> b.inferenceType(EndpointKind.SERVERLESS)
                                .maxCapacity(201)
                                .schedule(schedule("day", 1, 300))),
                        "D05 maxCapacity: 201 is above 200, the maximum provisioned concurrency of a serverless variant",
                        "D05 schedules[0].maxCapacity: 300 is above 200, the maximum provisioned concurrency of a serverless variant"),
                allowed("201 instances", with(b -> b.maxCapacity(201))),
                allowed("200 schedules", () -> schedules(200).build()),
                refused(
                        "201 schedules",
                        () -> schedules(201).build(),
                        "D05 schedules: has 201 schedules: at most 200 are allowed"),
                refused(
                        "a name of a schedule twice",
                        with(b -> b.schedule(schedule("a", 1, 2)).schedule(schedule("a", 1, 2))),
                        "D07 schedules[1].name: 'a' is the name of an earlier schedule: each is allowed once"),
                refused(
                        "a minimum above every maximum",
                        with(b -> b.schedule(schedule("a", 11, null))),
                        "D07 schedules[0].minCapacity: 11 is above every maxCapacity of the range and its schedules"),
                allowed(
                        "a minimum below the maximum of another schedule",
                        with(b -> b.schedule(schedule("a", 11, null)).schedule(schedule("b", null, 11)))),
                refused(
                        "a maximum below every minimum",
                        with(b -> b.minCapacity(5).schedule(schedule("a", null, 4))),
                        "D07 schedules[0].maxCapacity: 4 is below every minCapacity of the range and its schedules"),
                allowed(
                        "names that make a stack name of 128 characters",
                        () -> longNames(63, 54).build()),
                refused(
                        "names that make a stack name of 129 characters",
                        () -> longNames(63, 55).build(),
                        "D06 stackName: is missing, and the default made of the names has 129 characters: at most 128 are allowed"),
                allowed(
                        "long names and a stack name",
                        () -> longNames(63, 63).stackName("short").build()),
                allowed("codes", with(b -> b.allow("W-S13").allow("I-A01").allow("all"))),
                refused(
                        "an error, and no code",
                        with(b -> b.allow("E-S04").allow("S13")),
                        "D05 allow: 'E-S04' is an error: only warnings and information can be allowed",
                        "D05 allow: 'S13' is not a finding code: a code such as W-S13, or all, is allowed"),
                refused(
                        "a metric of another kind of endpoint",
                        with(b -> b.metric("InvocationsPerCopy")),
                        "A03 metric: 'InvocationsPerCopy' needs a value for the dimension InferenceComponentName, which this"
                                + " target does not have"),
                refused(
                        "a metric of another kind of endpoint in a rule",
                        () -> component().rule("out", ALARM, POLICY).build(),
                        "A03 rules[0].alarm.metric: 'InvocationsPerInstance' needs a value for the dimension EndpointName,"
                                + " which this target does not have",
                        "A03 rules[0].alarm.metric: 'InvocationsPerInstance' needs a value for the dimension VariantName,"
                                + " which this target does not have"));
    }

    static Stream<Arguments> builder() {
        return Stream.of(
                refused(
                        "nothing",
                        () -> ScalingDescription.endpoint("e").build(),
                        "D06 minCapacity: is missing",
                        "D06 maxCapacity: is missing",
                        "D07 steps: and rules: exactly one of the two is needed"),
                refused(
                        "steps and rules",
                        with(b -> b.rule("out", ALARM, POLICY)),
                        "D07 steps: and rules: exactly one of the two is needed"),
                refused(
                        "settings for steps with rules",
                        () -> base().layout(Layout.SPLIT)
                                .rule("out", ALARM, POLICY)
                                .build(),
                        "D07 rules: cannot be combined with settings for steps: each rule has its own"),
                refused(
                        "a variant of a component",
                        () -> component().variantName("v").step(STEP).build(),
                        "D07 inferenceComponentName: cannot be combined with variantName or inferenceType: a component has neither"),
                refused(
                        "COMPONENT as inference type",
                        with(b -> b.inferenceType(EndpointKind.COMPONENT)),
                        "D05 inferenceType: is not allowed to be COMPONENT: REALTIME, ASYNC and SERVERLESS are"),
                refused(
                        "a metric that is not in the catalogue",
                        with(b -> b.metric("Invocation")),
                        "D05 metric: 'Invocation' is not a metric of the catalogue"),
                refused(
                        "an infinite threshold",
                        with(b -> b.threshold(Double.POSITIVE_INFINITY)),
                        "D05 : Infinity is not allowed: a finite number is"),
                // The words of the constructors.
                refused("a capacity", with(b -> b.minCapacity(-1)), "D05 minCapacity: -1 is below 0"),
                refused("a cooldown", with(b -> b.settings(s -> s.cooldown(-1))), "D05 cooldown: -1 is below 0"),
                refused(
                        "an overlap",
                        with(b -> b.step(Step.lower(60).change(2))),
                        "S04 steps[1]: [60, +inf) overlaps steps[0] [50, +inf): a value may belong to one step only"),
                refused(
                        "a name",
                        () -> ScalingDescription.endpoint("e_")
                                .minCapacity(1)
                                .maxCapacity(2)
                                .step(STEP)
                                .build(),
                        "D05 endpointName: 'e_' is not a name: letters, digits and inner hyphens, 1 to 63 characters"),
                refused(
                        "a rule",
                        () -> base().rule("a", ALARM, POLICY)
                                .rule("A", ALARM, POLICY)
                                .build(),
                        "D07 rules[1].name: has the logical id APolicy, which another rule has too"));
    }

    @Test
    void builderSaysWhatTheConstructorsSay() {
        ScheduledAction schedule = schedule("night", 1, 2);
        ScalingDescription built = ScalingDescription.endpoint("e")
                .variantName("v")
                .inferenceType(EndpointKind.ASYNC)
                .minCapacity(0)
                .maxCapacity(9)
                .suspended(new SuspendedState(true, false, true))
                .schedule(schedule)
                .wakeFromZero(false)
                .metric("ApproximateBacklogSize")
                .step(Step.upper(5).percent(-10))
                .step(STEP_PERCENT)
                .layout(Layout.SPLIT)
                .settings(all -> all.evaluationPeriods(4).minAdjustmentMagnitude(2))
                .scaleOut(out -> out.datapointsToAlarm(3)
                        .treatMissingData(TreatMissingData.IGNORE)
                        .cooldown(30))
                .scaleIn(in ->
                        in.metricAggregationType(MetricAggregationType.MINIMUM).fill(Fill.ZERO))
                .stackName("s")
                .description("d")
                .tag("k", "w")
                .dashboard(Dashboard.named("b"))
                .allow("W-S13")
                .build();
        OptionalInt none = OptionalInt.empty();
        LadderScaling steps = new LadderScaling(
                new StepLadder(List.of(Step.upper(5).percent(-10), STEP_PERCENT)),
                Layout.SPLIT,
                Optional.empty(),
                new RuleSettings(
                        OptionalInt.of(4),
                        none,
                        Optional.empty(),
                        Optional.empty(),
                        none,
                        OptionalInt.of(2),
                        Optional.empty()),
                new RuleSettings(
                        none,
                        OptionalInt.of(3),
                        Optional.of(TreatMissingData.IGNORE),
                        Optional.empty(),
                        OptionalInt.of(30),
                        none,
                        Optional.empty()),
                new RuleSettings(
                        none,
                        none,
                        Optional.empty(),
                        Optional.of(MetricAggregationType.MINIMUM),
                        none,
                        none,
                        Optional.of(Fill.ZERO)));
        assertThat(built)
                .isEqualTo(new ScalingDescription(
                        new EndpointVariant("e", "v", true),
                        new CapacityRange(0, 9),
                        new SuspendedState(true, false, true),
                        List.of(schedule),
                        Optional.of(false),
                        MetricCatalog.metric("ApproximateBacklogSize", EndpointKind.ASYNC),
                        steps,
                        new StackSettings(
                                Optional.of("s"), Optional.of("d"), List.of(new Tag("k", "w")), Dashboard.named("b")),
                        new TreeSet<>(List.of("W-S13"))));
    }

    @Test
    void builderTakesTheDefaultsOfTheFile() {
        ScalingDescription built = base().step(STEP).build();
        assertThat(built)
                .isEqualTo(new ScalingDescription(
                        new EndpointVariant("e", "AllTraffic", false),
                        new CapacityRange(1, 10),
                        SuspendedState.NONE,
                        List.of(),
                        Optional.empty(),
                        MetricCatalog.metric("InvocationsPerInstance", EndpointKind.REALTIME),
                        new LadderScaling(
                                new StepLadder(List.of(STEP)),
                                Layout.SINGLE,
                                Optional.empty(),
                                RuleSettings.NONE,
                                RuleSettings.NONE,
                                RuleSettings.NONE),
                        StackSettings.DEFAULT,
                        new TreeSet<>()));
    }

    @ParameterizedTest
    @CsvSource({
        "REALTIME, InvocationsPerInstance, sagemaker:variant:DesiredInstanceCount",
        "ASYNC, ApproximateBacklogSizePerInstance, sagemaker:variant:DesiredInstanceCount",
        "SERVERLESS, ServerlessProvisionedConcurrencyUtilization, sagemaker:variant:DesiredProvisionedConcurrency"
    })
    void knowsTheMetricAndDimensionOfItsKind(EndpointKind kind, String metric, String dimension) {
        ScalingDescription scaling = base().inferenceType(kind).step(STEP).build();
        assertThat(scaling.target().kind()).isEqualTo(kind);
        assertThat(scaling.target().scalableDimension()).isEqualTo(dimension);
        assertThat(scaling.metric().label()).isEqualTo(metric);
        assertThat(scaling.stackName()).isEqualTo("stepscale-e-AllTraffic");
        assertThat(scaling.target().names().toString()).isEqualTo("{EndpointName=e, VariantName=AllTraffic}");
    }

    @Test
    void knowsTheMetricAndDimensionOfAComponent() {
        ScalingDescription scaling = component().step(STEP).build();
        assertThat(scaling.target().kind()).isEqualTo(EndpointKind.COMPONENT);
        assertThat(scaling.target().scalableDimension()).isEqualTo("sagemaker:inference-component:DesiredCopyCount");
        assertThat(scaling.metric().label()).isEqualTo("InvocationsPerCopy");
        assertThat(scaling.stackName()).isEqualTo("stepscale-c");
        assertThat(scaling.target().endpoint()).isEmpty();
    }

    @ParameterizedTest(name = "minimum {0}, of a schedule {1}, wakeFromZero {2}: {3}")
    @CsvSource({"0, , , true", "1, , , false", "1, 0, , true", "1, 1, , false", "0, , false, false", "1, , true, true"})
    void wakesWhereItCanBeZero(int min, Integer scheduled, Boolean said, boolean expected) {
        ScalingDescriptionBuilder builder = component().minCapacity(min).step(STEP);
        if (scheduled != null) {
            builder.schedule(schedule("night", scheduled, null));
        }
        if (said != null) {
            builder.wakeFromZero(said);
        }
        assertThat(builder.build().hasWakeRule()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"REALTIME", "SERVERLESS"})
    void doesNotWakeWhatCannotBeZero(EndpointKind kind) {
        assertThat(base().inferenceType(kind)
                        .step(STEP)
                        .wakeFromZero(true)
                        .build()
                        .hasWakeRule())
                .isFalse();
    }

    private static ScalingDescriptionBuilder base() {
        return ScalingDescription.endpoint("e").minCapacity(1).maxCapacity(10);
    }

    private static ScalingDescriptionBuilder component() {
        return ScalingDescription.inferenceComponent("c").minCapacity(1).maxCapacity(10);
    }

    private static Supplier<ScalingDescription> with(UnaryOperator<ScalingDescriptionBuilder> change) {
        return () -> change.apply(base().step(STEP)).build();
    }

    private static ScalingDescriptionBuilder longNames(int endpoint, int variant) {
        return ScalingDescription.endpoint("e".repeat(endpoint))
                .variantName("v".repeat(variant))
                .minCapacity(1)
                .maxCapacity(2)
                .step(STEP);
    }

    private static ScalingDescriptionBuilder schedules(int count) {
        ScalingDescriptionBuilder builder = base().step(STEP);
        for (int i = 0; i < count; i++) {
            builder.schedule(schedule("s" + i, 1, 2));
        }
        return builder;
    }

    private static ScheduledAction schedule(String name, Integer min, Integer max) {
        return new ScheduledAction(
                name,
                "rate(1 day)",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                min == null ? OptionalInt.empty() : OptionalInt.of(min),
                max == null ? OptionalInt.empty() : OptionalInt.of(max));
    }
}
