package io.github.stepscale.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.LadderRule;
import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.NamedRule;
import io.github.stepscale.policy.ScalingBehavior;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.steps.RuleKind;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.steps.StepLadder;
import io.github.stepscale.testing.RandomScaling;
import io.github.stepscale.testing.ServiceRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What holds for every scaling that can be said. "The service" is {@link ServiceRules}, which shares nothing with the
 * code under test.
 */
class ScalingPlanPropertiesTest {
    private static final int SCALINGS = 250;
    private static final BigDecimal TINY = new BigDecimal("1E-12");
    private static final Pattern LINE =
            Pattern.compile("[\\[(](-inf|-?\\d+(\\.\\d+)?), (\\+inf|-?\\d+(\\.\\d+)?)[\\])]  .*\\S");
    private static final BigDecimal FAR = new BigDecimal("1E+16");

    @Test
    void numberLineSaysWhatTheServiceDoes() {
        RandomScaling.forEach(SCALINGS, scaling -> {
            ScalingPlan plan = ScalingPlan.of(scaling);
            for (NumberLine line : NumberLine.of(plan)) {
                List<ScalingRule> rules = plan.allRules().stream()
                        .filter(rule -> rule.alarm().metric().equals(line.metric()))
                        .toList();
                assertThat(rules).isNotEmpty();
                for (BigDecimal value : interesting(edges(rules))) {
                    assertSame(line.at(value).responses(), responses(rules, value), value);
                }
            }
        });
    }

    @Test
    void numberLinesCoverEachMetricOnce() {
        RandomScaling.forEach(SCALINGS, scaling -> {
            ScalingPlan plan = ScalingPlan.of(scaling);
            assertThat(NumberLine.of(plan).stream().map(NumberLine::metric))
                    .containsExactlyElementsOf(plan.allRules().stream()
                            .map(rule -> rule.alarm().metric())
                            .distinct()
                            .toList());
        });
    }

    @Test
    void segmentsTileTheNumbersAndDifferFromTheirNeighbours() {
        RandomScaling.forEach(
                SCALINGS,
                scaling -> NumberLine.of(ScalingPlan.of(scaling)).forEach(line -> {
                    List<Segment> segments = line.segments();
                    assertThat(segments.get(0).interval().lower()).isEmpty();
                    assertThat(segments.get(segments.size() - 1).interval().upper())
                            .isEmpty();
                    for (int i = 1; i < segments.size(); i++) {
                        Interval before = segments.get(i - 1).interval();
                        Interval next = segments.get(i).interval();
                        assertThat(before.upper()).isPresent().isEqualTo(next.lower());
                        assertThat(before.upperIncluded()).isNotEqualTo(next.lowerIncluded());
                        assertThat(segments.get(i - 1).responses())
                                .isNotEqualTo(segments.get(i).responses());
                    }
                }));
    }

    @Test
    void planDoesWhatTheStepsSayButForInnerBoundariesBelowAScaleInAlarm() {
        forEachLadder((scaling, steps) -> {
            NumberLine line = lineOfSteps(scaling);
            Set<BigDecimal> belowScaleIn = new TreeSet<>();
            if (steps.kinds().contains(RuleKind.SCALE_IN)) {
                BigDecimal threshold = highestScaleIn(steps.ladder());
                belowScaleIn.addAll(edges(steps.ladder()));
                belowScaleIn.removeIf(edge -> edge.compareTo(threshold) >= 0);
            }
            Set<BigDecimal> differing = new TreeSet<>();
            Set<BigDecimal> expected = new TreeSet<>();
            for (BigDecimal value : values(steps)) {
                String said = described(steps.ladder(), value);
                if (!planned(line.at(value)).equals(said)) {
                    differing.add(value);
                }
                if (belowScaleIn.contains(value)
                        && !described(steps.ladder(), value.subtract(TINY)).equals(said)) {
                    expected.add(value);
                    // There it does what is said of the values just below.
                    assertThat(planned(line.at(value))).isEqualTo(described(steps.ladder(), value.subtract(TINY)));
                }
            }
            assertThat(differing).isEqualTo(expected);
        });
    }

    @Test
    void everyStepSurvivesInThePlan() {
        forEachLadder((scaling, steps) -> {
            List<ScalingRule> rules = ScalingPlan.of(scaling).rules();
            List<Step> planned =
                    rules.stream().flatMap(rule -> absolute(rule).stream()).toList();
            for (Step step : steps.ladder().steps()) {
                boolean survives = planned.contains(read(steps, step));
                // A hold may be left to the values at which no alarm fires.
                assertThat(survives || step.holds() && noAlarmFires(rules, step))
                        .as("%s in %s", step, planned)
                        .isTrue();
            }
        });
    }

