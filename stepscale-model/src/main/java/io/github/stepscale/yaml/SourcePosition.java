package io.github.stepscale.yaml;

/**
 * A position in a file.
 *
 * @param file the name of the file, or the option that replaces a value of it, such as {@code -Dstepscale.minCapacity}
 * @param line from 1; 0 where there are no lines: an option, or a file that could not be read
 * @param column from 1, in characters; 0 where there are no lines
 */
public record SourcePosition(String file, int line, int column) {

    /** The position of the file or the option as a whole. */
    public static SourcePosition of(String file) {
        return new SourcePosition(file, 0, 0);
    }

    /** {@code stepscale.yaml:12:5}; the file or option alone where there are no lines. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
