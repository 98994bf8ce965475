package io.github.stepscale.validation;

import java.util.List;
import java.util.stream.Collectors;

/** Reports all violations of a value that could not be built. */
public final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /** @param violations at least one */
    public InvalidValueException(List<Violation> violations) {
        super(violations.stream().map(Violation::toString).collect(Collectors.joining(" ")));
        this.violations = List.copyOf(violations);
    }

    /** The violations in the order in which they were found; never empty. */
    public List<Violation> violations() {
        return violations;
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
