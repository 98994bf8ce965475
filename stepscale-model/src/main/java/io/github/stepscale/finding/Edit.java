package io.github.stepscale.finding;

/**
 * A change to a {@code stepscale.yaml} that a program can make: a fix as data. Its path is made of keys, such as
 * {@code scaleOut.cooldown} or {@code rules[0].alarm.fill}.
 */
public sealed interface Edit {

    /** The path of the value to change. */
    String path();

    /**
     * Sets the value of a path, and creates the mappings above it where they are absent.
     *
     * @param value as YAML on one line: a number, a word, or a list in brackets
     */
    record Write(String path, String value) implements Edit {
        /** Sets a whole number. */
        public static Write of(String path, long value) {
            return new Write(path, String.valueOf(value));
        }
    }

    /** Removes a key and everything below it. */
    record Remove(String path) implements Edit {}
}
