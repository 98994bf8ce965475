package io.github.stepscale.synth.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes the text of a template as an editor, a merge or a broken copy might: much of it can not be read any more. */
final class MutatedText {
    private static final List<String> SNIPPETS = List.of(
            "&a [*a, *a]",
            "*a",
            "&x ",
            "!!java.net.URL ",
            "!!binary AA==",
            "? ",
            "- - - ",
            ": ",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "|",
            ">",
            "%YAML 9.9\n",
            "---\n",
            "...\n",
            "\t",
            "\u0000",
            "\uFEFF",
            "!Ref ",
            "!GetAtt ",
            "!Sub ${",
            "!If [a, b",
            "<<: ",
            "# ",
            "\\u12",
            "9".repeat(2_000),
            "[".repeat(3_000),
            "{a: ".repeat(500),
            "- ".repeat(500));
    private static final String BOMB = """
            Bomb: &a [x, x, x, x, x, x, x, x, x]
            Bomb1: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
            Bomb2: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
            Bomb3: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
            Bomb4: [*d, *d, *d, *d, *d, *d, *d, *d, *d]
            """;

    private MutatedText() {}

    static String of(String text, Random random) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> lines(text, random);
            case 3 -> indented(text, random);
            case 4 -> characters(text, random);
            case 5 -> text.substring(0, random.nextInt(text.length() + 1));
            case 6 -> random.nextInt(20) == 0 ? BOMB + text : words(text, random);
            default -> inserted(text, random);
        };
    }

    /** A line that is removed, repeated or exchanged with another. */
    private static String lines(String text, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("(?<=\n|, )", -1)));
        int one = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
            case 0 -> lines.remove(one);
            case 1 -> lines.add(other, lines.get(one));
            default -> lines.set(one, lines.set(other, lines.get(one)));
        }
        return String.join("", lines);
    }

    private static String indented(String text, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int one = random.nextInt(lines.size());
        String line = lines.get(one);
        lines.set(one, line.startsWith("  ") && random.nextBoolean() ? line.substring(2) : "  " + line);
        return String.join("\n", lines);
    }

    private static String characters(String text, Random random) {
        char[] characters = text.toCharArray();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count && characters.length > 0; i++) {
            characters[random.nextInt(characters.length)] ^= (char) (1 << random.nextInt(7));
        }
        return new String(characters);
    }

    /** A word in the place of another, such as one logical id for another. */
    private static String words(String text, Random random) {
        String[] words = text.split("\\b", -1);
        words[random.nextInt(words.length)] = words[random.nextInt(words.length)];
        return String.join("", words);
    }

    private static String inserted(String text, Random random) {
        int place = random.nextInt(text.length() + 1);
        return text.substring(0, place) + SNIPPETS.get(random.nextInt(SNIPPETS.size())) + text.substring(place);
    }
}
