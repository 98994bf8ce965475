package io.github.stepscale.descriptor;

import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.scenario.Expectation;
import io.github.stepscale.scenario.Expectation.Bound;
import io.github.stepscale.scenario.LatencyExpectation;
import io.github.stepscale.scenario.LatencyExpectation.LatencyBound;
import io.github.stepscale.scenario.NoTimeouts;
import io.github.stepscale.yaml.ScalarReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form of a sentence under {@code then}.
 *
 * @param pattern the whole sentence
 * @param expectation makes what it expects; throws if a number is out of range
 */
record ExpectationForm(Pattern pattern, Function<Matcher, Expectation> expectation) {
    static final String UNITS = "(?: (?:instances?|cop(?:y|ies)|units?))?";

    private static final String INSTANCES = "(at least|at most|exactly) (\\d{1,6})" + UNITS;
    private static final String MINUTES = " (\\d{1,6}) minutes?";
    private static final String LATENCY =
            "(mean|p50|p90|p95|p99) (below|at most) ((?:0|[1-9]\\d{0,8})(?:\\.\\d{1,6})?) ?(ms|s|m)";

    private static final List<ExpectationForm> ALL = List.of(
            form(
                    INSTANCES + " within" + MINUTES,
                    found -> new Expectation.Within(bound(found), number(found, 2), number(found, 3))),
            form(
                    INSTANCES + " after" + MINUTES,
                    found -> new Expectation.Throughout(bound(found), number(found, 2), number(found, 3))),
            form(INSTANCES + " throughout", found -> new Expectation.Throughout(bound(found), number(found, 2), 0)),
            form(
                    INSTANCES + " throughout the first" + MINUTES,
                    found -> new Expectation.ThroughoutFirst(bound(found), number(found, 2), number(found, 3))),
            form(
                    "at most (\\d{1,3}(?:\\.\\d{1,6})?) ?% of (?:the )?requests above capacity",
                    found -> new Expectation.MaxExcess(
                            new BigDecimal(found.group(1)).movePointLeft(2).doubleValue())),
            form("no requests above capacity", found -> new Expectation.MaxExcess(0)),
            form("no scaling", found -> new Expectation.NoScaling()),
            form(LATENCY + "(?: throughout)?", found -> latency(found, 0, OptionalInt.empty())),
            form(LATENCY + " after" + MINUTES, found -> latency(found, number(found, 5), OptionalInt.empty())),
            form(
                    LATENCY + " throughout the first" + MINUTES,
                    found -> latency(found, 0, OptionalInt.of(number(found, 5)))),
            form("no timeouts", found -> new NoTimeouts()));

    private static ExpectationForm form(String pattern, Function<Matcher, Expectation> expectation) {
        return new ExpectationForm(Pattern.compile(pattern), expectation);
    }

    /** What a sentence expects, to be made; empty if it has none of the forms. */
    static Optional<Supplier<Expectation>> find(String sentence) {
        return ALL.stream().flatMap(form -> form.match(sentence).stream()).findFirst();
    }

    private Optional<Supplier<Expectation>> match(String sentence) {
        Matcher matcher = pattern.matcher(sentence);
        return matcher.matches() ? Optional.of(() -> expectation.apply(matcher)) : Optional.empty();
    }

    private static Bound bound(Matcher matcher) {
        return Arrays.stream(Bound.values())
                .filter(bound -> bound.words().equals(matcher.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static LatencyExpectation latency(Matcher matcher, int from, OptionalInt first) {
        LatencyBound bound =
                matcher.group(2).equals(LatencyBound.BELOW.words()) ? LatencyBound.BELOW : LatencyBound.AT_MOST;
        Duration limit =
                ScalarReader.parseDuration(matcher.group(3) + matcher.group(4)).orElseThrow();
        return new LatencyExpectation(LatencyStatistic.find(matcher.group(1)).orElseThrow(), bound, limit, from, first);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
