package io.github.stepscale.descriptor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {
    private static final String TEXT = Corpus.with("steps: [{ lower: 100, change: 1 }]", "description: Größe 🚀");

    static Stream<Charset> sixteenBits() {
        return Stream.of(UTF_16, UTF_16BE, UTF_16LE);
    }

    @Test
    void textMayStartWithAByteOrderMark() {
        ReadResult reading = read(("\ufeff" + TEXT).getBytes(UTF_8));

        assertThat(reading.findings()).isEmpty();
        assertThat(reading.descriptor().orElseThrow().scaling().stack().description())
                .contains("Größe 🚀");
    }

    @ParameterizedTest
    @MethodSource("sixteenBits")
    void sixteenBitTextIsRefusedByItsName(Charset charset) {
        assertThat(said(TEXT.getBytes(charset)))
                .isEqualTo("stepscale.yaml: is UTF-16 text: UTF-8 is allowed. Save the file as UTF-8.");
    }

    @Test
    void latinTextIsRefusedAtItsFirstForeignByte() {
        byte[] latin = TEXT.replace(" 🚀", "").getBytes(ISO_8859_1);

        assertThat(said(latin))
                .isEqualTo("stepscale.yaml:5:16: byte 0xF6 is not UTF-8: only UTF-8 text is allowed."
                        + " Save the file as UTF-8.");
    }

    @Test
    void aCharacterCutInTwoIsRefused() {
        byte[] whole = TEXT.stripTrailing().getBytes(UTF_8);

        assertThat(said(Arrays.copyOf(whole, whole.length - 1)))
                .contains("stepscale.yaml:5:20: byte 0xF0 is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(chars = {'\u0000', '\u0007', '\u001b', '\u007f', '\u009f', '\ufffe', '\uffff', '\ufeff'})
    void charactersThatCannotBeSeenAreRefused(char hidden) {
        String text = TEXT.replace("🚀", "🚀" + hidden);

        assertThat(said(text.getBytes(UTF_8)))
                .isEqualTo(String.format(
                        "stepscale.yaml:5:21: the control character U+%04X is not allowed: only visible text is."
                                + " Remove it.",
                        (int) hidden));
    }

    @Test
    void moreThanAMebibyteIsRefused() {
        byte[] large = Arrays.copyOf(TEXT.getBytes(UTF_8), 1024 * 1024 + 1);

        assertThat(said(large)).isEqualTo("stepscale.yaml: is larger than 1 MiB, which is the limit. Shorten it.");
    }

    @Test
    void aMebibyteIsRead() {
        byte[] large = Arrays.copyOf(TEXT.getBytes(UTF_8), 1024 * 1024);
        Arrays.fill(large, TEXT.getBytes(UTF_8).length, large.length, (byte) '\n');

        assertThat(read(large).descriptor()).isPresent();
    }

    private static ReadResult read(byte[] content) {
        return DescriptorReader.read("stepscale.yaml", content, Map.of());
    }

    private static String said(byte[] content) {
        ReadResult reading = read(content);
        assertThat(reading.descriptor()).isEmpty();
        assertThat(reading.findings()).hasSize(1);
        return reading.findings().get(0).toString();
    }
}
