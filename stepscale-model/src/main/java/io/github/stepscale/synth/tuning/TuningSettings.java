package io.github.stepscale.synth.tuning;

import io.github.stepscale.text.NearestWord;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.tuning.TuningOptions;
import io.github.stepscale.tuning.space.PolicyFamily;
import io.github.stepscale.validation.Validator;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the options of a search from texts: {@code share}, the part of the traffic that is tuned on, as a number or a
 * percentage above 0 and up to 1; {@code families}, the {@linkplain PolicyFamily#key keys} of the families that are
 * searched, with commas between them.
 */
public final class TuningSettings {
    /** The key of the part of the traffic that is tuned on. */
    public static final String SHARE = "share";
    /** The key of the families that are searched. */
    public static final String FAMILIES = "families";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private TuningSettings() {}

    /**
     * Returns the defaults with what is set.
     *
     * @throws io.github.stepscale.validation.InvalidValueException with all mistakes, by key
     */
    public static TuningOptions options(Map<String, String> settings) {
        Validator checks = new Validator();
        Optional<Double> share = Optional.ofNullable(settings.get(SHARE)).flatMap(text -> share(text, checks));
        Optional<List<PolicyFamily>> families =
                Optional.ofNullable(settings.get(FAMILIES)).map(text -> families(text, checks));
        settings.keySet()
                .forEach(key -> checks.require(
                        key.equals(SHARE) || key.equals(FAMILIES),
                        Validator.VALUE,
                        key,
                        "is no setting: share and families are",
                        "Leave it out"));
        checks.throwIfAny();
        TuningOptions standard = TuningOptions.standard();
        return new TuningOptions(
                share.orElse(standard.share()),
                families.orElse(standard.families()),
                standard.margin(),
                standard.seed(),
                standard.delays());
    }

    private static Optional<Double> share(String text, Validator checks) {
        Optional<Double> share = number(text).filter(value -> value > 0 && value <= 1);
        checks.require(
                share.isPresent(),
                SHARE,
                () -> Quotes.of(text) + " is not allowed: above 0 to 1, or above 0% to 100%, is",
                "Write a share such as 0.5");
        return share;
    }

    private static Optional<Double> number(String text) {
        boolean percent = text.endsWith("%");
        try {
            BigDecimal number = new BigDecimal((percent ? text.substring(0, text.length() - 1) : text).strip());
            return Optional.of(percent ? number.divide(HUNDRED) : number).map(BigDecimal::doubleValue);
        } catch (NumberFormatException | ArithmeticException noNumber) {
            return Optional.empty();
        }
    }

    private static List<PolicyFamily> families(String text, Validator checks) {
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        names.forEach(name -> checks.require(
                family(name).isPresent(),
                FAMILIES,
                () -> Quotes.of(name) + " is no family: " + String.join(", ", keys()) + " are",
                NearestWord.fix(name, keys(), "Name some of them, with commas between them")));
        return names.stream().flatMap(name -> family(name).stream()).toList();
    }

    private static List<String> keys() {
        return PolicyFamily.searched().stream().map(PolicyFamily::key).toList();
    }

    private static Optional<PolicyFamily> family(String name) {
        return PolicyFamily.searched().stream()
                .filter(family -> family.key().equals(name))
                .findFirst();
    }
}
