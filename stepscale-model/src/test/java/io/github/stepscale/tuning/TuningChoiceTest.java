package io.github.stepscale.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.space.Candidate;
import io.github.stepscale.tuning.space.PolicyFamily;
import io.github.stepscale.tuning.space.TunedParameter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TuningChoiceTest {
    private static final ScalingDescription POLICY = ScalingDescription.endpoint("e")
            .minCapacity(1)
            .maxCapacity(10)
            .step(Step.upper(10).change(-1))
            .step(Step.lower(20).change(+1))
            .build();

    private static FamilyResult family(PolicyFamily family, int numbers, long minutes) {
        Candidate candidate =
                new Candidate(family, POLICY, Collections.nCopies(numbers, new TunedParameter("number", 1, "")));
        FrontPoint winner = new FrontPoint(candidate, new RunFigures(100, 1_000, 0, minutes));
        return new FamilyResult(
                family, 1, List.of(winner), Optional.of(winner), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static FrontPoint winner(FamilyResult family) {
        return family.winner().orElseThrow();
    }

    @Test
    void aCheaperPolicyThatSavesTooLittleForItsNumbersIsSaid() {
        FamilyResult simple = family(PolicyFamily.FIXED, 1, 10_000);
        FamilyResult complex = family(PolicyFamily.SPLIT_STEPS, 8, 9_800);
        TuningChoice choice = TuningChoice.of(List.of(simple, complex), Optional.empty());

        assertThat(choice.point()).contains(winner(simple));
        assertThat(choice.cheaper()).contains(winner(complex));
    }

    @Test
    void aPresentPolicyThatIsKeptHasACheaperRivalToo() {
        FamilyResult complex = family(PolicyFamily.SPLIT_STEPS, 8, 9_950);
        FrontPoint present = winner(family(PolicyFamily.PRESENT, 0, 10_000));
        TuningChoice choice = TuningChoice.of(List.of(complex), Optional.of(present));

        assertThat(choice.verdict()).isEqualTo(TuningVerdict.KEEP);
        assertThat(choice.cheaper()).contains(winner(complex));
    }

    @Test
    void theCheapestHasNoCheaperRival() {
        FamilyResult cheap = family(PolicyFamily.FIXED, 1, 9_000);
        TuningChoice choice = TuningChoice.of(
                List.of(
                        cheap,
                        family(PolicyFamily.SPLIT_STEPS, 8, 9_000),
                        family(PolicyFamily.TARGET_TRACKING, 4, 8_900)),
                Optional.empty());

        assertThat(choice.point()).contains(winner(cheap));
        assertThat(choice.cheaper()).isEmpty();
        assertThat(choice.tracking()).isPresent();
    }
}
