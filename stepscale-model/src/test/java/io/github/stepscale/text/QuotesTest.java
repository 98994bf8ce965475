package io.github.stepscale.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotesTest {
    @Test
    void quotesShortTextWhole() {
        assertThat(Quotes.of("AllTraffic")).isEqualTo("'AllTraffic'");
        assertThat(Quotes.of("x".repeat(60))).isEqualTo("'" + "x".repeat(60) + "'");
    }

    @Test
    void shortensLongTextToSixtyCharacters() {
        assertThat(Quotes.shortened("x".repeat(61))).isEqualTo("x".repeat(57) + "...");
        assertThat(Quotes.shortened("\ud83d\ude80".repeat(40))).isEqualTo("\ud83d\ude80".repeat(28) + "?...");
    }

    @Test
    void showsInvisibleCharactersAsQuestionMarks() {
        assertThat(Quotes.of("a\nb\u200bc")).isEqualTo("'a?b?c'");
    }
}
