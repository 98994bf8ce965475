package io.github.stepscale.report.certificate;

import io.github.stepscale.simulation.Objective;
import io.github.stepscale.text.Lists;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.text.Timestamps;
import io.github.stepscale.tuning.CertificateReplay;
import io.github.stepscale.tuning.certificate.CertifiedDays;
import io.github.stepscale.tuning.certificate.CertifiedRun;
import io.github.stepscale.tuning.certificate.CertifiedTraffic;
import io.github.stepscale.tuning.certificate.ObjectiveComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/** Compares a prediction with what happened, in words. */
final class CertificateText {
    private static final int DECIMALS = 4;
    private static final int MAX_DAYS = 7;

    private final CertificateReplay replay;
    private final CertifiedRun predicted;
    private final CertifiedRun happened;

    CertificateText(CertificateReplay replay) {
        this.replay = replay;
        this.predicted = replay.certificate().expected();
        this.happened = replay.happened();
    }

    List<CertificateRow> rows() {
        List<CertificateRow> rows = new ArrayList<>();
        rows.add(row(
                "minutes of traffic", run -> ReadableNumbers.of(run.traffic().minutes())));
        rows.add(row("requests above capacity", run -> text(run.excessFraction(), CertificateText::share)));
        if (objective().maxWait().isPresent()) {
            rows.add(row("longest wait", run -> text(run.longestWaitMinutes(), CertificateText::minutes)));
        }
        if (objective().latency().isPresent()) {
            rows.add(
                    row("requests within the latency", run -> text(run.latencyKeptFraction(), CertificateText::share)));
        }
        rows.add(row("instances on average", run -> ReadableNumbers.of(run.meanInstances())));
        rows.add(row("instance-hours", run -> ReadableNumbers.of(run.instanceHours())));
        rows.add(row("times the least that any policy costs", run -> text(run.ratio(), ReadableNumbers::of)));
        rows.add(new CertificateRow(
                "days that keep the objective alone",
                replay.certificate().days().map(CertificateText::days).orElse(ReadableNumbers.NONE),
                days(replay.daysKept(), replay.days().size())));
        return rows;
    }

    private CertificateRow row(String label, Function<CertifiedRun, String> figure) {
        return new CertificateRow(label, figure.apply(predicted), figure.apply(happened));
    }

    private Objective objective() {
        return replay.certificate().objective();
    }

    /** What the figures mean, the verdict first; each without a full stop. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(verdict());
        sentences.add(novelty());
        List<String> missed = replay.days().stream()
                .filter(day -> !day.kept())
                .map(day -> Timestamps.plainMinute(day.start()).substring(0, "2026-01-31".length()))
                .toList();
        if (!missed.isEmpty()) {
            int more = missed.size() - MAX_DAYS;
            sentences.add("Days that alone miss the objective: "
                    + (more > 0
                            ? String.join(", ", missed.subList(0, MAX_DAYS)) + " and "
                                    + ReadableNumbers.of(more, "more day")
                            : Lists.and(missed)));
        }
        if (happened.initialCapacity() != replay.simulatedInitialCapacity()) {
            sentences.add("The run starts with the " + happened.initialCapacity()
                    + " that its first ten minutes need, as those of the certificate do; the simulation starts with "
                    + replay.simulatedInitialCapacity());
        }
        return sentences;
    }

    /** Whether the prediction held. */
    String verdict() {
        return replay.isKept()
                ? "The policy keeps the objective of its certificate, " + ObjectiveComparison.text(objective())
                : "The policy misses the objective of its certificate: " + misses();
    }

    private String misses() {
        return String.join("; ", replay.misses().stream().map(this::miss).toList());
    }

    private String miss(Objective.Miss miss) {
        DoubleFunction<String> text = switch (miss.key()) {
            case "maxExcess", Objective.LATENCY -> CertificateText::share;
            case "maxWait" -> CertificateText::minutes;
            default -> ReadableNumbers::of;
        };
        String allowed = miss.key().equals(Objective.LATENCY)
                ? " of the requests keep it, at least " + text.apply(miss.requested()) + " are needed"
                : ", at most " + text.apply(miss.requested()) + " is allowed";
        return miss.key() + " is "
                + (Double.isFinite(miss.actual()) ? text.apply(miss.actual()) : "beyond the end of the traffic")
                + allowed;
    }

    private String novelty() {
        CertifiedTraffic tuned = replay.certificate().tuned().traffic();
        return switch (replay.novelty()) {
            case NEW -> "This traffic was not tuned on: the figures test the prediction";
            case JUDGED ->
                "This is the unseen part of the certificate itself: it repeats the prediction and tests nothing new";
            case TUNED ->
                "This traffic has minutes that were tuned on, from " + Timestamps.plainMinute(tuned.start()) + " to "
                        + Timestamps.plainMinute(tuned.end()) + " UTC: it is no proof. Record traffic after that";
        };
    }

    private static String days(CertifiedDays days) {
        return days(days.daysKept(), days.days());
    }

    private static String days(int kept, int all) {
        return kept + " of " + Plurals.of(all, "day");
    }

    private static String text(OptionalDouble number, DoubleFunction<String> form) {
        return number.isPresent() ? form.apply(number.getAsDouble()) : ReadableNumbers.NONE;
    }

    private static String share(double share) {
        return ReadableNumbers.percent(share, DECIMALS);
    }

    private static String minutes(double minutes) {
        return ReadableNumbers.of(minutes, "minute");
    }
}