    @Test
    void everyPlannedStepComesFromAStepOrHoldWhereThereIsNone() {
        forEachLadder((scaling, steps) -> {
            for (ScalingRule rule : ScalingPlan.of(scaling).rules()) {
                for (Step planned : absolute(rule)) {
                    boolean said = steps.ladder().steps().stream()
                            .map(step -> read(steps, step))
                            .anyMatch(planned::equals);
                    boolean fillsAGap = planned.holds()
                            && steps.ladder().steps().stream().noneMatch(step -> overlap(step, planned));
                    assertThat(said || fillsAGap)
                            .as("%s in %s", planned, steps.ladder())
                            .isTrue();
                }
            }
        });
    }

    @Test
    void everyPolicyIsAcceptedByTheService() {
        RandomScaling.forEach(
                SCALINGS,
                scaling -> ScalingPlan.of(scaling).allRules().forEach(rule -> {
                    StepScalingPolicy policy = rule.policy();
                    assertThat(ServiceRules.broken(
                                    policy.adjustmentType().awsName(), ranked(policy), policy.minAdjustmentMagnitude()))
                            .as(rule.id())
                            .isEmpty();
                }));
    }

    @Test
    void rulesFromStepsAlwaysFindAStepWhenTheyFire() {
        forEachLadder((scaling, steps) -> ScalingPlan.of(scaling).rules().forEach(rule -> {
            for (BigDecimal value : interesting(edges(List.of(rule)))) {
                assertThat(!rule.fires(value) || rule.stepAt(value).isPresent())
                        .as("%s", value)
                        .isTrue();
            }
        }));
    }

    @Test
    void capacityFollowsTheServiceAndStaysInTheRange() {
        RandomScaling.forEach(SCALINGS, scaling -> {
            ScalingPlan plan = ScalingPlan.of(scaling);
            int min = scaling.capacity().min();
            int max = scaling.capacity().max();
            for (int capacity : new TreeSet<>(List.of(min, (min + max) / 2, max))) {
                for (BigDecimal value : interesting(edges(plan.rules()))) {
                    int after = plan.capacityAfter(capacity, value);
                    assertSame(after, capacityAfter(plan, capacity, value), value);
                    if (after < min || after > max) {
                        throw new AssertionError(capacity + " becomes " + after + " at " + value);
                    }
                }
            }
        });
    }

    @Test
    void capacityByRuleAgreesWithCapacityOfOneValue() {
        RandomScaling.forEach(SCALINGS, scaling -> {
            ScalingPlan plan = ScalingPlan.of(scaling);
            int capacity = scaling.capacity().max();
            for (BigDecimal value : edges(plan.rules())) {
                Map<String, BigDecimal> values =
                        plan.rules().stream().collect(Collectors.toMap(ScalingRule::id, rule -> value));
                assertSame(plan.capacityAfter(capacity, values), plan.capacityAfter(capacity, value), value);
            }
        });
    }

    @Test
    void orderOfStepsInTheFileDoesNotMatter() {
        forEachLadder((scaling, steps) -> {
            List<Step> reversed = new ArrayList<>(steps.ladder().steps());
            Collections.reverse(reversed);
            ScalingPlan plan = ScalingPlan.of(scaling);
            LadderScaling other = new LadderScaling(
                    new StepLadder(reversed),
                    steps.layout(),
                    steps.threshold(),
                    steps.settings(),
                    steps.scaleOut(),
                    steps.scaleIn());
            assertThat(ScalingPlan.of(with(scaling, other)).rules()).isEqualTo(plan.rules());
        });
    }

    @Test
    void orderOfStepAdjustmentsDoesNotMatter() {
        RandomScaling.forEach(
                SCALINGS,
                scaling -> ScalingPlan.of(scaling).rules().forEach(rule -> {
                    StepScalingPolicy policy = rule.policy();
                    List<StepAdjustment> reversed = new ArrayList<>(policy.stepAdjustments());
                    Collections.reverse(reversed);
                    assertThat(new StepScalingPolicy(
                                    policy.adjustmentType(),
                                    reversed,
                                    policy.cooldown(),
                                    policy.metricAggregationType(),
                                    policy.minAdjustmentMagnitude()))
                            .isEqualTo(policy);
                }));
    }

