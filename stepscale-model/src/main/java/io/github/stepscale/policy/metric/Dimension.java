package io.github.stepscale.policy.metric;

import io.github.stepscale.text.Quotes;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A dimension of a CloudWatch metric.
 *
 * @param name 1 to 255 ASCII characters
 * @param value 1 to 1,024 ASCII characters; absent only for {@code EndpointName}, {@code VariantName} and {@code
 *     InferenceComponentName}, to reference the template parameter of the same name
 */
public record Dimension(String name, Optional<String> value) {
    public static final String ENDPOINT_NAME = "EndpointName";
    public static final String VARIANT_NAME = "VariantName";
    public static final String INFERENCE_COMPONENT_NAME = "InferenceComponentName";
    public static final String INSTANCE_TYPE = "InstanceType";

    private static final Set<String> PARAMETERS = Set.of(ENDPOINT_NAME, VARIANT_NAME, INFERENCE_COMPONENT_NAME);

    /**
     * @throws InvalidValueException if a text is too long or not ASCII, or if a value is missing and no template
     *     parameter has that name
     */
    public Dimension {
        Validator checks = new Validator().requireName(name, "", 255);
        checks.require(
                !name.startsWith(":"),
                Validator.VALUE,
                "",
                () -> "the dimension " + Quotes.of(name) + " starts with a colon: another first character is required",
                "Remove the colon");
        checks.requireAscii(name, "");
        checks.require(
                value.isPresent() || PARAMETERS.contains(name),
                Validator.ABSENT,
                name,
                "has no value: only EndpointName, VariantName and InferenceComponentName follow a parameter",
                "Give the value");
        value.ifPresent(text -> checks.requireName(text, name, 1024).requireAscii(text, name));
        checks.throwIfAny();
    }

    /** A dimension with the value of the template parameter of the same name. */
    public static Dimension following(String name) {
        return new Dimension(name, Optional.empty());
    }

    /** A dimension with a fixed value. */
    public static Dimension of(String name, String value) {
        return new Dimension(name, Optional.of(value));
    }

    // By hand for a fast start: docs/decisions/0027-start-up.md
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof Dimension that && name.equals(that.name) && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
