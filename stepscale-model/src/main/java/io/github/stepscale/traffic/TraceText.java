package io.github.stepscale.traffic;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Decodes a traffic file: unpacks gzip, and reads UTF-8, or UTF-16 with a byte order mark, as spreadsheets write it. */
final class TraceText {
    private static final int GZIP = 0x1F8B;
    private static final int UTF_16_BE = 0xFEFF;
    private static final int UTF_16_LE = 0xFFFE;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final TraceMistakes mistakes;

    TraceText(TraceMistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** Returns the text, without a byte order mark. */
    String decode(byte[] content) throws InvalidTraceException {
        byte[] bytes = start(content) == GZIP ? unpack(content) : content;
        try {
            String text =
                    charset(bytes).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.indexOf('\0') < 0) {
                return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            }
        } catch (CharacterCodingException binary) {
            // The same mistake as a zero byte.
        }
        throw mistakes.only(0, "is not text in UTF-8: a CSV or JSON file is required", "Save it as CSV in UTF-8");
    }

    private static Charset charset(byte[] bytes) {
        int start = start(bytes);
        return start == UTF_16_BE || start == UTF_16_LE ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static int start(byte[] bytes) {
        return bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    }

    private byte[] unpack(byte[] packed) throws InvalidTraceException {
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = unpacked.readNBytes(TraceReader.MAX_BYTES + 1);
            if (bytes.length > TraceReader.MAX_BYTES) {
                throw mistakes.only(
                        0,
                        "unpacks to more than " + TraceReader.MAX_BYTES / 1_000_000 + " MB: that is years of minutes",
                        "Use a shorter range");
            }
            return bytes;
        } catch (IOException broken) {
            throw mistakes.only(0, "is not a whole gzip file: it breaks off or is damaged", "Pack it again");
        }
    }
}
