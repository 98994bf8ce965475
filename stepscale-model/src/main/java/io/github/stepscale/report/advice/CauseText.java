package io.github.stepscale.report.advice;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.ShortageCauses;
import io.github.stepscale.simulation.ShortageCauses.Cause;
import io.github.stepscale.simulation.ShortageCauses.Drop;
import io.github.stepscale.text.ReadableNumbers;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Says where a shortage comes from.
 *
 * @param plan the plan whose shortage it is
 * @param service the properties of the served model
 * @param causes the causes
 */
record CauseText(ScalingPlan plan, Service service, ShortageCauses causes) {
    private static final String REST = "demand that rises within a minute";

    /** One sentence on what the largest part comes from; empty without a shortage. */
    Optional<String> largest() {
        Optional<Drop> largest = causes.drops().stream().max(Comparator.comparing(Drop::amount));
        return largest.map(drop -> drop.amount().compareTo(causes.rest()) > 0
                ? sentence(drop.amount(), name(drop.cause()), action(drop.cause()))
                : sentence(causes.rest(), REST, restAction()));
    }

    private String sentence(BigDecimal amount, String name, String action) {
        return share(amount) + " of the " + whole() + " comes from " + name + ": " + action + ".";
    }

    /** The causes whose removal makes it worse. */
    List<String> notes() {
        return causes.drops().stream()
                .filter(drop -> drop.amount().signum() < 0)
                .map(drop -> "Without " + name(drop.cause()) + " the " + whole() + " would be larger, by "
                        + amount(drop.amount().negate()) + ": it holds capacity that is needed later.")
                .toList();
    }

    String name(Cause cause) {
        return switch (cause) {
            case START_UP_DELAY -> "the start-up delay of " + ReadableNumbers.of(service.scaleOutDelay(), "minute");
            case METRIC_DELAY -> "the metric delay of " + ReadableNumbers.of(service.metricDelay(), "minute");
            case COOLDOWN -> "the cooldown";
            case STEPS -> plan.tracking().isPresent() ? "the alarms of target tracking" : "the steps and their alarms";
            case MAXIMUM ->
                "the maximum of "
                        + ReadableNumbers.of(
                                plan.scaling().capacity().max(),
                                plan.scaling().target().unit());
        };
    }

    String action(Cause cause) {
        return switch (cause) {
            case START_UP_DELAY -> "scale out earlier, or start faster";
            case METRIC_DELAY -> "scale out earlier, since an alarm sees traffic that late";
            case COOLDOWN -> "shorten the cooldown of what scales out";
            case STEPS ->
                plan.scaling().suspended().scaleOut()
                        ? "scaling out is suspended"
                        : plan.tracking().isPresent()
                                ? "lower the target, or use steps"
                                : "ask for more at once, or after fewer periods";
            case MAXIMUM -> "raise maxCapacity";
        };
    }

    String rest() {
        return REST;
    }

    String restAction() {
        return "only capacity in advance serves it: a higher minCapacity, a schedule, or scaling out at a lower value";
    }

    /** What is short, such as {@code shortage}. */
    String whole() {
        return switch (causes.measure()) {
            case EXCESS -> "shortage";
            case LATE -> "late requests";
            case WAIT -> "longest wait";
        };
    }

    /** The heading of a column of amounts. */
    String unit() {
        return switch (causes.measure()) {
            case EXCESS -> "requests above capacity";
            case LATE -> "late requests";
            case WAIT -> "minutes of wait";
        };
    }

    /** An amount as a number, rounded for people. */
    String number(BigDecimal amount) {
        return ReadableNumbers.count(amount.doubleValue());
    }

    private String amount(BigDecimal amount) {
        return ReadableNumbers.count(
                amount.doubleValue(), causes.measure() == ShortageCauses.Measure.WAIT ? "minute" : "request");
    }

    String share(BigDecimal amount) {
        return ReadableNumbers.percent(causes.share(amount).orElse(0));
    }
}
