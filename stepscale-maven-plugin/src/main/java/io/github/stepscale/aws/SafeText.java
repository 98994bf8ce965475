package io.github.stepscale.aws;

import java.util.stream.IntStream;

/** Cleans text of AWS for display. */
public final class SafeText {
    private SafeText() {}

    /**
     * Puts a text on one line: replaces each control character, such as a line break, and the white space around it by a space.
     * Removes invisible characters, such as those that change the direction of writing, and secrets.
     */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        Gap gap = new Gap(line);
        visible(SecretRedactor.cutSigns(text)).forEach(gap::add);
        return line.toString();
    }

    /** Of the category "format" are bidirectional controls, joiners, zero-width spaces, and the marks of languages. */
    private static IntStream visible(String text) {
        return text.strip().codePoints().filter(character -> Character.getType(character) != Character.FORMAT);
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

        private static boolean isBreak(int character) {
            return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
        }
    }
}
