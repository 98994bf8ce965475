package io.github.stepscale.tuning.certificate;

import io.github.stepscale.plan.CanonicalPlan;
import io.github.stepscale.validation.Validator;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The policy that was chosen.
 *
 * @param family the key of its family, such as {@code capacityLadder}
 * @param parameters the numbers that were tuned, with their units, by name; in the order of the search
 * @param plan everything that affects how it scales
 */
public record CertifiedChoice(String family, Map<String, String> parameters, CanonicalPlan plan) {
    private static final int MAX_PARAMETERS = 100;
    private static final int MAX_VALUES = 20_000;
    private static final int MAX_TEXT = 200;

    /** @throws io.github.stepscale.validation.InvalidValueException if a text is too long, or there are too many */
    public CertifiedChoice {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        Validator checks = new Validator().requireLine(family, "family", 1, MAX_TEXT);
        parameters.forEach((name, value) -> checks.requireLine(name, "parameters", 1, MAX_TEXT)
                .requireLine(value, "parameters." + name, 1, MAX_TEXT));
        int count = parameters.size();
        int values = plan.values().size();
        checks.require(
                        count <= MAX_PARAMETERS,
                        "parameters",
                        () -> "has " + count + " parameters: at most " + MAX_PARAMETERS + " are allowed",
                        "Tune again")
                .require(
                        values >= 1 && values <= MAX_VALUES,
                        "plan",
                        () -> "has " + values + " values: 1 to " + MAX_VALUES + " are allowed",
                        "Tune again")
                .throwIfAny();
    }
}
