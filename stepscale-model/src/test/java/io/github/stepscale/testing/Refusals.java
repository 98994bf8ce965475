package io.github.stepscale.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Violation;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.provider.Arguments;

/** Rows of tables of what is refused, and why. */
public final class Refusals {
    private Refusals() {}

    /**
     * A row: making the value is refused for these reasons, all of them and in this order, each as id, path, colon and
     * problem.
     */
    public static Arguments refused(String name, Supplier<?> making, String... reasons) {
        return arguments(name, making, List.of(reasons));
    }

    /** A row: making the value is allowed. */
    public static Arguments allowed(String name, Supplier<?> making) {
        return arguments(name, making, List.of());
    }

    /** Makes the value of a row and compares what is said with what the row expects. */
    public static void check(Supplier<?> making, List<String> reasons) {
        assertThat(reasons(making)).isEqualTo(reasons);
    }

    /** Why making a value is refused; empty if it is not. */
    public static List<String> reasons(Supplier<?> making) {
        return violations(making).stream()
                .map(violation -> violation.id() + " " + violation.path() + ": " + violation.problem())
                .toList();
    }

    /** What is wrong with a value, by making it; empty if nothing is. Every sentence must keep the form of sentences. */
    public static List<Violation> violations(Supplier<?> making) {
        InvalidValueException refusal = catchThrowableOfType(InvalidValueException.class, making::get);
        if (refusal == null) {
            return List.of();
        }
        assertThat(refusal.violations()).isNotEmpty().allSatisfy(violation -> {
            assertThat(violation.id()).matches("[A-Z]\\d{2}");
            assertThat(violation.problem()).isNotBlank().doesNotEndWith(".").doesNotContain("\n");
            assertThat(violation.fix()).isNotBlank().doesNotEndWith(".").matches("[A-Z].*");
        });
        return refusal.violations();
    }
}
