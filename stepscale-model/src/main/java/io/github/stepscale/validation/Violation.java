package io.github.stepscale.validation;

/**
 * One thing wrong with a value.
 *
 * @param id the rule that is broken, such as {@code S04}; the lint catalogue explains each. {@code D05} where a single
 *     value is simply not allowed
 * @param path where it stands, in the words of {@code stepscale.yaml} and relative to the value that was checked, such
 *     as {@code steps[1].upper}; empty for the value as a whole
 * @param problem what is and what is allowed, as one sentence without a full stop
 * @param fix what to do about it, as one sentence without a full stop
 */
public record Violation(String id, String path, String problem, String fix) {

    /** The same violation seen from outside: {@code prefix} is put before its path. */
    public Violation under(String prefix) {
        if (prefix.isEmpty()) {
            return this;
        }
        String joined = path.isEmpty() || path.startsWith("[") ? prefix + path : prefix + "." + path;
        return new Violation(id, joined, problem, fix);
    }

    /** {@code path: problem. fix.} */
    @Override
    public String toString() {
        return (path.isEmpty() ? "" : path + ": ") + problem + ". " + fix + ".";
    }
}
