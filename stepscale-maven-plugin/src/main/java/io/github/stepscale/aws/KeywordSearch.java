package io.github.stepscale.aws;

import java.util.BitSet;
import java.util.List;

/**
 * Checks in one pass whether a text contains one of several words, ignoring ASCII case. Compares a word only where its first two
 * characters match.
 */
final class KeywordSearch {
    private static final int ASCII = 128;

    private final List<String> words;
    /** The pairs of characters with which a word begins. */
    private final BitSet starts = new BitSet(ASCII * ASCII);

    /** @param words in lower case, of two characters of ASCII or more */
    KeywordSearch(String... words) {
        this.words = List.of(words);
        for (String word : words) {
            char first = word.charAt(0);
            char second = word.charAt(1);
            add(first, second);
            add(Character.toUpperCase(first), second);
        }
    }

    private void add(char first, char second) {
        starts.set(first * ASCII + second);
        starts.set(first * ASCII + Character.toUpperCase(second));
    }

    /** Whether a text contains one of the words. */
    boolean isIn(String text) {
        for (int at = 0; at < text.length() - 1; at++) {
            if (isStart(text.charAt(at), text.charAt(at + 1)) && isWordAt(text, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isStart(char first, char second) {
        return first < ASCII && second < ASCII && starts.get(first * ASCII + second);
    }

    private boolean isWordAt(String text, int at) {
        return words.stream().anyMatch(word -> text.regionMatches(true, at, word, 0, word.length()));
    }
}
