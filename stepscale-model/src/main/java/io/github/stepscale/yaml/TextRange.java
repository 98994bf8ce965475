package io.github.stepscale.yaml;

/**
 * A part of a text.
 *
 * @param start the index of its first character
 * @param end the index after its last character
 */
public record TextRange(int start, int end) {

    /** The part itself. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
