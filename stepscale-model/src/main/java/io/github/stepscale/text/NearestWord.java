package io.github.stepscale.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that a misspelt one is probably meant to be. */
public final class NearestWord {
    private static final int MAX_LENGTH = 60;

    private NearestWord() {}

    /**
     * Returns the known word that differs least, if at most a third of its letters differ. Case does not count.
     *
     * @return empty if no known word is near, or the word is longer than 60 characters
     */
    public static Optional<String> to(String word, Collection<String> known) {
        if (word.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .filter(candidate -> distance(word, candidate) * 3 <= Math.max(3, candidate.length()));
    }

    /** The question {@code Did you mean metric?}; {@code otherwise} if no known word is near. */
    public static String fix(String word, Collection<String> known, String otherwise) {
        return to(word, known).map(NearestWord::question).orElse(otherwise);
    }

    /** Asks whether a known word is meant: {@code Did you mean metric?} */
    public static String question(String known) {
        return "Did you mean " + known + "?";
    }

    /** The number of letters to add, remove or change. */
    private static int distance(String word, String other) {
        String from = word.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(row[j - 1], above[j]));
            }
            above = row;
        }
        return above[to.length()];
    }
}
