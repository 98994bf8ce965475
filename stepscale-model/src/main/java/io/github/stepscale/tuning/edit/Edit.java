package io.github.stepscale.tuning.edit;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.validation.InvalidValueException;
import java.util.List;
import java.util.Optional;

/**
 * One alternative, or one each of two settings.
 *
 * @param order its position among all edits, which decides between equal ones
 * @param parts one or two
 */
record Edit(int order, List<Alternative> parts) {

    /** The number of changes, then the sum of their distances. */
    int size() {
        return 1_000 * parts.size()
                + parts.stream().mapToInt(Alternative::distance).sum();
    }

    boolean contains(Edit other) {
        return parts.containsAll(other.parts);
    }

    List<SettingChange> changes() {
        return parts.stream().map(Alternative::change).toList();
    }

    /** The edited policy; empty if the values do not fit each other, or nothing changes. */
    Optional<ScalingDescription> apply(ScalingDescription present) {
        try {
            ScalingDescription edited = present;
            for (Alternative part : parts) {
                edited = part.edit().apply(edited);
            }
            return Optional.of(edited).filter(description -> !description.equals(present));
        } catch (InvalidValueException contradiction) {
            return Optional.empty();
        }
    }
}