    @Test
    void textIsStableAlignedAndWithoutRepetition() {
        RandomScaling.forEach(SCALINGS, scaling -> {
            List<List<String>> text = lines(scaling);
            assertThat(lines(copy(scaling))).isEqualTo(text);
            for (List<String> lines : text) {
                assertThat(lines)
                        .doesNotHaveDuplicates()
                        .allMatch(line -> LINE.matcher(line).matches());
                int effect = lines.stream()
                                .mapToInt(line -> endOfInterval(line))
                                .max()
                                .orElseThrow()
                        + 2;
                assertThat(lines).allMatch(line -> line.startsWith("  ", effect - 2) && line.charAt(effect) != ' ');
            }
        });
    }

    @Test
    void rulesOfTheUserAreDeployedAsTheyAre() {
        RandomScaling.forEach(SCALINGS, scaling -> {
            if (scaling.scaling() instanceof ExplicitScaling rules) {
                List<ScalingRule> planned = ScalingPlan.of(scaling).rules();
                for (int i = 0; i < planned.size(); i++) {
                    if (rules.rules().get(i) instanceof ExplicitRule rule) {
                        assertThat(planned.get(i)).isEqualTo(new ScalingRule(rule.id(), rule.alarm(), rule.policy()));
                    }
                }
            }
        });
    }

    @Test
    void rulesOfStepsBecomeWhatTheirStepsBecomeAlone() {
        int[] ofSplit = new int[1];
        int[] ofSingle = new int[1];
        forEachLadder((scaling, steps) -> {
            List<RuleKind> kinds = steps.kinds();
            boolean twoWays = kinds.contains(RuleKind.SINGLE) && !steps.ladder().setsCapacity();
            if (twoWays) {
                return;
            }
            List<NamedRule> apart = kinds.stream()
                    .map(kind -> (NamedRule)
                            named(kind, of(kind, steps), steps.threshold(), own(kind, steps), scaling.metric()))
                    .toList();
            assertThat(ScalingPlan.of(with(scaling, new ExplicitScaling(apart))).rules())
                    .isEqualTo(ScalingPlan.of(with(scaling, steps)).rules());
            ofSplit[0] += kinds.size() == 2 ? 1 : 0;
            ofSingle[0] += kinds.contains(RuleKind.SINGLE) ? 1 : 0;
        });
        assertThat(ofSplit[0]).isGreaterThan(20);
        assertThat(ofSingle[0]).isGreaterThan(20);
    }

    @Test
    void rulesOfStepsAreMany() {
        int[] count = new int[1];
        forEachLadder((scaling, steps) -> count[0] += scaling.scaling() instanceof ExplicitScaling ? 1 : 0);
        assertThat(count[0]).isGreaterThan(SCALINGS / 5);
    }

    /** The steps of one side, and the holds, which fit either. */
    private static List<Step> of(RuleKind kind, LadderScaling steps) {
        ScalingDirection other = kind == RuleKind.SCALE_OUT ? ScalingDirection.IN : ScalingDirection.OUT;
        return steps.ladder().steps().stream()
                .filter(step -> step.direction().filter(other::equals).isEmpty())
                .toList();
    }

    private static RuleSettings own(RuleKind kind, LadderScaling steps) {
        RuleSettings side = kind == RuleKind.SCALE_OUT ? steps.scaleOut() : steps.scaleIn();
        return kind == RuleKind.SINGLE ? steps.settings() : side.or(steps.settings());
    }

    private static int endOfInterval(String line) {
        return Math.max(line.indexOf(")  "), line.indexOf("]  ")) + 1;
    }

    private static List<List<String>> lines(ScalingDescription scaling) {
        return NumberLine.of(ScalingPlan.of(scaling)).stream()
                .map(NumberLine::lines)
                .toList();
    }

    /** What the service does: the rule, the kind and the number of the step, or that there is none. */
    private static List<Segment.Response> responses(List<ScalingRule> rules, BigDecimal value) {
        return rules.stream()
                .filter(rule -> breaches(rule, value))
                .map(rule -> new Segment.Response(
                        rule.id(),
                        rule.policy().adjustmentType(),
                        step(rule, value)
                                .map(step -> OptionalInt.of(step.scalingAdjustment()))
                                .orElse(OptionalInt.empty())))
                .toList();
    }

    private static boolean breaches(ScalingRule rule, BigDecimal value) {
        return ServiceRules.breaches(
                rule.alarm().comparison().awsName(), value, rule.alarm().threshold());
    }

    /** The one step of a rule that holds a value; two would be a defect. */
    private static Optional<StepAdjustment> step(ScalingRule rule, BigDecimal value) {
        List<StepAdjustment> steps = rule.policy().stepAdjustments().stream()
                .filter(step -> ServiceRules.matches(step, value, rule.alarm().threshold()))
                .toList();
        if (steps.size() > 1) {
            throw new AssertionError(steps + " all hold " + value);
        }
        return steps.stream().findFirst();
    }

