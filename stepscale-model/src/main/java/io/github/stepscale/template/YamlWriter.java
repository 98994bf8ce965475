package io.github.stepscale.template;

import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes a document tree as YAML that readers of YAML 1.1 and 1.2 understand in the same way. */
final class YamlWriter {
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .disable(Feature.WRITE_DOC_START_MARKER)
            .disable(Feature.SPLIT_LINES)
            .enable(Feature.MINIMIZE_QUOTES)
            .enable(Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .stringQuotingChecker(new PlainTextQuoting())
            .build();

    private YamlWriter() {}

    static String write(Map<String, Object> document) {
        SegmentedStringWriter text = new SegmentedStringWriter(new BufferRecycler());
        try {
            DocumentWriter.write(document, YAML.createGenerator(text));
            return text.getAndClear();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Omits quotes only where every reader of either YAML version sees plain text. */
    private static final class PlainTextQuoting extends StringQuotingChecker {
        private static final long serialVersionUID = 1L;
        private static final Set<String> WORDS =
                Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf");

        private static final int LONGEST_WORD = 5;

        @Override
        public boolean needToQuoteName(String name) {
            return !isPlain(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return !isPlain(value);
        }

        private static boolean isPlain(String text) {
            char last = text.charAt(text.length() - 1);
            return isLetter(text.charAt(0))
                    && (isLetter(last) || isDigit(last))
                    && text.length() == plainStart(text)
                    && colonsAreDouble(text)
                    && !isWord(text);
        }

        /** The number of leading characters without a special meaning; a loop, because every scalar passes here. */
        private static int plainStart(String text) {
            int end = 0;
            while (end < text.length() && isPlain(text.charAt(end))) {
                end++;
            }
            return end;
        }

        private static boolean isPlain(char c) {
            return isLetter(c) || isDigit(c) || " ._/;,:-".indexOf(c) >= 0;
        }

        /** A colon is special before a space and, for some readers, between digits. */
        private static boolean colonsAreDouble(String text) {
            return text.indexOf(':') < 0 || text.replace("::", "").indexOf(':') < 0 && !text.contains(":: ");
        }

        private static boolean isWord(String text) {
            return text.length() <= LONGEST_WORD && WORDS.contains(text.toLowerCase(Locale.ROOT));
        }

        private static boolean isLetter(int c) {
            return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
        }

        private static boolean isDigit(int c) {
            return c >= '0' && c <= '9';
        }
    }
}
