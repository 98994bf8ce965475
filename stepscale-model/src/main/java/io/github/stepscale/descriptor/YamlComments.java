package io.github.stepscale.descriptor;

import io.github.stepscale.text.OneLine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes comments of text from outside; none of it can end the comment. */
final class YamlComments {
    private static final Pattern START_OF_LINE = Pattern.compile("^(?=.)", Pattern.MULTILINE);
    private static final Pattern EMPTY_LINE = Pattern.compile("^$", Pattern.MULTILINE);
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");
    private static final int REPLACEMENT = '?';

    private YamlComments() {}

    /** Each line of a part of a file as a comment. */
    static String lines(String part) {
        String marked = START_OF_LINE.matcher(part).replaceAll("# ");
        return EMPTY_LINE.matcher(marked).replaceAll("#");
    }

    /** A comment for the end of a line, with spaces before it; nothing for a text that cannot be seen. */
    static String after(String text) {
        String line = OneLine.of(text)
                .codePoints()
                .map(character -> isAllowed(character) ? character : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.isEmpty() ? "" : "  # " + line;
    }

    /** The line break that a text uses first; a line feed if it has none. */
    static String lineBreak(String text) {
        Matcher first = LINE_BREAK.matcher(text);
        return first.find() ? first.group() : "\n";
    }

    /** The index of the line break after an index, or the end of the text. */
    static int lineEnd(String text, int from) {
        Matcher next = LINE_BREAK.matcher(text);
        return next.find(from) ? next.start() : text.length();
    }

    /** The index after the line break before an index, or the start of the text. */
    static int lineStart(String text, int from) {
        int start = from;
        while (start > 0
                && !LINE_BREAK.matcher(text.substring(start - 1, start)).matches()) {
            start--;
        }
        return start;
    }

    /** What a file of YAML may contain. */
    private static boolean isAllowed(int character) {
        return Character.getType(character) != Character.SURROGATE && character != 0xfffe && character != 0xffff;
    }
}
