package io.github.stepscale.validation;

import java.util.List;
import java.util.stream.Collectors;

/** Says everything that is wrong with a value that was to be built. */
public final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /** @param violations what is wrong; at least one */
    public InvalidValueException(List<Violation> violations) {
        super(violations.stream().map(Violation::toString).collect(Collectors.joining(" ")));
        this.violations = List.copyOf(violations);
    }

    /** All that is wrong, in the order in which it was found; never empty. */
    public List<Violation> violations() {
        return violations;
    }
}
