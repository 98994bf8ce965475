package io.github.stepscale.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.target.EndpointVariant;
import io.github.stepscale.policy.target.InferenceComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageTextTest {
    @Test
    void unitsAgreeWithTheirNumber() {
        assertThat(MessageText.units(1, new EndpointVariant("e", "v", false))).isEqualTo("1 instance");
        assertThat(MessageText.units(2, new EndpointVariant("e", "v", false))).isEqualTo("2 instances");
        assertThat(MessageText.units(0, new InferenceComponent("c", Optional.empty())))
                .isEqualTo("0 copies");
    }

    @Test
    void numbersHaveFourDigitsAtMost() {
        assertThat(MessageText.quotient(BigDecimal.valueOf(100), 3)).isEqualTo("33.33");
        assertThat(MessageText.quotient(BigDecimal.valueOf(200), 3)).isEqualTo("66.67");
        assertThat(MessageText.rounded(new BigDecimal("123456"))).isEqualTo("123500");
        assertThat(MessageText.rounded(new BigDecimal("0.00"))).isEqualTo("0");
        assertThat(MessageText.quotientRoundedDown(BigDecimal.valueOf(200), 3)).isEqualByComparingTo("66.66");
    }

    @Test
    void listsReadAsSentences() {
        assertThat(MessageText.list(List.of(1))).isEqualTo("1");
        assertThat(MessageText.list(List.of(1, 2))).isEqualTo("1 and 2");
        assertThat(MessageText.runs(List.of(1, 2, 4, 5, 6, 9))).isEqualTo("1, 2, 4 to 6 and 9");
        assertThat(MessageText.runs(List.of(3, 4, 5))).isEqualTo("3 to 5");
    }
}
