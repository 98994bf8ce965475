package io.github.stepscale.traffic;

/** The lines of a text, one after the other, without their ends. */
final class LineReader {
    private final String text;
    private int position;
    private int number;
    private String line = "";

    LineReader(String text) {
        this.text = text;
    }

    /** Goes to the next line; false if there is none. */
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
