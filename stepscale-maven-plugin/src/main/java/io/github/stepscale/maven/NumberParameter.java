package io.github.stepscale.maven;

import org.apache.maven.plugin.MojoFailureException;

/** Numbers in parameters. Maven's own conversion fails with the name of a Java class. */
final class NumberParameter {
    private NumberParameter() {}

    static long whole(String property, String text) throws MojoFailureException {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException other) {
            throw BuildFailures.failure(Advice.choice(property, text, "a whole number"), other);
        }
    }

    static int small(String property, String text) throws MojoFailureException {
        long number = whole(property, text);
        if (number != (int) number) {
            throw new MojoFailureException(Advice.choice(property, text, "a whole number below 2147483648"));
        }
        return (int) number;
    }

    /** As {@link #small}, from a least one on. */
    static int from(int least, String property, String text) throws MojoFailureException {
        int number = small(property, text);
        if (number < least) {
            throw new MojoFailureException(Advice.choice(property, text, "a whole number, " + least + " or more,"));
        }
        return number;
    }

    static double number(String property, String text) throws MojoFailureException {
        String sentence = Advice.choice(property, text, "a number");
        try {
            double number = Double.parseDouble(text.strip());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException other) {
            throw BuildFailures.failure(sentence, other);
        }
        throw new MojoFailureException(sentence);
    }
}
