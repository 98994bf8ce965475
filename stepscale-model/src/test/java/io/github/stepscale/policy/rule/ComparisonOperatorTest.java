package io.github.stepscale.policy.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.testing.ServiceRules;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonOperatorTest {
    @ParameterizedTest
    @CsvSource({
        "GREATER_THAN_OR_EQUAL_TO_THRESHOLD, GreaterThanOrEqualToThreshold, >=, OUT, false, true, true",
        "GREATER_THAN_THRESHOLD, GreaterThanThreshold, >, OUT, false, false, true",
        "LESS_THAN_OR_EQUAL_TO_THRESHOLD, LessThanOrEqualToThreshold, <=, IN, true, true, false",
        "LESS_THAN_THRESHOLD, LessThanThreshold, <, IN, true, false, false"
    })
    void comparesAsItsNameSays(
            ComparisonOperator comparison,
            String awsName,
            String symbol,
            ScalingDirection side,
            boolean below,
            boolean at,
            boolean above) {
        BigDecimal threshold = new BigDecimal("-0.5");
        assertThat(comparison.awsName()).isEqualTo(awsName);
        assertThat(comparison.symbol()).isEqualTo(symbol);
        assertThat(comparison.side()).isEqualTo(side);
        assertThat(comparison.inclusive()).isEqualTo(at);
        assertThat(comparison.breaches(new BigDecimal("-0.6"), threshold)).isEqualTo(below);
        assertThat(comparison.breaches(new BigDecimal("-0.50"), threshold)).isEqualTo(at);
        assertThat(comparison.breaches(BigDecimal.ZERO, threshold)).isEqualTo(above);
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithTheOperatorOfTheApi(ComparisonOperator comparison) {
        for (int value = -2; value <= 2; value++) {
            BigDecimal number = BigDecimal.valueOf(value);
            assertThat(comparison.breaches(number, BigDecimal.ZERO))
                    .isEqualTo(ServiceRules.breaches(comparison.awsName(), number, BigDecimal.ZERO));
        }
    }
}
