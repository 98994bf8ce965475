package io.github.stepscale.lint.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.lint.Lint;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.steps.Step;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rule of late datapoints against putting a zero at the end of every steady load. */
class LateDatapointTest {
    /**
     * One rule that fills with zeros.
     *
     * @param steps which rule
     * @param datapoints M
     * @param periods N
     * @param aggregation how one value is made of N
     */
    record Case(String steps, int datapoints, int periods, MetricAggregationType aggregation) {
        ScalingDescriptionBuilder scaling() {
            return builder()
                    .settings(all -> all.evaluationPeriods(periods)
                            .datapointsToAlarm(datapoints)
                            .metricAggregationType(aggregation)
                            .cooldown(3_600)
                            .fill(Fill.ZERO));
        }

        private ScalingDescriptionBuilder builder() {
            ScalingDescriptionBuilder endpoint = Lint.endpoint();
            return switch (steps) {
                case "in" -> endpoint.step(Step.upper(20).change(-1));
                case "out" -> endpoint.step(Step.lower(50).change(1));
                default ->
                    endpoint.step(Step.upper(20).change(-1)).step(Step.lower(50).change(1));
            };
        }
    }

    static Stream<Case> cases() {
        return Stream.of("in", "out", "single")
                .flatMap(steps -> IntStream.rangeClosed(1, 4)
                        .boxed()
                        .flatMap(periods -> IntStream.rangeClosed(1, periods)
                                .boxed()
                                .flatMap(datapoints -> Stream.of(MetricAggregationType.values())
                                        .map(aggregation -> new Case(steps, datapoints, periods, aggregation)))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isFoundWhereAZeroAtTheEndMisleads(Case some) {
        ScalingRule rule = ScalingPlan.of(some.scaling().build()).rules().get(0);
        // Beside every quarter and never on a bound, where both sides meet.
        boolean misled = IntStream.rangeClosed(1, 400)
                .mapToObj(quarters -> new BigDecimal("0.25")
                        .multiply(new BigDecimal(quarters))
                        .add(new BigDecimal("0.125")))
                .anyMatch(load -> scalesInForNothing(rule, load) || staysSilent(rule, load));
        assertThat(Lint.codes(some.scaling()).contains("W-A09")).isEqualTo(misled);
    }

    private static boolean scalesInForNothing(ScalingRule rule, BigDecimal load) {
        return change(rule, onTime(rule, load)) >= 0 && change(rule, late(rule, load)) < 0;
    }

    private static boolean staysSilent(ScalingRule rule, BigDecimal load) {
        return fires(rule, onTime(rule, load)) && !fires(rule, late(rule, load));
    }

    private static List<BigDecimal> onTime(ScalingRule rule, BigDecimal load) {
        return Collections.nCopies(rule.alarm().evaluationPeriods(), load);
    }

    private static List<BigDecimal> late(ScalingRule rule, BigDecimal load) {
        Stream<BigDecimal> before = Collections.nCopies(rule.alarm().evaluationPeriods() - 1, load).stream();
        return Stream.concat(before, Stream.of(BigDecimal.ZERO)).toList();
    }

    private static boolean fires(ScalingRule rule, List<BigDecimal> datapoints) {
        return datapoints.stream().filter(rule::fires).count() >= rule.alarm().datapointsToAlarm();
    }

    private static int change(ScalingRule rule, List<BigDecimal> datapoints) {
        return fires(rule, datapoints)
                ? rule.stepAt(value(rule, datapoints))
                        .map(step -> step.scalingAdjustment())
                        .orElse(0)
                : 0;
    }

    private static BigDecimal value(ScalingRule rule, List<BigDecimal> datapoints) {
        return switch (rule.policy().metricAggregationType()) {
            case MAXIMUM -> Collections.max(datapoints);
            case MINIMUM -> Collections.min(datapoints);
            case AVERAGE ->
                datapoints.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(datapoints.size()), MathContext.DECIMAL64);
        };
    }
}
