package io.github.stepscale.tuning;

import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.tuning.certificate.ObjectiveComparison;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.objective.Shortage;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.selection.ChoiceOutlook;
import io.github.stepscale.tuning.selection.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a person has to know about a search, the most important first. */
final class TuningSentences {
    /** The rule of three says nothing of fewer days. */
    private static final int MIN_UNSEEN_DAYS = 4;
    /** With so many days the rule of three gives 10 %. */
    private static final int GOOD_UNSEEN_DAYS = 30;

    private static final String NOTHING_UNSEEN = "Nothing is unseen: the whole traffic was tuned on";
    private static final String MODEL =
            "The simulation of target tracking is a model of stepscale: AWS does not publish"
                    + " how its alarms compute a capacity";

    private final TuningRequest request;
    private final Optional<FrontPoint> present;
    private final TuningChoice choice;
    private final List<FamilyResult> families;
    private final Optional<UnseenReport> unseen;
    private final Optional<ChoiceOutlook> outlook;
    private final boolean complete;

    /**
     * @param outlook what the tuning part says of the choice, if there is one
     * @param complete whether the search ended by itself
     */
    TuningSentences(
            TuningRequest request,
            Optional<FrontPoint> present,
            TuningChoice choice,
            List<FamilyResult> families,
            Optional<UnseenReport> unseen,
            Optional<ChoiceOutlook> outlook,
            boolean complete) {
        this.request = request;
        this.present = present;
        this.choice = choice;
        this.families = families;
        this.unseen = unseen;
        this.outlook = outlook;
        this.complete = complete;
    }

    List<String> all() {
        List<String> sentences = new ArrayList<>();
        sentences.add(verdict());
        choice.cheaper().ifPresent(rival -> sentences.add(cheaper(rival)));
        choice.fixed().ifPresent(fixed -> sentences.add(fixed(fixed)));
        choice.tracking()
                .map(point -> point.candidate().description().scaling())
                .filter(TrackingScaling.class::isInstance)
                .map(TrackingScaling.class::cast)
                .ifPresent(tracking -> sentences.add(tracking(tracking)));
        outlook.filter(known -> known.isMissed(shortage())).ifPresent(known -> sentences.add(tight(known)));
        choice.point()
                .ifPresent(
                        point -> sentences.add(unseen.map(this::unseenSentence).orElse(NOTHING_UNSEEN)));
        unseen.ifPresent(report -> sentences.add(promise(report)));
        outlook.ifPresent(known -> sentences.add(overlapping(known.overlapping())));
        return List.copyOf(sentences);
    }

    /** What a certificate says beside its numbers. */
    List<String> certified() {
        List<String> sentences = new ArrayList<>();
        sentences.add(unseen.map(this::promise).orElse(NOTHING_UNSEEN));
        outlook.filter(known -> known.isMissed(shortage())).ifPresent(known -> sentences.add(tight(known)));
        outlook.ifPresent(known -> sentences.add(overlapping(known.overlapping())));
        choice.point()
                .filter(point -> point.candidate().plan().tracking().isPresent())
                .ifPresent(point -> sentences.add(MODEL));
        return List.copyOf(sentences);
    }

    private String verdict() {
        return switch (choice.verdict()) {
            case KEEP -> "Keep it: no policy that keeps the objective saves enough to change the present one";
            case CHANGE -> change(choice.point().orElseThrow());
            case NOTHING_QUALIFIES -> nothing();
        };
    }

    private String change(FrontPoint point) {
        return "The choice is of the family " + point.candidate().family().words()
                + " and keeps the objective on the tuning part for " + hours(point.figures())
                + present.map(before -> "; the present one costs " + hours(before.figures()) + " with "
                                + shortage().text(shortage().value(before.figures()), 2))
                        .orElse("");
    }

    /** What saves too little for its numbers. */
    private String cheaper(FrontPoint rival) {
        return "The family " + rival.candidate().family().words() + " keeps it for " + hours(rival.figures())
                + ", which saves too little for its "
                + Plurals.of(rival.candidate().parameters().size(), "tuned number");
    }

