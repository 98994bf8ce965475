package io.github.stepscale.traffic;

/** Iterates over the lines of a text, without line ends. */
final class LineReader {
    private final String text;
    private int position;
    private int number;
    private String line = "";

    LineReader(String text) {
        this.text = text;
    }

    /** Advances to the next line; false at the end. */
    boolean next() {
        if (position >= text.length()) {
            return false;
        }
        int end = text.indexOf('\n', position);
        int after = end < 0 ? text.length() : end;
        boolean carriage = after > position && text.charAt(after - 1) == '\r';
        line = text.substring(position, carriage ? after - 1 : after);
        position = after + 1;
        number++;
        return true;
    }

    String line() {
        return line;
    }

    /** The number of the line, counted from 1. */
    int number() {
        return number;
    }
}
