package io.github.stepscale.policy.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.validation.InvalidValueException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RequestShareTest {
    @Test
    void isABoundOfAStep() {
        BigDecimal share = new RequestShare(new BigDecimal("33.3"), 60).of(new BigDecimal(70));

        assertThat(Step.lower(share).change(1).lower()).contains(new BigDecimal("23.31"));
        assertThat(Step.upper(share).change(-1).upper()).contains(new BigDecimal("23.31"));
        assertThat(Step.lower(1).upper(share).change(0).upper()).contains(new BigDecimal("23.31"));
    }

    @Test
    void isNeverRounded() {
        RequestShare share = new RequestShare(BigDecimal.ONE, 10);

        assertThat(share.of(new BigDecimal(60))).isEqualTo(new BigDecimal("0.1"));
        assertThatThrownBy(() -> share.of(new BigDecimal(70))).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void needsRequestsAndAPeriod() {
        assertThatThrownBy(() -> new RequestShare(BigDecimal.ZERO, 0))
                .hasMessageContaining("requestsPerInstance: is not above 0")
                .hasMessageContaining("period: is not above 0");
    }
}
