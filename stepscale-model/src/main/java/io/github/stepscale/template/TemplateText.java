package io.github.stepscale.template;

import java.util.regex.Pattern;

/**
 * Compares templates as CloudFormation keeps them: GetTemplate answers {@code ?} for a character outside ASCII, such as one
 * in a description.
 */
public final class TemplateText {
    private static final Pattern LOST = Pattern.compile("[^\\x00-\\x3E\\x40-\\x7F]+");

    private TemplateText() {}

    /** Whether a template that was read back is the one that was sent, apart from characters that are lost on the way. */
    public static boolean isSame(String sent, String readBack) {
        return sent.equals(readBack) || asKept(sent).equals(asKept(readBack));
    }

    /** With one question mark for each run of question marks and characters outside ASCII. */
    private static String asKept(String template) {
        return LOST.matcher(template).replaceAll("?");
    }
}
