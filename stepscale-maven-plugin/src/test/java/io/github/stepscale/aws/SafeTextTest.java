package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {
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
    void isOneLineThatShowsWhatIsThere(String text, String line) {
        assertThat(SafeText.oneLine(text)).isEqualTo(line);
    }

    /** Each character is looked at once; what goes back over white space takes hours here. */
    @Test
    void aLongTextIsLookedAtOnce() {
        String blanks = " ".repeat(2_000_000);

        assertThat(SafeText.oneLine("a" + blanks + "b")).isEqualTo("a" + blanks + "b");
        assertThat(SafeText.oneLine("a" + blanks + "\n" + blanks + "b")).isEqualTo("a b");
        assertThat(SafeText.oneLine("authorization".repeat(200_000))).hasSize(2_600_000);
        assertThat(SafeText.oneLine("canonical string" + "\\n".repeat(1_000_000)))
                .isEqualTo("canonical string***");
        assertThat(SafeText.oneLine("Credential ".repeat(200_000))).hasSize(2_199_999);
    }
}
