package io.github.stepscale.finding;

/**
 * One change to a description that a machine can make: what a fix says in words, as data. Its path is in the words of
 * {@code stepscale.yaml}, such as {@code scaleOut.cooldown} or {@code rules[0].alarm.fill}.
 */
public sealed interface Edit {

    /** Where it is made. */
    String path();

    /**
     * Puts a value in the place of what stands at a path, or of nothing; mappings on the way that are not there yet come
     * into being.
     *
     * @param value as YAML on one line: a number, a word, or a list in brackets
     */
    record Write(String path, String value) implements Edit {
        /** A whole number. */
        public static Write of(String path, long value) {
            return new Write(path, String.valueOf(value));
        }
    }

    /** Takes a key away, with all that it holds. */
    record Remove(String path) implements Edit {}
}
