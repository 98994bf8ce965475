package io.github.stepscale.testing;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Text that is allowed and that careless quoting would break. */
final class RandomText {
    private static final List<String> PIECES = List.of(
            "plain",
            "Two words",
            "\"quoted\"",
            "it's",
            "''",
            "${AWS::StackName}",
            "${!x}",
            "$${",
            "${",
            "}",
            "{{",
            "}}",
            "</script>",
            "<!--",
            "]]>",
            "&amp;",
            "100 %",
            "%s",
            "%n",
            "größe",
            "数値",
            "\uD83D\uDE80",
            "\u00A0",
            "C:\\temp\\new",
            "\\",
            "\\u0041",
            " leading",
            "trailing ",
            "  ",
            "#",
            " # comment",
            "# comment",
            ": ",
            "key: value",
            "- item",
            "? ",
            "*alias",
            "&anchor",
            "!Ref X",
            "!",
            "|",
            ">",
            "@at",
            "`tick`",
            "[a, b]",
            "{a: b}",
            "---",
            "...",
            "yes",
            "no",
            "null",
            "~",
            "true",
            "010",
            "0x1f",
            "1e3",
            "1_000",
            ".nan",
            "12:30:45",
            "2026-01-01",
            "=",
            "<<",
            "'",
            "\"");
    // Application Auto Scaling: no colon, slash, bar or control character, no space at either end.
    private static final List<String> SCHEDULE_PIECES = List.of(
            "morning",
            "it's",
            "\"quoted\"",
            "${AWS.Region}",
            "${!x}",
            "größe",
            "数値",
            "# comment",
            "100 %",
            "\\",
            "- item",
            "&a",
            "*a",
            "!x",
            "{a, b}",
            "yes",
            "010",
            "<script>");

    private final RandomGenerator random;

    RandomText(RandomGenerator random) {
        this.random = random;
    }

    /** One line of 1 to {@code max} characters. */
    String line(int max) {
        return cut(joined(PIECES, random.nextInt(1, 4), ""), max);
    }

    /** One line of 0 to {@code max} ASCII characters. */
    String ascii(int max) {
        return line(max).replaceAll("[^ -~]", "");
    }

    /** One line or several, at most 1,024 bytes. */
    String lines() {
        List<String> separators = List.of("", " ", "\n", "\n\n", "\n  ", " \n");
        int count = random.nextInt(1, 10);
        String separator = separators.get(random.nextInt(separators.size()));
        return joined(PIECES, count, separator) + (random.nextInt(4) == 0 ? "\n" : "");
    }

    /** Part of the name of a schedule. */
    String scheduleName() {
        return joined(SCHEDULE_PIECES, random.nextInt(1, 4), " ");
    }

    private String joined(List<String> pieces, int count, String separator) {
        return IntStream.range(0, count)
                .mapToObj(i -> pieces.get(random.nextInt(pieces.size())))
                .collect(Collectors.joining(separator));
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max);
    }
}
