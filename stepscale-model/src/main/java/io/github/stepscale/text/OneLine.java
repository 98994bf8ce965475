package io.github.stepscale.text;

import java.util.stream.IntStream;

/**
 * Puts text from outside on one line, so that it can neither break nor disguise a line of a log: no line breaks, no control
 * characters (C0, C1), and no format characters (bidirectional controls, joiners, zero-width spaces).
 */
public final class OneLine {
    private static final int MASK = '?';

    private OneLine() {}

    /**
     * As a person reads it. Line breaks and control characters, with the white space around them, become one space: {@code a
     * b} for {@code "a \n\n b"}. Format characters and white space at both ends go.
     */
    public static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        Gap gap = new Gap(line);
        visible(text).forEach(gap::add);
        return line.toString();
    }

    /** With every character replaced that cannot be seen, so that it is noticed: {@code a?b} for {@code "a\nb"}. */
    public static String masked(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().map(c -> isInvisible(c) ? MASK : c).forEach(line::appendCodePoint);
        return line.toString();
    }

    private static IntStream visible(String text) {
        return text.strip().codePoints().filter(c -> Character.getType(c) != Character.FORMAT);
    }

    private static boolean isBreak(int c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }

    /** Half of a surrogate pair cannot be seen either. */
    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return isBreak(c) || type == Character.FORMAT || type == Character.SURROGATE;
    }

    /** White space that may turn out to surround a control character. Reads each character once. */
    private static final class Gap {
        private final StringBuilder line;
        private final StringBuilder white = new StringBuilder();
        private boolean broken;

        Gap(StringBuilder line) {
            this.line = line;
        }

        void add(int character) {
            if (isBreak(character)) {
                broken = true;
            } else if (Character.isWhitespace(character)) {
                white.appendCodePoint(character);
            } else {
                line.append(broken ? " " : white).appendCodePoint(character);
                white.setLength(0);
                broken = false;
            }
        }
    }
}
