package io.github.stepscale.report.tuning;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.report.advice.Advice;
import io.github.stepscale.report.page.Markup;
import io.github.stepscale.report.page.PageHeader;
import io.github.stepscale.report.simulation.Assumptions;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.text.Timestamps;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.TuningResult;
import java.util.List;
import java.util.stream.Stream;

/** The short texts of the page, as markup. */
final class TuningSections {
    private TuningSections() {}

    static String head(TuningRequest request) {
        Markup out = PageHeader.subject(
                        request.present().stackName(),
                        request.present().target().names(),
                        "Tuned on " + span(request.trace()) + ".")
                .line();
        request.present().stack().description().ifPresent(text -> out.element("p", text, "class", "what"));
        return out.toString();
    }

    static String span(Trace trace) {
        return ReadableNumbers.of(trace.minutes(), "minute") + " from " + Timestamps.plainMinute(trace.start()) + " to "
                + Timestamps.plainMinute(trace.time(trace.minutes())) + " UTC";
    }

    static String verdict(TuningRequest request, TuningResult result) {
        String first = result.sentences().stream().findFirst().orElse("") + ".";
        String stopped = result.complete() ? "" : " The search was stopped before its end: this is the best so far.";
        return switch (result.verdict()) {
            case CHANGE ->
                isMissedUnseen(request, result)
                        ? PageHeader.verdict(
                                "missed", "✗ A policy that misses the objective on the unseen part", first + stopped)
                        : PageHeader.verdict("met", "✓ A better policy", first + stopped);
            case KEEP -> PageHeader.verdict("met", "✓ Keep it", withoutFirstWords(first) + stopped);
            case NOTHING_QUALIFIES ->
                PageHeader.verdict(
                        "missed",
                        result.complete()
                                ? "✗ No policy keeps "
                                        + ShortageText.of(request).limitText()
                                : "✗ Stopped before a policy was found",
                        first);
        };
    }

    private static boolean isMissedUnseen(TuningRequest request, TuningResult result) {
        return result.unseen()
                .filter(unseen -> !ShortageText.of(request).isKept(unseen.figures()))
                .isPresent();
    }

    /** The mark says them already. */
    private static String withoutFirstWords(String sentence) {
        String words = "Keep it: ";
        return sentence.startsWith(words)
                ? Character.toUpperCase(sentence.charAt(words.length())) + sentence.substring(words.length() + 1)
                : sentence;
    }

    /** The section of all sentences but the first, which is the verdict; nothing if there are no others. */
    static String sentences(TuningResult result) {
        List<String> others =
                result.sentences().stream().skip(1).map(text -> text + ".").toList();
        return others.isEmpty()
                ? ""
                : new Markup()
                        .open("section", "aria-labelledby", "sentences-title")
                        .line()
                        .element("h2", "In words", "id", "sentences-title")
                        .line()
                        .list(others)
                        .close("section")
                        .line()
                        .toString();
    }

    /** The sections on the present policy; nothing without advice. */
    static String advice(TuningRequest request, TuningNotes notes) {
        if (notes.advice().equals(Advice.NONE)) {
            return "";
        }
        return new Markup()
                        .element(
                                "p",
                                "What your present policy lacks, on all traffic and without a search:",
                                "class",
                                "prose",
                                "id",
                                "advice")
                        .line()
                + notes.advice().sections(ScalingPlan.of(request.present()), request.service());
    }

    static String assumptions(TuningRequest request, TuningResult result, TuningNotes notes) {
        ScalingPlan plan = result.choice()
                .map(point -> point.candidate().plan())
                .orElseGet(() -> ScalingPlan.of(request.present()));
        Stream<String> ours = Stream.of(
                "Each part of the traffic is run alone, and starts with the capacity that its first ten minutes need.",
                "Hindsight is a bound: no policy in the same range, with the same delays and one change at a time, keeps the"
                        + " objective for less.",
                "Marks of the unseen part stand at their cost as a multiple of the bound of that part, since the two"
                        + " parts have different traffic.");
        return new Markup()
                .list(Stream.of(
                                notes.traffic().stream(),
                                ours,
                                Assumptions.of(plan, request.service()).stream()
                                        .filter(text -> !text.startsWith("The simulation starts with")))
                        .flatMap(part -> part)
                        .toList())
                .toString();
    }
}
