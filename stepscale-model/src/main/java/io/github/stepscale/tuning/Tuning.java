package io.github.stepscale.tuning;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.simulation.Hindsight;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.objective.Shortage;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.search.FrontSearch;
import io.github.stepscale.tuning.search.TrafficPart;
import io.github.stepscale.tuning.search.TrafficSplit;
import io.github.stepscale.tuning.selection.BlockBootstrap;
import io.github.stepscale.tuning.selection.ChoiceOutlook;
import io.github.stepscale.tuning.selection.Qualification;
import io.github.stepscale.tuning.selection.RejectedPolicy;
import io.github.stepscale.tuning.selection.Rejection;
import io.github.stepscale.tuning.space.Candidate;
import io.github.stepscale.tuning.space.PolicyFamily;
import io.github.stepscale.tuning.space.PolicySpace;
import io.github.stepscale.tuning.space.PolicySpaces;
import io.github.stepscale.tuning.space.PolicyTemplate;
import io.github.stepscale.tuning.space.SpacePoints;
import io.github.stepscale.validation.InvalidValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Searches for the cheapest policy that keeps an objective on recorded traffic and promises to keep it on other traffic. A
 * pure function: it chooses on one part of the traffic and reports on the rest.
 */
public final class Tuning {
    /** A saving that other traffic may well not show. */
    private static final double HARDLY_MORE = 0.005;

    private static final String STOPPED = "the search was stopped before its turn";

    private final TuningRequest request;
    private final TuningEnvironment environment;
    private final TrafficSplit split;
    private final PolicyTemplate template;
    private final TrafficPart tuned;
    private final Optional<TrafficPart> unseen;
    private final Qualification qualification;
    private boolean complete = true;

    private Tuning(TuningRequest request, TuningEnvironment environment) {
        this.request = request;
        this.environment = environment;
        this.split = request.split();
        this.template = request.template();
        this.tuned = TrafficPart.of(split.tuned(), request.service(), request.limits());
        this.unseen = split.unseen().map(trace -> TrafficPart.of(trace, request.service(), request.limits()));
        this.qualification = request.qualification(tuned, environment);
    }

    /** Tunes one after the other, without telling how far it is. */
    public static TuningResult run(TuningRequest request) {
        return run(request, TuningEnvironment.standard());
    }

    /** Tunes. The result depends on the request and on what is deployable only. */
    public static TuningResult run(TuningRequest request, TuningEnvironment environment) {
        return new Tuning(request, environment).run();
    }

    private TuningResult run() {
        List<FamilyResult> families = families();
        Optional<FrontPoint> present = present();
        TuningChoice choice = TuningChoice.of(families, present.filter(qualification::isMetBy));
        Optional<UnseenReport> report = choice.point().flatMap(this::unseenReport);
        OptionalDouble lowerBound = lowerBound(tuned);
        Optional<ChoiceOutlook> outlook =
                choice.point().map(point -> ChoiceOutlook.of(tuned, point, frontOf(families, point)));
        TuningSentences sentences = new TuningSentences(request, present, choice, families, report, outlook, complete);
        CertificateAssembler certificate =
                new CertificateAssembler(request, split, lowerBound, report, sentences.certified());
        return new TuningResult(
                choice.verdict(),
                choice.point(),
                sentences.all(),
                families,
                present,
                report,
                choice.point().map(certificate::certify),
                lowerBound,
                complete);
    }

    /** What could have been chosen in place of a policy: those of its family, of the present one all. */
    private static List<FrontPoint> frontOf(List<FamilyResult> families, FrontPoint point) {
        PolicyFamily chosen = point.candidate().family();
        return families.stream()
                .filter(family -> chosen == PolicyFamily.PRESENT || family.family() == chosen)
                .flatMap(family -> family.front().stream())
                .toList();
    }

    /** Lets the simulation be compiled for all families before the first of them is searched. */
    private void warmUp() {
        List<FrontSearch> searches = request.options().families().stream()
                .flatMap(family -> PolicySpaces.of(family, template).stream())
                .filter(space -> refusal(space).isEmpty())
                .map(this::frontSearch)
                .toList();
        environment.workers().map(searches, FrontSearch::warmUp);
    }

    private List<FamilyResult> families() {
        warmUp();
        List<FamilyResult> found = request.options().families().stream()
                .filter(family -> family != PolicyFamily.SCHEDULED_MINIMA)
                .map(family -> unlessStopped(family, () -> search(family)))
                .toList();
        return request.options().families().stream()
                .flatMap(family -> family == PolicyFamily.SCHEDULED_MINIMA
                        ? Stream.of(unlessStopped(family, () -> scheduled(new MinimaSearch(template, tuned, found))))
                        : found.stream().filter(result -> result.family() == family))
                .toList();
    }

    /** Starts no further family once a search is stopped: somebody waits for its end. */
    private FamilyResult unlessStopped(PolicyFamily family, Supplier<FamilyResult> search) {
        return complete ? search.get() : FamilyResult.skipped(family, STOPPED);
    }

