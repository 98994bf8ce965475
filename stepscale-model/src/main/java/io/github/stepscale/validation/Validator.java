package io.github.stepscale.validation;

import io.github.stepscale.text.Quotes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Checks one value, collects its violations and throws them together. For every value that a user can write. */
public final class Validator {
    /** The id of a single value out of its range or form. */
    public static final String VALUE = "D05";
    /** The id of a required value that is absent. */
    public static final String ABSENT = "D06";
    /** The id of values that contradict each other. */
    public static final String TOGETHER = "D07";

    private final List<Violation> violations = new ArrayList<>();

    /** Adds a violation unless {@code holds}. */
    public Validator require(boolean holds, String id, String path, String problem, String fix) {
        if (!holds) {
            violations.add(new Violation(id, path, problem, fix));
        }
        return this;
    }

    /** Adds a violation unless {@code holds}. Its sentence is built only then: most values are fine. */
    public Validator require(boolean holds, String id, String path, Supplier<String> problem, String fix) {
        return holds ? this : require(false, id, path, problem.get(), fix);
    }

    /** Adds a violation unless {@code holds}. Its path and its sentence are built only then. */
    public Validator require(boolean holds, String id, Supplier<String> path, Supplier<String> problem, String fix) {
        return holds ? this : require(false, id, path.get(), problem.get(), fix);
    }

    /** Adds a violation of {@link #VALUE} unless {@code holds}. Its sentence is built only then. */
    public Validator require(boolean holds, String path, Supplier<String> problem, String fix) {
        return require(holds, VALUE, path, problem, fix);
    }

    /** Adds a violation of {@link #VALUE} unless {@code holds}. */
    public Validator require(boolean holds, String path, String problem, String fix) {
        return require(holds, VALUE, path, problem, fix);
    }

    /**
     * Requires text of a form.
     *
     * @param allowed describes the form, for people
     */
    public Validator requireForm(String value, String path, Pattern form, String allowed) {
        return require(
                form.matcher(value).matches(),
                VALUE,
                path,
                () -> Quotes.of(value) + " is not allowed: " + allowed,
                "Write it in that form");
    }

    /**
     * Requires text that CloudFormation, CloudWatch and every YAML reader leave unchanged: printable characters and line
     * feeds, without a dynamic reference, which CloudFormation would replace by a secret or a parameter.
     *
     * @param min least number of characters
     * @param max greatest number of characters
     */
    public Validator requireText(String value, String path, int min, int max) {
        require(
                value.length() >= min && value.length() <= max,
                VALUE,
                path,
                () -> "has " + value.length() + " characters: " + min + " to " + max + " are allowed",
                min > value.length() ? "Write something" : "Shorten it");
        require(
                value.codePoints().allMatch(Validator::printable),
                path,
                "contains a control character, an invisible character or half of one character: only printable text is"
                        + " allowed",
                "Remove it");
        return require(
                !value.contains("{{resolve:"),
                path,
                "contains {{resolve:, which CloudFormation would replace by another value: text is allowed",
                "Remove the reference");
    }

    /** Requires {@linkplain #requireText text} on a single line. */
    public Validator requireLine(String value, String path, int min, int max) {
        require(value.indexOf('\n') < 0, path, "contains a line break: one line is allowed", "Write it on one line");
        return requireText(value, path, min, max);
    }

    /** Requires printable ASCII that is not blank, as CloudWatch does of names. */
    public Validator requireAscii(String value, String path) {
        return require(
                value.isEmpty()
                        || !value.isBlank() && value.codePoints().allMatch(c -> c < 0x80 && !Character.isISOControl(c)),
                VALUE,
                path,
                () -> Quotes.of(value) + " is not allowed: ASCII characters that are not all spaces are",
                "Write it in that form");
    }

    /** Requires a {@linkplain #requireLine line} that a dashboard does not read as "the same as above". */
    public Validator requireName(String value, String path, int max) {
        require(
                !value.equals(".") && !value.equals("..."),
                VALUE,
                path,
                () -> Quotes.of(value) + " means 'the same as above' in a dashboard: another name is allowed",
                "Rename it");
        return requireLine(value, path, 1, max);
    }

    /** Adds violations that were found elsewhere. */
    public Validator addAll(List<Violation> more) {
        violations.addAll(more);
        return this;
    }

    /** The violations so far, in the order in which they were found. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /**
     * Ends the validation.
     *
     * @throws InvalidValueException if there are violations
     */
    public void throwIfAny() {
        if (!violations.isEmpty()) {
            throw new InvalidValueException(violations);
        }
    }

    /**
     * Whether a character is printable or a line feed. Other line separators, byte order marks, and what is not seen but
     * changes what is seen (bidirectional controls, zero-width characters) are neither.
     */
    private static boolean printable(int c) {
        boolean lineSeparator = c == 0x2028 || c == 0x2029;
        boolean halfCharacter = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean invisible = Character.getType(c) == Character.FORMAT;
        boolean noCharacter = invisible || (c & 0xFFFE) == 0xFFFE;
        return c == '\n' || !Character.isISOControl(c) && !lineSeparator && !halfCharacter && !noCharacter;
    }
}