    private static int capacityAfter(ScalingPlan plan, int capacity, BigDecimal value) {
        BigDecimal min = BigDecimal.valueOf(plan.scaling().capacity().min());
        BigDecimal max = BigDecimal.valueOf(plan.scaling().capacity().max());
        return plan.rules().stream()
                .filter(rule -> breaches(rule, value))
                .flatMap(rule -> step(rule, value)
                        .map(step -> ServiceRules.capacityAfter(
                                rule.policy().adjustmentType().awsName(),
                                capacity,
                                step.scalingAdjustment(),
                                rule.policy().minAdjustmentMagnitude()))
                        .stream())
                .max(BigDecimal::compareTo)
                .map(wanted -> wanted.min(max).max(min).intValueExact())
                .orElse(capacity);
    }

    /** Without the rule that wakes from zero, which may watch the same metric. */
    private static NumberLine lineOfSteps(ScalingDescription scaling) {
        List<ScalingRule> rules = ScalingPlan.of(scaling).rules();
        return NumberLine.of(new ScalingPlan(scaling, rules, Optional.empty())).get(0);
    }

    /** What a ladder says about a value. */
    private static String described(StepLadder ladder, BigDecimal value) {
        List<Step> steps =
                ladder.steps().stream().filter(step -> step.contains(value)).toList();
        if (steps.size() > 1) {
            throw new AssertionError(steps + " all hold " + value);
        }
        return steps.stream()
                .map(step -> effect(step.type(), step.amount()))
                .findFirst()
                .orElse("hold");
    }

    /** What a segment of rules made from steps does. */
    private static String planned(Segment segment) {
        if (segment.responses().size() > 1) {
            throw new AssertionError("two rules at " + segment);
        }
        return segment.responses().stream()
                .map(response -> effect(response.type(), response.adjustment().orElseThrow()))
                .findFirst()
                .orElse("hold");
    }

    private static String effect(AdjustmentType type, int amount) {
        return amount == 0 && type != AdjustmentType.EXACT_CAPACITY ? "hold" : type + " " + amount;
    }

    private static BigDecimal highestScaleIn(StepLadder ladder) {
        return ladder.steps().stream()
                .filter(step -> step.direction().equals(Optional.of(ScalingDirection.IN)))
                .map(step -> step.upper().orElseThrow())
                .max(BigDecimal::compareTo)
                .orElseThrow();
    }

    /** Values of the metric: below the threshold of a single policy there are none. */
    private static Collection<BigDecimal> values(LadderScaling steps) {
        Set<BigDecimal> edges = edges(steps.ladder());
        if (steps.kinds().contains(RuleKind.SINGLE)) {
            BigDecimal floor = steps.threshold().orElse(BigDecimal.ZERO);
            edges.add(floor);
            return interesting(edges).stream()
                    .filter(value -> value.compareTo(floor) >= 0)
                    .toList();
        }
        return interesting(edges);
    }

    /** A first step that starts at the threshold of a single policy is read as open below, unless it is open above. */
    private static Step read(LadderScaling steps, Step step) {
        BigDecimal floor = steps.threshold().orElse(BigDecimal.ZERO);
        boolean open = steps.kinds().contains(RuleKind.SINGLE)
                && step.upper().isPresent()
                && step.lower().filter(lower -> lower.compareTo(floor) == 0).isPresent();
        return open ? new Step(Optional.empty(), step.upper(), step.type(), step.amount()) : step;
    }

    /** The steps of a rule in the metric's own units; a hold of any kind of ladder is the same. */
    private static List<Step> absolute(ScalingRule rule) {
        BigDecimal threshold = rule.alarm().threshold();
        return rule.policy().stepAdjustments().stream()
                .map(step -> new Step(
                        step.lowerBound().map(threshold::add),
                        step.upperBound().map(threshold::add),
                        rule.policy().adjustmentType(),
                        step.scalingAdjustment()))
                .toList();
    }

    /** Whether no alarm fires inside a step. */
    private static boolean noAlarmFires(List<ScalingRule> rules, Step step) {
        return interesting(edges(rules)).stream()
                .filter(step::contains)
                .noneMatch(value -> rules.stream().anyMatch(rule -> breaches(rule, value)));
    }

    private static boolean overlap(Step one, Step other) {
        return starts(one).max(starts(other)).compareTo(ends(one).min(ends(other))) < 0;
    }

    private static BigDecimal starts(Step step) {
        return step.lower().orElse(FAR.negate());
    }

