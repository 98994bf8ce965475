package io.github.stepscale.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListsTest {
    @Test
    void putsAndBeforeTheLastItem() {
        assertThat(Lists.and(List.of())).isEmpty();
        assertThat(Lists.and(List.of(1))).isEqualTo("1");
        assertThat(Lists.and(List.of(1, 2))).isEqualTo("1 and 2");
        assertThat(Lists.and(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    }

    @Test
    void writesThreeOrMoreConsecutiveNumbersAsARange() {
        assertThat(Lists.runs(List.of(1, 2, 4, 5, 6, 9))).isEqualTo("1, 2, 4 to 6 and 9");
        assertThat(Lists.runs(List.of(3, 4, 5))).isEqualTo("3 to 5");
        assertThat(Lists.runs(List.of(3))).isEqualTo("3");
    }
}
