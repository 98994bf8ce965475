package io.github.stepscale.tuning.certificate;

import io.github.stepscale.simulation.LatencyObjective;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.ReadableNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the limits of objectives, and names them. */
public final class ObjectiveComparison {
    private static final int DIGITS = 6;

    private ObjectiveComparison() {}

    /** The limits as text, such as {@code maxExcess 1 %}; {@code none} without any. */
    public static String text(Objective objective) {
        String limits = Stream.of(
                        limit("maxExcess", objective.maxExcess(), ObjectiveComparison::share),
                        limit("maxWait", objective.maxWait(), ObjectiveComparison::minutes),
                        limit("maxInstanceHours", objective.maxInstanceHours(), ObjectiveComparison::number),
                        objective.latency().map(latency -> "latency " + text(latency)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return limits.isEmpty() ? "none" : limits;
    }

    /** The limits of one objective that another does not imply, as halves of sentences. */
    static List<String> unproven(Objective demanded, Objective proven) {
        List<String> unproven = new ArrayList<>();
        unproven("maxExcess", demanded.maxExcess(), proven.maxExcess(), ObjectiveComparison::share)
                .ifPresent(unproven::add);
        unproven("maxWait", demanded.maxWait(), proven.maxWait(), ObjectiveComparison::minutes)
                .ifPresent(unproven::add);
        unproven(
                        "maxInstanceHours",
                        demanded.maxInstanceHours(),
                        proven.maxInstanceHours(),
                        ObjectiveComparison::number)
                .ifPresent(unproven::add);
        demanded.latency()
                .filter(limit ->
                        proven.latency().filter(known -> implies(known, limit)).isEmpty())
                .map(limit -> "latency is to be " + text(limit) + ", and the certificate "
                        + proven.latency().map(known -> "has " + text(known)).orElse("has no such limit"))
                .ifPresent(unproven::add);
        return unproven;
    }

    private static Optional<String> unproven(
            String key, OptionalDouble demanded, OptionalDouble proven, DoubleFunction<String> text) {
        boolean implied = demanded.isEmpty() || proven.isPresent() && proven.getAsDouble() <= demanded.getAsDouble();
        return implied
                ? Optional.empty()
                : Optional.of(key + " is to be at most " + text.apply(demanded.getAsDouble()) + ", and the certificate "
                        + (proven.isPresent() ? "has " + text.apply(proven.getAsDouble()) : "has no such limit"));
    }

    private static boolean implies(LatencyObjective proven, LatencyObjective demanded) {
        return proven.statistic().equals(demanded.statistic())
                && proven.atMost().compareTo(demanded.atMost()) <= 0
                && proven.requests() >= demanded.requests();
    }

    private static Optional<String> limit(String key, OptionalDouble limit, DoubleFunction<String> text) {
        return limit.isPresent() ? Optional.of(key + " " + text.apply(limit.getAsDouble())) : Optional.empty();
    }

    private static String text(LatencyObjective latency) {
        return latency.limit() + " for " + share(latency.requests()) + " of the requests";
    }

    private static String share(double share) {
        return ReadableNumbers.percent(share, DIGITS);
    }

    private static String minutes(double minutes) {
        return number(minutes) + " min";
    }

    private static String number(double number) {
        return PlainNumbers.rounded(number, DIGITS);
    }
}