    private static BigDecimal ends(Step step) {
        return step.upper().orElse(FAR);
    }

    /**
     * The same steps with each bound replaced by its rank, the threshold by 0, so that bounds are small whole numbers.
     */
    private static List<StepAdjustment> ranked(StepScalingPolicy policy) {
        TreeSet<BigDecimal> bounds = policy.stepAdjustments().stream()
                .flatMap(step -> Stream.of(step.lowerBound(), step.upperBound()).flatMap(Optional::stream))
                .collect(Collectors.toCollection(TreeSet::new));
        bounds.add(BigDecimal.ZERO);
        Map<BigDecimal, BigDecimal> ranks = new TreeMap<>();
        int below = bounds.headSet(BigDecimal.ZERO).size();
        bounds.forEach(bound -> ranks.put(bound, BigDecimal.valueOf(ranks.size() - below)));
        return policy.stepAdjustments().stream()
                .map(step -> new StepAdjustment(
                        step.lowerBound().map(ranks::get), step.upperBound().map(ranks::get), step.scalingAdjustment()))
                .toList();
    }

    private static Set<BigDecimal> edges(List<ScalingRule> rules) {
        Set<BigDecimal> edges = new TreeSet<>();
        for (ScalingRule rule : rules) {
            BigDecimal threshold = rule.alarm().threshold();
            edges.add(threshold);
            for (StepAdjustment step : rule.policy().stepAdjustments()) {
                step.lowerBound().map(threshold::add).ifPresent(edges::add);
                step.upperBound().map(threshold::add).ifPresent(edges::add);
            }
        }
        return edges;
    }

    private static Set<BigDecimal> edges(StepLadder ladder) {
        Set<BigDecimal> edges = new TreeSet<>();
        ladder.steps().forEach(step -> {
            step.lower().ifPresent(edges::add);
            step.upper().ifPresent(edges::add);
        });
        return edges;
    }

    /** Each edge, a hair below and above it, the middle between two, and far out. */
    private static Set<BigDecimal> interesting(Set<BigDecimal> edges) {
        Set<BigDecimal> values = new TreeSet<>(Set.of(FAR, FAR.negate()));
        BigDecimal before = null;
        for (BigDecimal edge : edges) {
            values.addAll(List.of(edge, edge.subtract(TINY), edge.add(TINY)));
            if (before != null) {
                values.add(before.add(edge).divide(BigDecimal.valueOf(2)));
            }
            before = edge;
        }
        return values;
    }

    private static ScalingDescription copy(ScalingDescription scaling) {
        return with(scaling, scaling.scaling());
    }

    private static ScalingDescription with(ScalingDescription scaling, ScalingBehavior other) {
        return with(scaling, other, scaling.metric());
    }

    private static ScalingDescription with(ScalingDescription scaling, ScalingBehavior other, Metric metric) {
        return new ScalingDescription(
                scaling.target(),
                scaling.capacity(),
                scaling.suspended(),
                scaling.schedules(),
                scaling.wakeFromZero(),
                metric,
                other,
                scaling.stack(),
                scaling.allow());
    }

    /**
     * The ladders that stand alone, and those of rules, each of which is then the only one and named after its kind.
     */
    private static void forEachLadder(BiConsumer<ScalingDescription, LadderScaling> check) {
        RandomScaling.forEach(SCALINGS, scaling -> {
            if (scaling.scaling() instanceof LadderScaling steps) {
                check.accept(scaling, steps);
            } else if (scaling.scaling() instanceof ExplicitScaling several) {
                several.rules().stream()
                        .filter(LadderRule.class::isInstance)
                        .map(LadderRule.class::cast)
                        .forEach(rule -> check.accept(only(scaling, rule), rule.scaling()));
            }
        });
    }

    private static ScalingDescription only(ScalingDescription scaling, LadderRule rule) {
        LadderRule named = named(rule.kind(), rule.ladder().steps(), rule.threshold(), rule.settings(), rule.metric());
        return with(scaling, new ExplicitScaling(List.of(named)), rule.metric());
    }

    private static LadderRule named(
            RuleKind kind, List<Step> steps, Optional<BigDecimal> threshold, RuleSettings settings, Metric metric) {
        return new LadderRule(kind.id(), metric, new StepLadder(steps), threshold, settings);
    }

    /** Like an assertion of AssertJ, which would take most of the time of loops as tight as these. */
    private static void assertSame(Object actual, Object expected, BigDecimal value) {
        if (!actual.equals(expected)) {
            assertThat(actual).as("at %s", value).isEqualTo(expected);
        }
    }
}
