package io.github.stepscale.descriptor;

import io.github.stepscale.text.NearestWord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people write in sentences under {@code then}, and the sentence to write. */
final class ExpectationWords {
    private static final String STATISTIC = "(mean|p50|p90|p95|p99)";
    private static final List<Replacement> REPLACEMENTS = List.of(
            new Replacement("(?<=after |within |first )(\\d+) ?(?:m|mins?)\\b", "$1 minutes"),
            new Replacement("\\b(?:under|lower than|less than|faster than|smaller than)\\b|<(?!=)", "below"),
            new Replacement("\\b(?:max(?:imum)?|no more than|not more than|up to|not above)\\b|<=", "at most"),
            new Replacement("\\b(?:min(?:imum)?|no less than|no fewer than)\\b|>=", "at least"),
            new Replacement("\\b(?:average|avg)\\b", "mean"),
            new Replacement("\\bmedian\\b", "p50"),
            new Replacement("\\b(50|90|95|99)(?:th)? percentile\\b", "p$1"),
            new Replacement("\\b" + STATISTIC + " (?:of )?(?:the )?(?:model )?latency\\b", "$1"),
            new Replacement("\\b" + STATISTIC + " (?:is|stays|must be)\\b", "$1"),
            new Replacement("(?<=\\d) ?(?:milliseconds?|millis|msec)\\b", " ms"),
            new Replacement("(?<=\\d) ?(?:seconds?|secs?)\\b", " s"),
            new Replacement("\\b(?:no|0|zero) (?:time[ -]?outs?|timed[ -]out requests)\\b", "no timeouts"),
            new Replacement(" (?:always|at all times|at any time)$", " throughout"));
    private static final Pattern WITHOUT_UNIT =
            Pattern.compile(STATISTIC + " (below|at most) (\\d+(?:\\.\\d+)?)(?! ?(?:ms|s|m)\\b)(?: .*)?");
    private static final Pattern WITHIN = Pattern.compile("(" + STATISTIC + " .*) within (?<minutes>\\d+ minutes?)");
    private static final Pattern OTHER_STATISTIC =
            Pattern.compile("(?!(?:p50|p90|p95|p99) )(?:p\\d[\\d.]*|at most|latency) (?:below|at most) .*");

    private record Replacement(Pattern words, String by) {
        Replacement(String words, String by) {
            this(Pattern.compile(words), by);
        }

        String apply(String text) {
            return words.matcher(text).replaceAll(by);
        }
    }

    private ExpectationWords() {}

    /** The fix for a sentence that has none of the forms; empty if what it means is not clear. */
    static Optional<String> fix(String sentence) {
        String meant = meant(sentence);
        if (ExpectationForm.find(meant).isPresent()) {
            return Optional.of(NearestWord.question("'" + meant + "'"));
        }
        Matcher number = WITHOUT_UNIT.matcher(meant);
        if (number.matches()) {
            return Optional.of("Write the unit, such as " + number.group(3) + " ms or " + number.group(3) + " s");
        }
        Matcher within = WITHIN.matcher(meant);
        if (within.matches()) {
            return Optional.of("Write '" + within.group(1) + " after " + within.group("minutes") + "'");
        }
        return OTHER_STATISTIC.matcher(meant).matches()
                ? Optional.of("Write one of mean, p50, p90, p95 and p99, such as 'p95 below 800 ms'")
                : Optional.empty();
    }

    private static String meant(String sentence) {
        String text = sentence.toLowerCase(Locale.ROOT);
        for (Replacement replacement : REPLACEMENTS) {
            text = replacement.apply(text);
        }
        return text.replaceAll("\\s+", " ").strip();
    }
}
