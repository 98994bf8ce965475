package io.github.stepscale.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes the bytes of a file: UTF-8 without control characters. */
public final class Utf8Decoder {
    /** Greatest size of a file, in bytes: 1 MiB. A usual one has a few hundred. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final String SAVE_AS_UTF_8 = "Save the file as UTF-8";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String file;
    private final MistakeCollector mistakes;

    public Utf8Decoder(String file, MistakeCollector mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    /** The text without its byte order mark; empty if it cannot be used, which is a mistake. */
    public Optional<String> decode(byte[] content) {
        if (content.length > MAX_BYTES) {
            refuse(SourcePosition.of(file), "is larger than 1 MiB, which is the limit", "Shorten it");
            return Optional.empty();
        }
        if (isUtf16(content)) {
            refuse(SourcePosition.of(file), "is UTF-16 text: UTF-8 is allowed", SAVE_AS_UTF_8);
            return Optional.empty();
        }
        return utf8(content).map(Utf8Decoder::withoutByteOrderMark).filter(this::isVisible);
    }

    /** Whether there is a byte order mark of UTF-16, or a zero byte beside the first character, which is in ASCII. */
    private static boolean isUtf16(byte[] content) {
        if (content.length < 2) {
            return false;
        }
        int first = content[0] & 0xff;
        int second = content[1] & 0xff;
        return first == 0xfe && second == 0xff || first == 0xff && second == 0xfe || first == 0 != (second == 0);
    }

    private Optional<String> utf8(byte[] content) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer text = CharBuffer.allocate(content.length);
        CoderResult result = decoder.decode(bytes, text, true);
        text.flip();
        if (result.isError()) {
            String problem =
                    String.format("byte 0x%02X is not UTF-8: only UTF-8 text is allowed", content[bytes.position()]);
            refuse(positionAfter(text.toString()), problem, SAVE_AS_UTF_8);
            return Optional.empty();
        }
        return Optional.of(text.toString());
    }

    private boolean isVisible(String text) {
        int[] hidden = text.codePoints().filter(Utf8Decoder::isHidden).limit(1).toArray();
        for (int character : hidden) {
            String problem =
                    String.format("the control character U+%04X is not allowed: only visible text is", character);
            refuse(positionAfter(text.substring(0, text.indexOf(character))), problem, "Remove it");
        }
        return hidden.length == 0;
    }

    /** Characters that YAML does not allow either. */
    private static boolean isHidden(int character) {
        boolean space = character == '\n' || character == '\r' || character == '\t' || character == 0x85;
        return Character.isISOControl(character) && !space
                || character == BYTE_ORDER_MARK
                || character == 0xfffe
                || character == 0xffff;
    }

    private SourcePosition positionAfter(String before) {
        String[] lines = before.split("\r\n|[\n\r\u0085\u2028\u2029]", -1);
        String last = lines[lines.length - 1];
        return new SourcePosition(file, lines.length, last.codePointCount(0, last.length()) + 1);
    }

    private static String withoutByteOrderMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private void refuse(SourcePosition position, String problem, String fix) {
        mistakes.addAt(position, "", MistakeIds.UNREADABLE, problem, fix);
    }
}
