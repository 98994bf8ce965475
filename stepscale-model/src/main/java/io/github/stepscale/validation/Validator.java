package io.github.stepscale.validation;

import io.github.stepscale.text.Quotes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Collects the violations of one value and throws them together. For the values of every package that a user can write. */
public final class Validator {
    /** The id of a single value out of its range or form. */
    public static final String VALUE = "D05";
    /** The id of a value that is needed and absent. */
    public static final String ABSENT = "D06";
    /** The id of values that do not go together. */
    public static final String TOGETHER = "D07";

    private final List<Violation> violations = new ArrayList<>();

    /** Notes a violation unless {@code holds}. */
    public Validator require(boolean holds, String id, String path, String problem, String fix) {
        if (!holds) {
            violations.add(new Violation(id, path, problem, fix));
        }
        return this;
    }

    /** The same, with a sentence that is put together only where it is needed: most values are fine. */
    public Validator require(boolean holds, String id, String path, Supplier<String> problem, String fix) {
        return holds ? this : require(false, id, path, problem.get(), fix);
    }

    /** Notes a violation of {@link #VALUE} unless {@code holds}, with a sentence that is put together only then. */
    public Validator require(boolean holds, String path, Supplier<String> problem, String fix) {
        return require(holds, VALUE, path, problem, fix);
    }

    /** Notes a violation of {@link #VALUE} unless {@code holds}. */
    public Validator require(boolean holds, String path, String problem, String fix) {
        return require(holds, VALUE, path, problem, fix);
    }

    /** Requires a text of a stated length and form. */
    public Validator text(String value, String path, Pattern form, String allowed) {
        return require(
                form.matcher(value).matches(),
                VALUE,
                path,
                () -> Quotes.of(value) + " is not allowed: " + allowed,
                "Write it in that form");
    }

    /**
     * Requires text that CloudFormation, CloudWatch and every YAML reader keep as it is: of a stated length, of
     * printable characters and line feeds, and without a dynamic reference, which CloudFormation would replace by a
     * secret or a parameter.
     */
    public Validator freeText(String value, String path, int min, int max) {
        require(
                value.length() >= min && value.length() <= max,
                VALUE,
                path,
                () -> "has " + value.length() + " characters: " + min + " to " + max + " are allowed",
                min > value.length() ? "Write something" : "Shorten it");
        require(
                value.codePoints().allMatch(Validator::printable),
                path,
                "contains a control character or half of one character: only printable text is allowed",
                "Remove it");
        return require(
                !value.contains("{{resolve:"),
                path,
                "contains {{resolve:, which CloudFormation would replace by another value: text is allowed",
                "Remove the reference");
    }

    /** Requires {@link #freeText} on a single line. */
    public Validator line(String value, String path, int min, int max) {
        require(value.indexOf('\n') < 0, path, "contains a line break: one line is allowed", "Write it on one line");
        return freeText(value, path, min, max);
    }

    /** Requires a {@link #line} that a dashboard does not read as "the same as above". */
    public Validator name(String value, String path, int max) {
        require(
                !value.equals(".") && !value.equals("..."),
                VALUE,
                path,
                () -> Quotes.of(value) + " means 'the same as above' in a dashboard: another name is allowed",
                "Rename it");
        return line(value, path, 1, max);
    }

    public Validator all(List<Violation> more) {
        violations.addAll(more);
        return this;
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    public void throwIfAny() {
        if (!violations.isEmpty()) {
            throw new InvalidValueException(violations);
        }
    }

    /** Printable, or a line feed; the other line separators of Unicode and byte order marks are neither. */
    private static boolean printable(int c) {
        boolean lineSeparator = c == 0x2028 || c == 0x2029;
        boolean halfCharacter = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean noCharacter = c == 0xFEFF || (c & 0xFFFE) == 0xFFFE;
        return c == '\n' || !Character.isISOControl(c) && !lineSeparator && !halfCharacter && !noCharacter;
    }
}
