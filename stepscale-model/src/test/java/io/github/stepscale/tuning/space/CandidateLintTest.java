package io.github.stepscale.tuning.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.Linter;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.tuning.TuningCase;
import io.github.stepscale.tuning.TuningOptions;
import io.github.stepscale.tuning.TuningRequest;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What tuning may write is free of errors and warnings. */
class CandidateLintTest {
    private static final int DRAWN = 40;

    @ParameterizedTest
    @EnumSource(names = {"FIXED", "CAPACITY_LADDER", "TWO_RULE_LADDER", "LADDER_WITH_LEAD", "TARGET_TRACKING"})
    void everyCandidateIsFreeOfWarnings(PolicyFamily family) {
        assertThat(targets().toList()).allSatisfy(present -> {
            PolicySpace space = space(family, present);
            assertThat(points(space)).allSatisfy(point -> {
                Candidate candidate = space.candidate(point).orElseThrow();
                assertThat(findings(candidate, Severity.ERROR, Severity.WARNING))
                        .isEmpty();
            });
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"SINGLE_STEPS", "SPLIT_STEPS"})
    void noCandidateOfStepsHasAnError(PolicyFamily family) {
        PolicySpace space = space(family, TuningCase.present());
        assertThat(points(space).flatMap(point -> space.candidate(point).stream()))
                .hasSizeGreaterThan(DRAWN / 4)
                .allSatisfy(candidate ->
                        assertThat(findings(candidate, Severity.ERROR)).isEmpty());
    }

    @Test
    void aFixedCountIsAllowedByName() {
        PolicySpace space = space(PolicyFamily.FIXED, TuningCase.present());
        assertThat(space.candidate(List.of(4)).orElseThrow().description().allow())
                .containsExactly("W-M07");
    }

    @Test
    void aFixedCountHasNoWarningOfThePolicyThatCannotAct() {
        ScalingDescription sample = ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(10)
                .step(Step.upper(40).change(-6))
                .step(Step.lower(50).change(+1))
                .settings(all -> all.evaluationPeriods(1).fill(Fill.ZERO))
                .build();
        Candidate present = new Candidate(PolicyFamily.PRESENT, sample, List.of());
        Candidate fixed =
                space(PolicyFamily.FIXED, sample).candidate(List.of(4)).orElseThrow();
        assertThat(findings(present, Severity.WARNING)).hasSizeGreaterThan(2);
        assertThat(findings(fixed, Severity.WARNING)).isEmpty();
    }

    private static Stream<ScalingDescription> targets() {
        return Stream.of(
                TuningCase.present(),
                steps(ScalingDescription.endpoint("e").minCapacity(2).maxCapacity(500)),
                steps(ScalingDescription.inferenceComponent("c").minCapacity(1).maxCapacity(21)),
                steps(ScalingDescription.inferenceComponent("c").minCapacity(0).maxCapacity(8)));
    }

    private static ScalingDescription steps(ScalingDescriptionBuilder target) {
        return target.layout(Layout.SPLIT)
                .step(Step.upper(30).change(-1))
                .step(Step.lower(80).change(+1))
                .build();
    }

    private static PolicySpace space(PolicyFamily family, ScalingDescription present) {
        TuningRequest request = new TuningRequest(
                present,
                TuningCase.service(),
                TuningCase.maxExcess(0.01),
                TuningCase.constant(330, TuningCase.DAY),
                TuningOptions.standard());
        return PolicySpaces.of(family, TuningCase.template(request)).orElseThrow();
    }

    /** The ends of the ranges, and points in between. */
    private static Stream<List<Integer>> points(PolicySpace space) {
        Random random = new Random(5);
        List<SpaceParameter> parameters = space.parameters();
        Stream<List<Integer>> ends = Stream.of(
                parameters.stream().map(SpaceParameter::min).toList(),
                parameters.stream().map(SpaceParameter::max).toList());
        return Stream.concat(
                ends,
                IntStream.range(0, DRAWN)
                        .mapToObj(i -> parameters.stream()
                                .map(parameter -> random.nextInt(parameter.min(), parameter.max() + 1))
                                .toList()));
    }

    private static List<String> findings(Candidate candidate, Severity... severities) {
        return Linter.standard().lint(candidate.plan(), new ServiceDelays(1, 4, 4)).stream()
                .filter(finding -> List.of(severities).contains(finding.severity()))
                .map(finding -> candidate.parameters() + " " + finding)
                .toList();
    }
}
