package io.github.stepscale.lint.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.lint.RandomRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.policy.rule.ScalingDirection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hole of a rule against asking the rule itself, value by value. */
class UncoveredValuesTest {
    static Stream<LocatedRule> rules() {
        return RandomRule.stream(11).limit(120);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holdsTheValuesThatMeetNoStep(LocatedRule site) {
        List<BigDecimal> missed = missed(site);
        Optional<UncoveredValues> hole = UncoveredValues.of(site);
        assertThat(hole.isPresent()).isEqualTo(!missed.isEmpty());
        hole.ifPresent(found -> assertThat(RandomRule.values())
                .filteredOn(found.values()::contains)
                .isEqualTo(missed));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isEndlessWhereTheValueFurthestAwayMeetsNoStep(LocatedRule site) {
        boolean up = site.alarm().comparison().side() == ScalingDirection.OUT;
        List<BigDecimal> values = RandomRule.values();
        BigDecimal furthest = values.get(up ? values.size() - 1 : 0);
        assertThat(UncoveredValues.of(site).filter(UncoveredValues::endless).isPresent())
                .isEqualTo(missed(site).contains(furthest));
    }

    @Test
    void theRulesHaveHolesOfBothKindsAndNone() {
        assertThat(rules().map(UncoveredValues::of)
                        .map(hole -> hole.map(UncoveredValues::endless))
                        .distinct())
                .containsExactlyInAnyOrder(Optional.empty(), Optional.of(true), Optional.of(false));
    }

    private static List<BigDecimal> missed(LocatedRule site) {
        return RandomRule.values().stream()
                .filter(value ->
                        site.rule().fires(value) && site.rule().stepAt(value).isEmpty())
                .toList();
    }
}
