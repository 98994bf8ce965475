package io.github.stepscale.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneLineTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a b,a b",
                "a  b,a  b",
                "' a ',a",
                "'a \n\n  b',a b",
                "'a\r\nb\tc',a b c",
                "'a\u0000\u001b[31mb',a [31mb",
                "'a\u0085b\u009bc',a b c",
                "'a\u2028b\u2029c',a b c",
                "'a\u202eb\u2066c\u200bd\ufeffe\u00adf\u061cg',abcdefg",
                "'a \u200b\n b',a b",
                "'',''",
                "'\n\n',''",
                "'\ud83d\ude00',\ud83d\ude00",
                "'x\n',x"
            })
    void joinsLinesAndDropsWhatCannotBeSeen(String text, String line) {
        assertThat(OneLine.of(text)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "' a  b ',' a  b '",
                "'a\r\nb\tc',a??b?c",
                "'a\u001b[31mb\u007fc',a?[31mb?c",
                "'a\u0085b\u2028c\u2029d',a?b?c?d",
                "'a\u202eb\u2066c\u200bd\ufeffe\u00adf\u061cg',a?b?c?d?e?f?g",
                "'\ud83d\ude00',\ud83d\ude00"
            })
    void masksWhatCannotBeSeen(String text, String line) {
        assertThat(OneLine.masked(text)).isEqualTo(line);
    }

    @Test
    void masksHalfOfASurrogatePair() {
        assertThat(OneLine.masked("a\ud83db")).isEqualTo("a?b");
    }

    /** A pattern that goes back over white space would take hours here. */
    @Test
    void readsEachCharacterOnce() {
        String blanks = " ".repeat(2_000_000);

        assertThat(OneLine.of("a" + blanks + "b")).isEqualTo("a" + blanks + "b");
        assertThat(OneLine.of("a" + blanks + "\n" + blanks + "b")).isEqualTo("a b");
    }
}
