package io.github.stepscale.text;

import java.util.List;

/** Puts nouns into the singular or the plural. */
public final class Plurals {
    private static final List<String> HISSING = List.of("s", "x", "z", "ch", "sh");

    private Plurals() {}

    /** The number and the noun: {@code 0 copies}, {@code 1 copy}, {@code 2 copies}. */
    public static String of(long number, String noun) {
        return number + " " + choose(number, noun, plural(noun));
    }

    /** The same for a number that is formatted already: {@code 1 minute}, {@code 1,234.5 minutes}. */
    public static String of(String number, String noun) {
        return number + " " + (number.equals("1") ? noun : plural(noun));
    }

    /** The plural of an English noun: {@code requests}, {@code copies}, {@code days}, {@code batches}. */
    public static String plural(String noun) {
        int last = noun.length() - 1;
        if (noun.endsWith("y") && !isVowel(noun.charAt(last - 1))) {
            return noun.substring(0, last) + "ies";
        }
        return noun + (HISSING.stream().anyMatch(noun::endsWith) ? "es" : "s");
    }

    /** {@code one} for exactly 1, otherwise {@code several}: {@code is} or {@code are}. */
    public static String choose(long number, String one, String several) {
        return number == 1 ? one : several;
    }

    private static boolean isVowel(char letter) {
        return "aeiou".indexOf(letter) >= 0;
    }
}