    private FamilyResult scheduled(MinimaSearch minima) {
        return minima.refusal()
                .map(reason -> FamilyResult.skipped(PolicyFamily.SCHEDULED_MINIMA, reason))
                .orElseGet(() -> minima.spaces().stream()
                        .map(space -> search(space, minima.worthwhile(space)))
                        .reduce(FamilyResult::cheaper)
                        .orElseThrow());
    }

    private FamilyResult search(PolicyFamily family) {
        Optional<PolicySpace> space = PolicySpaces.of(family, template);
        if (space.isEmpty()) {
            return FamilyResult.skipped(family, PolicySpaces.reason(family, template));
        }
        return refusal(space.get())
                .map(reason -> FamilyResult.skipped(family, reason))
                .orElseGet(() -> search(space.get(), point -> true));
    }

    /** Why the policies of a space cannot be simulated. */
    private Optional<String> refusal(PolicySpace space) {
        Optional<Candidate> first = SpacePoints.coarse(space.parameters()).stream()
                .flatMap(point -> space.candidate(point).stream())
                .findFirst();
        if (first.isEmpty()) {
            return Optional.of("the range of the capacity leaves no choice");
        }
        try {
            tuned.simulator(first.get());
            return Optional.empty();
        } catch (InvalidValueException refused) {
            return Optional.of(refused.violations().get(0).problem());
        }
    }

    private FamilyResult search(PolicySpace space, Predicate<FrontPoint> worthwhile) {
        FrontSearch search = frontSearch(space);
        List<FrontPoint> front = search.run().stream()
                .map(found -> point(space.candidate(found.point()).orElseThrow()))
                .toList();
        complete &= !search.stopped();
        Map<FrontPoint, Optional<Rejection>> known = new HashMap<>();
        Function<FrontPoint, Optional<Rejection>> judge =
                point -> known.computeIfAbsent(point, judged -> rejection(judged, worthwhile));
        Optional<FrontPoint> winner = winner(front, point -> judge.apply(point).isEmpty());
        return new FamilyResult(
                space.family(),
                search.evaluated(),
                front,
                winner,
                winner.flatMap(point -> unseen.map(part -> part.figures(point.candidate()))),
                winner.isPresent() ? Optional.empty() : RejectedPolicy.best(front, judge),
                Optional.empty());
    }

    private FrontSearch frontSearch(PolicySpace space) {
        double requests = tuned.trace().total();
        return new FrontSearch(
                space,
                tuned,
                2 * request.shortage().budget(1, requests),
                request.limits().budget(requests),
                environment.workers(),
                environment.progress());
    }

    private Optional<Rejection> rejection(FrontPoint point, Predicate<FrontPoint> worthwhile) {
        return qualification
                .rejection(point)
                .or(() -> worthwhile.test(point) ? Optional.empty() : Optional.of(new Rejection.OtherDays()));
    }

    /** The cheapest policy that qualifies or, where another costs hardly more, the one that is least short. */
    private static Optional<FrontPoint> winner(List<FrontPoint> front, Predicate<FrontPoint> qualifies) {
        List<FrontPoint> cheapestFirst = new ArrayList<>(front);
        Collections.reverse(cheapestFirst);
        return cheapestFirst.stream()
                .filter(qualifies)
                .findFirst()
                .flatMap(cheapest -> front.stream()
                        .filter(point -> costsHardlyMore(point, cheapest))
                        .filter(qualifies)
                        .findFirst());
    }

    private static boolean costsHardlyMore(FrontPoint point, FrontPoint cheapest) {
        return point.figures().instanceMinutes()
                <= (1 + HARDLY_MORE) * cheapest.figures().instanceMinutes();
    }

    private FrontPoint point(Candidate candidate) {
        return new FrontPoint(candidate, tuned.figures(candidate));
    }

    private Optional<FrontPoint> present() {
        try {
            return Optional.of(point(new Candidate(PolicyFamily.PRESENT, request.present(), List.of())));
        } catch (InvalidValueException refused) {
            return Optional.empty();
        }
    }

    private Optional<UnseenReport> unseenReport(FrontPoint point) {
        return unseen.map(part -> {
            List<Shortage> shortages = part.limits().shortages();
            Timeline timeline = part.run(point.candidate());
            List<Boolean> days = BlockBootstrap.daysKept(shortages, timeline);
            return new UnseenReport(
                    part.figures(point.candidate(), timeline),
                    presentFigures(part),
                    lowerBound(part),
                    BlockBootstrap.kept(shortages, timeline, request.options().seed()),
                    days.size(),
                    Collections.frequency(days, true));
        });
    }

    private Optional<RunFigures> presentFigures(TrafficPart part) {
        return present().map(point -> part.figures(point.candidate()));
    }

    private OptionalDouble lowerBound(TrafficPart part) {
        ScalingDescription present = request.present();
        return Hindsight.of(
                        ScalingPlan.of(present), part.startingIn(present.capacity()), request.objective(), part.trace())
                .map(Hindsight::lowerBoundInstanceHours)
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }
}
