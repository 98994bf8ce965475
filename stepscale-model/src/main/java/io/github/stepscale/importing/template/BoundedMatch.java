package io.github.stepscale.importing.template;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Matches a pattern from outside, which could take forever: {@code (a+)+b} does. */
final class BoundedMatch {
    private static final int MAX_READS = 200_000;
    /** Groups are read by recursion. */
    private static final int MAX_GROUPS = 20;

    private BoundedMatch() {}

    /** Ends a match that takes too long. */
    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("", null, false, false);
        }
    }

    /** Whether the whole text matches; empty if the pattern cannot be read, or takes too long. */
    static Optional<Boolean> of(String expression, String text) {
        if (expression.chars().filter(character -> character == '(').count() > MAX_GROUPS) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Pattern.compile(expression).matcher(new Counted(text)).matches());
        } catch (PatternSyntaxException | TooLong unknown) {
            return Optional.empty();
        }
    }

    /** A text that may be read a limited number of times. */
    private static final class Counted implements CharSequence {
        private final String text;
        private int reads;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            reads++;
            if (reads > MAX_READS) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