    private String nothing() {
        if (!complete) {
            return "No policy that was searched before the stop keeps " + objective()
                    + " with its margin and under other delays. Let the search run to its end";
        }
        if (families.stream().allMatch(family -> family.reason().isPresent())) {
            return "None of the families can be searched here, and the present policy does not keep " + objective()
                    + " with its margin and under other delays. Search others";
        }
        return families.stream().allMatch(family -> family.front().isEmpty())
                ? "No policy that was searched keeps all limits of the objective together: "
                        + ObjectiveComparison.text(request.objective()) + ". Raise one of them, or maxCapacity"
                : nearest();
    }

    /** The lowest share that was reached tells whether the objective, the margin or the data are to blame. */
    private String nearest() {
        double lowest = families.stream()
                .flatMap(family -> family.front().stream())
                .mapToDouble(point -> shortage().value(point.figures()))
                .min()
                .orElseThrow();
        boolean warned = families.stream()
                .flatMap(family -> family.rejected().stream())
                .anyMatch(rejected -> rejected.reason() instanceof Rejection.Findings);
        return "No policy that was searched keeps " + objective() + " with its margin and under other delays"
                + (warned ? ", without a warning" : "")
                + ": the lowest " + lowest(lowest) + ". Raise " + shortage().key() + " or maxCapacity";
    }

    private String lowest(double value) {
        return shortage().isShare()
                ? "share is " + ReadableNumbers.percent(value, 4)
                : "is " + shortage().text(value, 4);
    }

    private Shortage shortage() {
        return request.shortage();
    }

    private String fixed(FrontPoint point) {
        int instances = point.candidate().description().capacity().min();
        return "A fixed count does as well: "
                + Plurals.of(instances, request.present().target().unit()) + ", " + hours(point.figures());
    }

    private static String tracking(TrackingScaling tracking) {
        return "Target tracking with target " + tracking.target().toPlainString() + " does as well";
    }

    private String unseenSentence(UnseenReport report) {
        boolean kept = request.isKeptBy(report.figures());
        return "On the unseen part it " + (kept ? "keeps" : "misses") + " the objective: "
                + shortage().clause(shortage().value(report.figures()), 4) + ", for "
                + hours(report.figures()) + (kept ? ratio(report) : bound(report));
    }

    private static String ratio(UnseenReport report) {
        return report.ratio().isPresent()
                ? ", " + ReadableNumbers.of(report.ratio().getAsDouble()) + " times the least that any policy costs"
                : "";
    }

    /** A policy that misses the objective may cost less than those that keep it. */
    private static String bound(UnseenReport report) {
        return report.lowerBoundInstanceHours().isPresent()
                ? "; to keep it costs at least "
                        + ReadableNumbers.of(report.lowerBoundInstanceHours().getAsDouble(), "instance-hour")
                : "";
    }

    private String promise(UnseenReport report) {
        if (report.days() < MIN_UNSEEN_DAYS) {
            int more = MIN_UNSEEN_DAYS - report.days();
            return "Too little data: " + Plurals.of(more, "more unseen day") + " would allow a first promise";
        }
        if (report.daysKept() < report.days()) {
            return "Of " + Plurals.of(report.days(), "unseen day") + ", " + (report.days() - report.daysKept())
                    + " alone had more than " + objective();
        }
        return "All " + Plurals.of(report.days(), "unseen day") + " kept it: with 95 % confidence at most "
                + ReadableNumbers.percent(report.daysMissedAtMost().orElseThrow()) + " of such days miss it"
                + (report.days() < GOOD_UNSEEN_DAYS
                        ? "; " + Plurals.of(GOOD_UNSEEN_DAYS - report.days(), "more day") + " would make that 10 %"
                        : "");
    }

    /** Says before it happens that the objective may be missed. */
    private String tight(ChoiceOutlook known) {
        return "Too little data for so tight an objective: chosen on one half of the tuning part, "
                + (known.rehearsed().isPresent()
                        ? "a policy would have had "
                                + shortage().text(known.rehearsed().getAsDouble(), 4) + " on the other"
                        : "no policy would have kept it with its margin")
                + ". Record for longer, or ask for less";
    }

    /** AWS is silent on it, and no choice depends on it. */
    private String overlapping(RunFigures figures) {
        return "If changes of the capacity overlapped, which AWS does not rule out, "
                + shortage().clause(shortage().value(figures), 4) + " on the tuning part, for " + hours(figures);
    }

    private String objective() {
        return shortage().text(shortage().limit(), 4);
    }

    private static String hours(RunFigures figures) {
        return ReadableNumbers.of(figures.instanceHours(), "instance-hour");
    }
}
