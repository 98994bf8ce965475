package io.github.stepscale.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.lint.rule.WatchedMetric;
import io.github.stepscale.plan.Segment;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.steps.Step;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The records whose equality is written by hand compare every component, and nothing else. */
class WrittenEqualityTest {
    private static final SourceMetric METRIC =
            new SourceMetric("AWS/SageMaker", "Invocations", List.of(), Statistic.SUM, 60);
    private static final SourceMetric OTHER =
            new SourceMetric("Own", "Latency", List.of(Dimension.of("Host", "a")), Statistic.AVERAGE, 300);

    static Stream<Arguments> pairsThatDifferInEveryComponent() {
        return Stream.of(
                Arguments.of(Statistic.SUM, Statistic.AVERAGE),
                Arguments.of(Dimension.of("Host", "a"), Dimension.of("Zone", "b")),
                Arguments.of(METRIC, OTHER),
                Arguments.of(
                        new Segment.Response("ScaleOut", AdjustmentType.CHANGE_IN_CAPACITY, OptionalInt.of(1)),
                        new Segment.Response("ScaleIn", AdjustmentType.EXACT_CAPACITY, OptionalInt.empty())),
                Arguments.of(new WatchedMetric(METRIC, "metric", true), new WatchedMetric(OTHER, "rules[0]", false)),
                Arguments.of(
                        new Step(
                                Optional.of(BigDecimal.ONE),
                                Optional.of(BigDecimal.TEN),
                                AdjustmentType.CHANGE_IN_CAPACITY,
                                1),
                        new Step(
                                Optional.of(BigDecimal.valueOf(2)),
                                Optional.of(BigDecimal.valueOf(20)),
                                AdjustmentType.EXACT_CAPACITY,
                                2)),
                Arguments.of(
                        RuleSettings.NONE,
                        new RuleSettings(
                                OptionalInt.of(3),
                                OptionalInt.of(2),
                                Optional.of(TreatMissingData.BREACHING),
                                Optional.of(MetricAggregationType.MAXIMUM),
                                OptionalInt.of(60),
                                OptionalInt.of(2),
                                Optional.of(Fill.ZERO))));
    }

    @ParameterizedTest
    @MethodSource("pairsThatDifferInEveryComponent")
    void everyComponentCounts(Record one, Record other) throws ReflectiveOperationException {
        Object[] values = values(one);
        Object copy = made(one, values);
        assertThat(copy)
                .isEqualTo(one)
                .hasSameHashCodeAs(one)
                .isNotEqualTo("text")
                .isNotEqualTo(null);
        for (int i = 0; i < values.length; i++) {
            Object[] changed = values.clone();
            changed[i] = values(other)[i];
            assertThat(made(one, changed))
                    .as(one.getClass().getRecordComponents()[i].getName())
                    .isNotEqualTo(one);
        }
    }

    private static Object[] values(Record value) throws ReflectiveOperationException {
        RecordComponent[] components = value.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = components[i].getAccessor().invoke(value);
        }
        return values;
    }

    private static Object made(Record like, Object[] values) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(like.getClass().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        return like.getClass().getConstructor(types).newInstance(values);
    }
}
