package io.github.stepscale.maven.command;

import java.util.regex.Pattern;

/** Quotes a word of a command line, so that a shell passes it on as it is. */
final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

    /** What a POSIX shell leaves alone in double quotes, which other shells know too. */
    private static final Pattern HARMLESS = Pattern.compile("[^$`\"\\\\!\\p{Cntrl}]*");

    private ShellWord() {}

    static String quote(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        return HARMLESS.matcher(word).matches() ? '"' + word + '"' : "'" + word.replace("'", "'\\''") + "'";
    }
}
