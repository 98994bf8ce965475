package io.github.stepscale.policy.stack;

import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;

/**
 * A tag of the stack and of its alarms.
 *
 * @param key 1 to 128 characters, not starting with {@code aws:}
 * @param value 1 to 256 characters
 */
public record Tag(String key, String value) {

    /** @throws InvalidValueException if a text is too long or the key is reserved */
    public Tag {
        new Validator()
                .requireLine(key, key, 1, 128)
                .require(
                        !key.regionMatches(true, 0, "aws:", 0, 4),
                        key,
                        "starts with aws:, which is reserved: another key is allowed",
                        "Rename it")
                .requireLine(value, key, 1, 256)
                .throwIfAny();
    }
}
