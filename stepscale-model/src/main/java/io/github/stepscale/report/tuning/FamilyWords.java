package io.github.stepscale.report.tuning;

import io.github.stepscale.text.Plurals;
import io.github.stepscale.tuning.space.Candidate;
import io.github.stepscale.tuning.space.PolicyFamily;
import io.github.stepscale.tuning.space.TunedParameter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names families and the numbers of their policies. */
final class FamilyWords {
    private FamilyWords() {}

    /** The key as words, such as {@code two rule ladder}. */
    static String name(PolicyFamily family) {
        return family == PolicyFamily.PRESENT ? "your policy" : family.words();
    }

    /** The numbers that the search chose, such as {@code utilization 92 %, window 7 minutes}. */
    static String numbers(Candidate candidate) {
        return candidate.parameters().stream().map(FamilyWords::number).collect(Collectors.joining(", "));
    }

    private static String number(TunedParameter parameter) {
        String unit = parameter.unit();
        return words(parameter.name()) + " " + (unit.isEmpty() ? parameter.value() : withUnit(parameter.value(), unit));
    }

    private static String withUnit(int value, String unit) {
        boolean isWord = unit.chars().allMatch(Character::isLetter);
        return isWord ? Plurals.of(value, unit) : value + " " + unit;
    }

    private static String words(String key) {
        return key.replaceAll("(\\p{Lower})(\\p{Upper})", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
