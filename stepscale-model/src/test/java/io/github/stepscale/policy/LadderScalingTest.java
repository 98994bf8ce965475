package io.github.stepscale.policy;

import static io.github.stepscale.testing.Refusals.allowed;
import static io.github.stepscale.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.stack.StackSettings;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.RuleKind;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.steps.RuleSettingsBuilder;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.steps.StepLadder;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.policy.target.EndpointVariant;
import io.github.stepscale.policy.target.SuspendedState;
import io.github.stepscale.testing.Refusals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LadderScalingTest {
    private static final Step IN = Step.upper(20).change(-1);
    private static final Step OUT = Step.lower(50).change(+1);
    private static final SourceMetric INVOCATIONS =
            MetricCatalog.metric("InvocationsPerInstance", EndpointKind.REALTIME);
    private static final SourceMetric OWN = new SourceMetric("Shop", "Orders", List.of(), Statistic.AVERAGE, 60);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesStepsThatCannotBeLaidOut(String name, Supplier<?> making, List<String> reasons) {
        Refusals.check(making, reasons);
    }

    static Stream<Arguments> refusesStepsThatCannotBeLaidOut() {
        String crossed =
                ": scales in above a step that scales out: with layout: split every scale-in lies below every scale-out";
        return Stream.of(
                refused("only holds", single(Step.lower(1).change(0)), "D07 steps: only hold: at least one must scale"),
                refused(
                        "capacities in split",
                        split(Step.upper(20).capacity(1), Step.lower(20).capacity(2)),
                        "D07 layout: split is not allowed with steps that set a capacity: such a step has no direction"),
                refused(
                        "a threshold in split",
                        with(Layout.SPLIT, "5", RuleSettings.NONE, RuleSettings.NONE, RuleSettings.NONE, IN, OUT),
                        "D07 threshold: is not allowed here: these steps get their thresholds from their own bounds"),
                refused(
                        "a threshold with one direction",
                        with(Layout.SINGLE, "5", RuleSettings.NONE, RuleSettings.NONE, RuleSettings.NONE, OUT),
                        "D07 threshold: is not allowed here: these steps get their thresholds from their own bounds"),
                refused(
                        "a threshold of too many digits",
                        with(
                                Layout.SINGLE,
                                "1E+999999999",
                                RuleSettings.NONE,
                                RuleSettings.NONE,
                                RuleSettings.NONE,
                                IN,
                                OUT),
                        "D05 threshold: the number has too many digits: up to 15 significant digits and a size below 10^15 are"
                                + " allowed"),
                refused(
                        "settings of sides in single",
                        with(Layout.SINGLE, "", RuleSettings.NONE, cooldown(60), cooldown(60), IN, OUT),
                        "D07 scaleOut: is not allowed here: these steps make no scaleOut rule of their own",
                        "D07 scaleIn: is not allowed here: these steps make no scaleIn rule of their own"),
                refused(
                        "settings of the side that has no step",
                        with(Layout.SPLIT, "", RuleSettings.NONE, cooldown(60), cooldown(60), OUT),
                        "D07 scaleIn: is not allowed here: these steps make no scaleIn rule of their own"),
                refused(
                        "a least change where nothing is a percentage, at each level it is given",
                        with(Layout.SPLIT, "", minMagnitude(2), RuleSettings.NONE, minMagnitude(3), IN, OUT),
                        "S11 minAdjustmentMagnitude: is given with steps of change: it is allowed with percent only",
                        "S11 scaleIn.minAdjustmentMagnitude: is given with steps of change: it is allowed with percent only"),
                refused(
                        "a topmost scale-out that ends",
                        single(IN, Step.lower(50).upper(100).change(1)),
                        "S02 steps[1].upper: is 100, and above it nothing would scale"),
                refused(
                        "a lowest scale-in that starts somewhere",
                        single(OUT, Step.lower(5).upper(20).change(-1)),
                        "S02 steps[1].lower: is 5, and below it nothing would scale"),
                refused(
                        "ends, in one direction",
                        split(Step.lower(5).upper(20).change(-1)),
                        "S02 steps[0].lower: is 5, and below it nothing would scale"),
                refused(
                        "a scale-out open below in split",
                        split(Step.upper(20).change(1)),
                        "S08 steps[0].lower: is missing: the alarm of a scale-out needs a value to start at"),
                refused(
                        "a scale-in open above in split",
                        split(Step.lower(20).change(-1)),
                        "S07 steps[0].upper: is missing: the alarm of a scale-in needs a value to start below"),
                refused(
                        "scale-in above scale-out in split",
                        split(
                                Step.lower(10).upper(20).change(1),
                                Step.lower(20).upper(30).change(-1)),
                        "S09 steps[1]" + crossed),
                allowed(
                        "a hold above the topmost scale-out",
                        single(
                                IN,
                                Step.lower(50).upper(100).change(1),
                                Step.lower(100).change(0))),
                allowed(
                        "a hold below the lowest scale-in",
                        single(Step.upper(5).change(0), Step.lower(5).upper(20).change(-1), OUT)),
                allowed(
                        "a hold further away",
                        split(
                                Step.lower(50).upper(60).change(1),
                                Step.lower(90).upper(95).change(0))),
                allowed(
                        "scale-in above scale-out in single",
                        single(
                                Step.lower(10).upper(20).change(1),
                                Step.lower(20).change(-1))),
                allowed(
                        "a first step that starts at the threshold of single",
                        single(Step.lower(0).upper(20).change(-1), OUT)),
                allowed(
                        "a first step that starts at a given threshold",
                        with(
                                Layout.SINGLE,
                                "-5.0",
                                RuleSettings.NONE,
                                RuleSettings.NONE,
                                RuleSettings.NONE,
                                Step.lower(-5).upper(20).change(-1),
                                OUT)),
                allowed(
                        "settings of the only side",
                        with(Layout.SINGLE, "", RuleSettings.NONE, cooldown(60), RuleSettings.NONE, OUT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesWhatDoesNotGoWithTheMetric(String name, Supplier<?> making, List<String> reasons) {
        Refusals.check(making, reasons);
    }

    static Stream<Arguments> refusesWhatDoesNotGoWithTheMetric() {
        return Stream.of(
                refused(
                        "no threshold for a metric of one's own",
                        on(OWN, single(IN, OUT)),
                        "D06 threshold: is missing: one policy for both directions needs a value that 'Orders' never goes"
                                + " below"),
                refused(
                        "a threshold for a metric of the catalogue",
                        on(INVOCATIONS, threshold("1", IN, OUT)),
                        "D07 threshold: 1 is not allowed with InvocationsPerInstance, which has the threshold 0"),
                refused(
                        "a step that ends at the threshold",
                        on(INVOCATIONS, single(Step.upper(0).change(-1), OUT)),
                        "D07 steps[0].upper: 0 is not above the threshold 0, which the metric never goes below: the step never applies"),
                refused(
                        "a step that starts below the threshold",
                        on(
                                OWN,
                                threshold(
                                        "5",
                                        Step.upper(4).change(0),
                                        Step.lower(4).upper(20).change(-1),
                                        OUT)),
                        "D07 steps[0].upper: 4 is not above the threshold 5, which the metric never goes below: the step never applies",
                        "D07 steps[1].lower: 4 is below the threshold 5, which the metric never goes below"),
                refused(
                        "capacities with gaps",
                        on(
                                INVOCATIONS,
                                single(
                                        Step.lower(5).upper(20).capacity(1),
                                        Step.lower(30).upper(40).capacity(2))),
                        "S03 steps: set no capacity for (-inf, 5): steps of capacity must cover every value",
                        "S03 steps: set no capacity for [20, 30): steps of capacity must cover every value",
                        "S03 steps: set no capacity for [40, +inf): steps of capacity must cover every value"),
                refused(
                        "21 steps in one policy, holds included",
                        on(INVOCATIONS, single(islands(11))),
                        "S12 steps: make 21 step adjustments in ScalingPolicy, counting the holds between them: at most 20 are"
                                + " allowed"),
                refused(
                        "21 steps on one side of split",
                        on(INVOCATIONS, split(upwards(21))),
                        "S12 steps: make 21 step adjustments in ScaleOutPolicy, counting the holds between them: at most 20 are"
                                + " allowed"),
                refused(
                        "a distance from the threshold of too many digits",
                        on(
                                OWN,
                                threshold(
                                        "0.000001",
                                        Step.upper(100_000_000_000_000d).change(-1),
                                        Step.lower(2e14).change(1))),
                        "D05 steps: the distance from 0.000001 to 100000000000000 has too many digits: the policy stores it, and up to 15 are allowed",
                        "D05 steps: the distance from 0.000001 to 200000000000000 has too many digits: the policy stores it, and up to 15 are allowed"),
                refused(
                        "more datapoints than the default number of periods",
                        on(INVOCATIONS, settings(Layout.SINGLE, datapoints(4), RuleSettings.NONE)),
                        "A06 datapointsToAlarm: 4 is not allowed: 1 to evaluationPeriods, which is 3"),
                refused(
                        "more datapoints of a side than its periods",
                        on(INVOCATIONS, settings(Layout.SPLIT, RuleSettings.NONE, datapoints(16))),
                        "A06 scaleIn.datapointsToAlarm: 16 is not allowed: 1 to evaluationPeriods, which is 15"),
                refused(
                        "fewer periods of a side than datapoints of all",
                        on(INVOCATIONS, settings(Layout.SPLIT, evaluation(3, 3), evaluation(2, 0))),
                        "A06 datapointsToAlarm: 3 is not allowed: 1 to evaluationPeriods, which is 2"),
                refused(
                        "longer than a day",
                        on(INVOCATIONS, settings(Layout.SPLIT, RuleSettings.NONE, evaluation(1441, 0))),
                        "A06 scaleIn.evaluationPeriods: 1441 periods of 60 s are too long: at most 86400 s are allowed"),
                allowed(
                        "exactly a day",
                        on(INVOCATIONS, settings(Layout.SPLIT, RuleSettings.NONE, evaluation(1440, 0)))),
                allowed(
                        "20 steps in one policy",
                        on(
                                INVOCATIONS,
                                single(Stream.concat(Stream.of(Step.upper(1).change(-1)), Stream.of(upwards(19)))
                                        .toArray(Step[]::new)))),
                allowed(
                        "20 steps on each side of split",
                        on(
                                OWN,
                                split(Stream.concat(Stream.of(downwards(20)), Stream.of(upwards(20)))
                                        .toArray(Step[]::new)))),
                allowed("threshold 0 for a metric of the catalogue", on(INVOCATIONS, threshold("0.0", IN, OUT))),
                allowed("a threshold below 0 for a metric of one's own", on(OWN, threshold("-5", IN, OUT))));
    }

    @Test
    void becomesOneRuleForBothDirectionsOrOneForEach() {
        assertThat(single(IN, OUT).get().kinds()).containsExactly(RuleKind.SINGLE);
        assertThat(split(IN, OUT).get().kinds()).containsExactly(RuleKind.SCALE_OUT, RuleKind.SCALE_IN);
        assertThat(single(Step.lower(0).capacity(2)).get().kinds()).containsExactly(RuleKind.SINGLE);
    }

    @ParameterizedTest
    @EnumSource
    void becomesOneRuleForTheOnlyDirectionInEitherLayout(Layout layout) {
        RuleSettings none = RuleSettings.NONE;
        Step hold = Step.lower(20).upper(50).change(0);
        assertThat(with(layout, "", none, none, none, OUT, hold).get().kinds()).containsExactly(RuleKind.SCALE_OUT);
        assertThat(with(layout, "", none, none, none, IN, hold).get().kinds()).containsExactly(RuleKind.SCALE_IN);
    }

    @Test
    void takesThresholdsFromTheNearestBounds() {
        LadderScaling split = split(
                        Step.upper(10).change(-2), Step.lower(10).upper(20).change(-1), OUT)
                .get();
        assertThat(split.threshold(RuleKind.SCALE_OUT)).isEqualTo(new BigDecimal(50));
        assertThat(split.threshold(RuleKind.SCALE_IN)).isEqualTo(new BigDecimal(20));
        assertThat(single(IN, OUT).get().threshold(RuleKind.SINGLE)).isEqualTo(BigDecimal.ZERO);
        assertThat(threshold("-5.0", IN, OUT).get().threshold(RuleKind.SINGLE)).isEqualTo(new BigDecimal(-5));
    }

    @Test
    void takesTheNearestSetting() {
        RuleSettings all = evaluation(5, 4);
        RuleSettings side = evaluation(6, 0);
        LadderScaling steps =
                with(Layout.SPLIT, "", all, side, RuleSettings.NONE, IN, OUT).get();
        RuleSettings out = steps.settings(RuleKind.SCALE_OUT, INVOCATIONS);
        assertThat(out.evaluationPeriods()).hasValue(6);
        assertThat(out.datapointsToAlarm()).hasValue(4);
        assertThat(out.cooldown()).hasValue(120);
        RuleSettings in = steps.settings(RuleKind.SCALE_IN, INVOCATIONS);
        assertThat(in.evaluationPeriods()).hasValue(5);
        assertThat(in.datapointsToAlarm()).hasValue(4);
        assertThat(in.cooldown()).hasValue(300);
    }

    @Test
    void needsAllDatapointsOfTheResolvedPeriodsByDefault() {
        LadderScaling steps =
                settings(Layout.SPLIT, RuleSettings.NONE, evaluation(7, 0)).get();
        assertThat(steps.settings(RuleKind.SCALE_IN, INVOCATIONS).datapointsToAlarm())
                .hasValue(7);
        assertThat(steps.settings(RuleKind.SCALE_OUT, INVOCATIONS).datapointsToAlarm())
                .hasValue(1);
    }

    @Test
    void fillsRequestsWithZeroWhereTheRuleMustScaleIn() {
        LadderScaling split = split(IN, OUT).get();
        assertThat(split.settings(RuleKind.SCALE_IN, INVOCATIONS).fill()).contains(Fill.ZERO);
        assertThat(split.settings(RuleKind.SCALE_OUT, INVOCATIONS).fill()).contains(Fill.NONE);
        assertThat(single(IN, OUT).get().settings(RuleKind.SINGLE, INVOCATIONS).fill())
                .contains(Fill.ZERO);
        assertThat(split.settings(RuleKind.SCALE_IN, OWN).fill()).contains(Fill.NONE);
        SourceMetric latency = MetricCatalog.metric("ModelLatency", EndpointKind.REALTIME);
        assertThat(split.settings(RuleKind.SCALE_IN, latency).fill()).contains(Fill.NONE);
    }

    private static Supplier<LadderScaling> single(Step... steps) {
        return with(Layout.SINGLE, "", RuleSettings.NONE, RuleSettings.NONE, RuleSettings.NONE, steps);
    }

    private static Supplier<LadderScaling> split(Step... steps) {
        return with(Layout.SPLIT, "", RuleSettings.NONE, RuleSettings.NONE, RuleSettings.NONE, steps);
    }

    private static Supplier<LadderScaling> threshold(String threshold, Step... steps) {
        return with(Layout.SINGLE, threshold, RuleSettings.NONE, RuleSettings.NONE, RuleSettings.NONE, steps);
    }

    private static Supplier<LadderScaling> settings(Layout layout, RuleSettings all, RuleSettings in) {
        return with(layout, "", all, RuleSettings.NONE, in, IN, OUT);
    }

    private static Supplier<LadderScaling> with(
            Layout layout, String threshold, RuleSettings all, RuleSettings out, RuleSettings in, Step... steps) {
        Optional<BigDecimal> value = threshold.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(threshold));
        return () -> new LadderScaling(new StepLadder(List.of(steps)), layout, value, all, out, in);
    }

    private static Supplier<ScalingDescription> on(Metric metric, Supplier<LadderScaling> steps) {
        LadderScaling made = steps.get();
        return () -> new ScalingDescription(
                new EndpointVariant("e", "v", false),
                new CapacityRange(1, 2),
                SuspendedState.NONE,
                List.of(),
                Optional.empty(),
                metric,
                made,
                StackSettings.DEFAULT,
                new TreeSet<>());
    }

    private static RuleSettings cooldown(int seconds) {
        return settings(builder -> builder.cooldown(seconds));
    }

    private static RuleSettings minMagnitude(int magnitude) {
        return settings(builder -> builder.minAdjustmentMagnitude(magnitude));
    }

    private static RuleSettings datapoints(int datapoints) {
        return settings(builder -> builder.datapointsToAlarm(datapoints));
    }

    private static RuleSettings evaluation(int periods, int datapoints) {
        return datapoints == 0
                ? settings(builder -> builder.evaluationPeriods(periods))
                : settings(builder -> builder.evaluationPeriods(periods).datapointsToAlarm(datapoints));
    }

    private static RuleSettings settings(Consumer<RuleSettingsBuilder> set) {
        RuleSettingsBuilder builder = new RuleSettingsBuilder();
        set.accept(builder);
        return builder.build();
    }

    /**
     * (-inf, 2) in, [3, 4) out, [5, 6) out and so on, the last open above: with the holds between them one less than
     * twice.
     */
    private static Step[] islands(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i == 0
                        ? Step.upper(2).change(-1)
                        : i == count - 1
                                ? Step.lower(2 * i + 1).change(1)
                                : Step.lower(2 * i + 1).upper(2 * i + 2).change(1))
                .toArray(Step[]::new);
    }

    /** [1, 2), [2, 3) and so on, the last open above. */
    private static Step[] upwards(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> i == count
                        ? Step.lower(i).change(i)
                        : Step.lower(i).upper(i + 1).change(i))
                .toArray(Step[]::new);
    }

    private static Step[] downwards(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i == count - 1
                        ? Step.upper(-i).change(-i - 1)
                        : Step.lower(-i - 1).upper(-i).change(-i - 1))
                .toArray(Step[]::new);
    }
}
